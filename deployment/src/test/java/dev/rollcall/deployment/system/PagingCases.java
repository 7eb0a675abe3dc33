package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Requirement H10: whoever was there at the start is on exactly one page, of whatever size, also while others come. */
interface PagingCases extends RunningRollcall {

    @Test
    default void everyUserIsOnOnePageWhileOthersCome() {
        boolean isProof = Boolean.getBoolean("rollcall.proof");
        int users = isProof ? 10_000 : 300;
        int newcomers = isProof ? 100 : 20;
        Caller idp = newDirectory().idp();
        String family = People.newName();
        IntStream.range(0, users / 100)
                .forEach(hundred -> People.createAll(
                        idp, IntStream.range(0, 100).mapToObj(i -> People.user(family + "." + hundred + "." + i)
                                .build()
                                .toString())));
        List<String> all = ids(walk(idp, 1_000));
        assertThat(all).hasSize(users).doesNotHaveDuplicates();
        List<String> members =
                IntStream.range(0, users / 3).mapToObj(i -> all.get(i * 3)).toList();
        Teams.create(idp, family, members.toArray(String[]::new));

        for (int count : new int[] {7, 50, 999}) {
            CompletableFuture<Void> coming = CompletableFuture.runAsync(() -> IntStream.range(0, newcomers)
                    .forEach(i -> People.create(idp, People.user(family + ".new." + count + "." + i))));
            List<JsonObject> seen = walk(idp, count);
            coming.join();

            assertThat(ids(seen)).doesNotHaveDuplicates().containsAll(all);
            assertThat(ids(seen.stream()
                            .filter(user -> user.containsKey("groups"))
                            .toList()))
                    .isEqualTo(members);
        }
    }

    @Test
    default void aCursorIsOfOneDirectory() {
        Caller east = newDirectory().idp();
        Caller west = newDirectory().idp();
        for (Caller idp : List.of(east, east, west, west)) {
            People.create(idp, People.user(People.newName()));
        }
        String firstPage = People.USERS + "?count=1&cursor=";
        String cursor = east.get(firstPage).expect(200).json().getString("nextCursor");

        Answer refused = west.get(firstPage + cursor).expect(400);

        assertThat(refused.json().getString("scimType")).isEqualTo("invalidCursor");
        east.get(firstPage + cursor).expect(200);
    }

    private static List<String> ids(List<JsonObject> users) {
        return users.stream().map(user -> user.getString("id")).toList();
    }

    private static List<JsonObject> walk(Caller idp, int count) {
        List<JsonObject> seen = new ArrayList<>();
        int total;
        do {
            JsonObject page = idp.get(People.USERS + "?startIndex=" + (seen.size() + 1) + "&count=" + count
                            + "&attributes=groups")
                    .expect(200)
                    .json();
            total = page.getInt("totalResults");
            List<JsonObject> users = People.resources(page);
            assertThat(users).hasSizeLessThanOrEqualTo(count);
            seen.addAll(users);
        } while (seen.size() < total);
        return seen;
    }
}
