package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A directory of 200,000 users: an administrator finds people among them, and removes it, while the server is killed. Each
 * subclass says by itself that it is part of the proof alone, because that is not inherited.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ManyUsers implements RunningRollcall {

    private static final System.Logger LOG = System.getLogger(ManyUsers.class.getName());
    private static final int USERS = Integer.getInteger("rollcall.proof.users", 200_000);
    private static final int AT_ONCE = 20_000;
    private static final int TRIES = 5;

    @TempDir
    static Path folder;

    private final SharedDatabase database;
    private final Map<String, String> variables = new HashMap<>();
    private LaunchedProcess rollcall;
    private int populated;

    ManyUsers(SharedDatabase database) {
        this.database = database;
    }

    @BeforeAll
    void start() throws Exception {
        variables.putAll(database.environment(folder));
        variables.put("ROLLCALL_BOOTSTRAP_ADMIN_SECRET", BOOTSTRAP_SECRET);
        variables.put("ROLLCALL_PUBLIC_URL", "http://localhost:8080");
        rollcall = LaunchedProcess.in(folder, variables).ready();
    }

    @AfterAll
    void stop() {
        rollcall.close();
    }

    @Override
    public URI address() {
        return rollcall.address();
    }

    @ParameterizedTest
    @CsvSource({"convert, active, userUpdated", "deactivate, inactive, userDeactivated", "delete, deleted, userDeleted"
    })
    void areFoundAtOnceAndReleasedThoughTheServerIsKilled(String fate, String status, String change) throws Exception {
        String directory = newDirectory().id();
        int first = populate(directory);
        assertFoundAtOnce(directory, first + USERS / 2);

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
        for (int number : List.of(first, first + USERS / 2, first + USERS - 1)) {
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

    private void killAndStartAgain() throws Exception {
        rollcall.kill();
        rollcall = LaunchedProcess.in(folder, variables).ready();
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

    /** Returns the number of the first of the new users. */
    private int populate(String directory) throws SQLException {
        int first = populated + 1;
        populated += USERS;
        String own = "'" + directory + "'";
        String id = "concat(lpad(seq, 8, '0'), '-0000-7000-8000-000000000000')";
        String login = "concat('user', seq, '@example.com')";
        try (Connection connection = database.connect(folder);
                Statement statement = connection.createStatement()) {
            for (int next = first; next <= populated; next += AT_ONCE) {
                String users = " from " + database.numbers(next, Math.min(populated, next + AT_ONCE - 1));
                statement.execute("insert into users (id, login_name, login_name_key, name_key, status, blocked,"
                        + " is_protected, owner_id, attributes) select " + id + ", " + login + ", " + login + ", "
                        + login
                        + ", 'ACTIVE', false, false, " + own + ", '{}'" + users);
                statement.execute("insert into link (directory_id, id, user_id, user_name, user_name_key, active, open,"
                        + " version, created, last_modified, document) select " + own + ", " + id + ", " + id + ", "
                        + login + ", " + login
                        + ", true, true, 1, '2026-01-01', '2026-01-01', concat('{\"userName\":\"',"
                        + login + ", '\",\"active\":true,\"name\":{\"familyName\":\"Family', seq,"
                        + " '\"},\"emails\":[{\"value\":\"mail', seq, '@example.com\"}]}')" + users);
                for (String value : List.of(
                        "'name.familyName', concat('family', seq)",
                        "'emails.value', concat('mail', seq, '@example.com')")) {
                    statement.execute("insert into lookup (directory_id, attribute, value_key, resource_id) select "
                            + own + ", " + value + ", " + id + users);
                }
            }
            statement.execute(
                    "insert into link_count (directory_id, stripe, open_links) values (" + own + ", 0, " + USERS + ")");
            statement.execute(database.analysis());
        }
        return first;
    }
}
