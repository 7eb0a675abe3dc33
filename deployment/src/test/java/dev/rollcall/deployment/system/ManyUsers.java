package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A directory of 200,000 users: an administrator finds people among them, and removes it, while the server is killed. Each
 * subclass says by itself that it is part of the proof alone, because that is not inherited.
 */
abstract class ManyUsers extends FilledServer {

    private static final System.Logger LOG = System.getLogger(ManyUsers.class.getName());
    private static final int USERS = Integer.getInteger("rollcall.proof.users", 200_000);
    private static final int TRIES = 5;

    ManyUsers(SharedDatabase database) {
        super(database);
    }

    @ParameterizedTest
    @CsvSource({"convert, active, userUpdated", "deactivate, inactive, userDeactivated", "delete, deleted, userDeleted"
    })
    void areFoundAtOnceAndReleasedThoughTheServerIsKilled(String fate, String status, String change) throws Exception {
        Filled filled = newDirectoryOf(USERS);
        String directory = filled.directory().id();
        assertFoundAtOnce(directory, filled.middle());

        Caller administrator = administrator();
        String path = "/api/admin/directories/" + directory;
        administrator.patch(path, "{\"active\":false}").expect(200);
        String token = anybody().accessToken("admin", BOOTSTRAP_SECRET, "admin");
        FeedReader reader =
                FeedReader.atTheEnd(pathAndQuery -> anybody().bearing(token).get(pathAndQuery));
        long begin = System.nanoTime();
        CompletableFuture<Void> removal = CompletableFuture.runAsync(() -> remove(administrator, path, fate));
        Set<String> released = new TreeSet<>();
        takeUntil(1, reader, change, released);
        killAndStartAgain();
        removal.join();
        assertThat(released).hasSizeLessThan(USERS / 3);
        // By now a timer is at it.
        takeUntil(USERS / 2, reader, change, released);
        killAndStartAgain();
        takeUntil(USERS, reader, change, released);

        LOG.log(
                System.Logger.Level.INFO,
                "{0}: {1} of {2} users, killed twice, {3} s",
                database,
                fate,
                USERS,
                (System.nanoTime() - begin) / 1_000_000_000);
        administrator().get(path).expect(404);
        for (int number : List.of(filled.first(), filled.middle(), filled.last())) {
            assertThat(find(status, "user" + number + "@")).singleElement().satisfies(user -> {
                assertThat(user.asJsonObject().isNull("link")).isTrue();
                assertThat(user.asJsonObject().getJsonObject("effective").toString())
                        .contains("Family" + number);
            });
        }
    }

    /** The answer may be lost with the server. */
    private static void remove(Caller administrator, String path, String fate) {
        try {
            administrator.delete(path + "?users=" + fate).expect(204);
        } catch (UncheckedIOException e) {
            LOG.log(System.Logger.Level.INFO, "killed before its answer: {0}", e.getMessage());
        }
    }

    /** Reads the feed until it has told of so many users, each once. */
    private static void takeUntil(int users, FeedReader reader, String change, Set<String> released) {
        while (released.size() < users) {
            for (JsonObject item : reader.next(10)) {
                if (item.getString("type").equals(change)) {
                    assertThat(released.add(item.getString("user"))).isTrue();
                }
            }
        }
    }

    private void assertFoundAtOnce(String directory, int number) {
        Caller administrator = administrator();
        for (String search : List.of("user" + number, "USER" + number + "@", "family" + number, "mail" + number, "")) {
            String path = "/api/admin/users?directory=" + directory + "&search=" + search;
            long[] nanos = new long[TRIES];
            for (int i = 0; i < TRIES; i++) {
                long begin = System.nanoTime();
                Answer answer = administrator.get(path);
                nanos[i] = System.nanoTime() - begin;
                assertThat(answer.expect(200).json().getJsonArray("items")).isNotEmpty();
            }
            Arrays.sort(nanos);
            Duration median = Duration.ofNanos(nanos[TRIES / 2]);
            LOG.log(
                    System.Logger.Level.INFO,
                    "{0}: an administrator looks for \"{1}\" over HTTP: {2} ms",
                    database,
                    search,
                    median.toMillis());
            assertThat(median).isLessThan(Duration.ofMillis(500));
        }
        assertThat(find("active", "nobody")).isEmpty();
    }

    private JsonArray find(String status, String search) {
        return administrator()
                .get("/api/admin/users?status=" + status + "&search=" + search)
                .expect(200)
                .json()
                .getJsonArray("items");
    }
}
