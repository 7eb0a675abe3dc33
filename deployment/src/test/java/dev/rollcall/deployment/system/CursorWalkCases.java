package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Pages by cursor (RFC 9865): whoever is in a directory all along is on exactly one page, forth and back again, however many
 * come and go: 10,000 users in the proof.
 */
interface CursorWalkCases extends RunningRollcall {

    /** How many stay. */
    int STAYING = Boolean.getBoolean("rollcall.proof") ? 10_000 : 200;

    /** Users, found by an index, or by passing through all, which the filter or the order may ask for. */
    List<String> WALKS = List.of(
            "sortBy=id",
            "sortBy=userName&sortOrder=descending",
            "sortBy=meta.created&sortOrder=descending",
            "sortBy=displayName",
            "sortBy=emails.value&sortOrder=descending",
            "filter=active%20eq%20true&sortBy=id&sortOrder=descending",
            "filter=userName%20sw%20%22stays%22&sortBy=userName",
            "filter=title%20co%20%22lead%22",
            "filter=title%20co%20%22lead%22&sortBy=displayName&sortOrder=descending");

    /** Users and groups together. */
    List<String> COMBINED_WALKS = List.of(
            "\"sortBy\":\"displayName\"", "\"filter\":\"id pr\",\"sortBy\":\"id\",\"sortOrder\":\"descending\"");

    @Test
    default void neverMissesNorRepeatsWhoStays() {
        Caller idp = newDirectory().idp();
        List<String> staying = staying(idp);
        for (int round = 0; round < rounds(WALKS); round++) {
            String walk = WALKS.get(round % WALKS.size()) + "&count=" + count();
            meanwhile(
                    () -> comeAndGo(idp),
                    () -> assertThatAllAreSeen(
                            walk,
                            staying,
                            cursor -> idp.get(People.USERS + "?attributes=id&" + walk + "&cursor=" + cursor)));
        }
    }

    @Test
    default void neverMissesNorRepeatsUsersAndGroupsThatStay() {
        Caller idp = newDirectory().idp();
        List<String> staying = staying(idp);
        IntStream.range(0, STAYING / 10).forEach(i -> staying.add(Teams.create(idp, "D " + i % 50 + "." + i)));
        for (int round = 0; round < rounds(COMBINED_WALKS); round++) {
            String walk = COMBINED_WALKS.get(round % COMBINED_WALKS.size()) + ",\"count\":" + count();
            meanwhile(
                    () -> {
                        comeAndGo(idp);
                        idp.delete(Teams.GROUPS + "/" + Teams.create(idp, "D " + UUID.randomUUID()))
                                .expect(204);
                    },
                    () -> assertThatAllAreSeen(
                            walk,
                            staying,
                            cursor -> idp.post(
                                    "/api/scim/v2/.search",
                                    "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:SearchRequest\"],"
                                            + "\"attributes\":[\"id\"]," + walk + ",\"cursor\":\"" + cursor
                                            + "\"}")));
        }
    }

    private static int count() {
        return Math.min(1_000, STAYING / 20 + new Random().nextInt(STAYING / 4));
    }

    private static int rounds(List<String> walks) {
        return Boolean.getBoolean("rollcall.proof") ? 20 : walks.size();
    }

    private static List<String> staying(Caller idp) {
        IntStream.range(0, STAYING / 100)
                .forEach(
                        hundred -> People.createAll(idp, IntStream.range(0, 100).mapToObj(i -> person("stays", i)
                                .build()
                                .toString())));
        List<String> staying = new ArrayList<>();
        follow(
                cursor -> idp.get(People.USERS + "?attributes=id&count=1000&cursor=" + cursor),
                "nextCursor",
                "",
                staying);
        assertThat(staying).hasSize(STAYING);
        return staying;
    }

    /** Many have the same display name. */
    private static JsonObjectBuilder person(String beginning, int number) {
        return People.user(beginning + "." + UUID.randomUUID())
                .add("displayName", "D " + number % 50)
                .add("title", "Team lead");
    }

    /** Somebody who stands before, after or among those that stay. */
    private static void comeAndGo(Caller idp) {
        Random random = new Random();
        String beginning = List.of("guest", "stays", "visitor").get(random.nextInt(3));
        String id = People.create(idp, person(beginning, random.nextInt(50)));
        idp.delete(People.USERS + "/" + id).expect(204);
    }

    private static void assertThatAllAreSeen(String walk, List<String> staying, Function<String, Answer> pages) {
        List<String> seen = new ArrayList<>();
        JsonObject last = follow(pages, "nextCursor", "", seen);
        assertThat(seen).as(walk + " forth").doesNotHaveDuplicates().containsAll(staying);

        List<String> seenAgain = new ArrayList<>(ids(last));
        follow(pages, "previousCursor", last.getString("previousCursor"), seenAgain);
        assertThat(seenAgain).as(walk + " back").doesNotHaveDuplicates().containsAll(staying);
    }

    /** Goes on to the end, and returns the last page; {@code seen} gets what is on all of them. */
    private static JsonObject follow(Function<String, Answer> pages, String step, String from, List<String> seen) {
        String cursor = from;
        while (true) {
            JsonObject page = pages.apply(cursor).expect(200).json();
            seen.addAll(ids(page));
            cursor = page.getString(step, "");
            if (cursor.isEmpty()) {
                return page;
            }
        }
    }

    private static List<String> ids(JsonObject page) {
        return People.resources(page).stream()
                .map(resource -> resource.getString("id"))
                .toList();
    }

    /** Does something over and over while the other work is done, once at least. */
    private static void meanwhile(Runnable repeated, Runnable work) {
        AtomicBoolean isDone = new AtomicBoolean();
        CompletableFuture<Void> crowd = CompletableFuture.runAsync(() -> {
            do {
                repeated.run();
            } while (!isDone.get());
        });
        try {
            work.run();
        } finally {
            isDone.set(true);
            crowd.join();
        }
    }
}
