package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What becomes of a log as it grows old; the test writes the history itself. */
interface RetentionCases extends OnSharedDatabase {

    @Test
    default void removesWhatIsTooOldAThousandLinesAtATime() throws SQLException {
        ConnectedDirectory directory = newDirectory();
        try (Connection database = database();
                Statement statement = database.createStatement()) {
            long begin = watch(statement);
            addEvents(database, directory, 2_500, Duration.ofDays(181));
            addEvents(database, directory, 3, Duration.ofDays(179));

            Caller administrator = administrator();
            // It may be running by itself just now.
            Eventually.expect(200, () -> administrator.post("/api/admin/timers/log-retention/run", ""));

            assertThat(events(directory)).hasSize(3);
            switch (product()) {
                case H2 -> assertStatisticsShowChunks(statement);
                case MARIADB -> assertLogShowsChunks(begin);
            }
        }
    }

    @Test
    default void leavesWhatIsKnownOfTheOriginOfUsersAndGroups() throws SQLException {
        ConnectedDirectory directory = newDirectory(Json.createObjectBuilder()
                .add("synchronization", Json.createObjectBuilder().add("logRetentionDays", 1))
                .build());
        Instant begin = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        FeedReader reader = FeedReader.atTheEnd(administrator());
        String name = People.newName();
        String scimId = People.create(directory.idp(), People.user(name).add("externalId", "E-7"));
        String group = "/api/admin/groups/" + Teams.create(directory.idp(), "Team " + name, scimId);
        String user = "/api/admin/users/"
                + Pages.of(administrator(), "/api/admin/users?search=" + name)
                        .get(0)
                        .getString("id");
        assertThat(Pages.of(administrator(), user + "/history")).hasSize(1);
        reader.all(() -> true);

        removeLog(directory);

        assertThat(Pages.of(administrator(), user + "/history")).isEmpty();
        assertThat(Pages.of(administrator(), group + "/history")).isEmpty();
        JsonObject shown = administrator().get(user).expect(200).json();
        JsonObject link = shown.getJsonObject("link");
        assertThat(link.getString("directoryId")).isEqualTo(directory.id());
        assertThat(link.getString("scimId")).isEqualTo(scimId);
        assertThat(link.getString("externalId")).isEqualTo("E-7");
        assertThat(shown.getString("created")).isEqualTo(link.getString("created"));
        assertThat(Instant.parse(shown.getString("created"))).isBetween(begin, Instant.now());
        JsonObject team = administrator().get(group).expect(200).json();
        assertThat(team.getString("directoryId")).isEqualTo(directory.id());
        assertThat(Instant.parse(team.getString("created"))).isBetween(begin, Instant.now());
    }

    private long watch(Statement statement) throws SQLException {
        if (product() == SharedDatabase.H2) {
            statement.execute("set query_statistics true");
        }
        return product() == SharedDatabase.MARIADB
                ? MariaDbUnderTest.statementLog().map(StatementLog::end).orElse(0L)
                : 0;
    }

    private static void assertStatisticsShowChunks(Statement statement) throws SQLException {
        try (ResultSet removals = statement.executeQuery(
                "select max(max_row_count), sum(cumulative_row_count)"
                        + " from information_schema.query_statistics where lower(sql_statement) like 'delete from sync_event%'")) {
            assertThat(removals.next()).isTrue();
            assertThat(removals.getLong(1)).isEqualTo(1_000);
            assertThat(removals.getLong(2)).isGreaterThanOrEqualTo(2_500);
        }
        statement.execute("set query_statistics false");
    }

    private static void assertLogShowsChunks(long begin) {
        assumeThat(MariaDbUnderTest.statementLog()).isPresent();
        assertThat(MariaDbUnderTest.statementLog().orElseThrow().since(begin))
                .filteredOn(entry -> entry.isStatement()
                        && entry.text().toLowerCase(Locale.ROOT).startsWith("delete from sync_event"))
                .hasSizeGreaterThanOrEqualTo(3);
    }

    private List<JsonObject> events(ConnectedDirectory directory) {
        return administrator()
                .get("/api/admin/directories/" + directory.id() + "/log?action=updated&limit=100")
                .expect(200)
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class);
    }

    private void addEvents(Connection database, ConnectedDirectory directory, int events, Duration age)
            throws SQLException {
        Instant time = Instant.now().minus(age);
        String id = String.format("%012x", time.toEpochMilli());
        try (PreparedStatement statement = database.prepareStatement(
                "insert into sync_event (id, directory_id, time, actor, client, request_id, action, result, status,"
                        + " milliseconds, repeats, reason, changed, quirks) select concat(?, lpad(seq, 12, '0')), ?, ?,"
                        + " 'IDENTITY_PROVIDER', 'client', 'request', 'UPDATED', 'SUCCESS', 200, 1, 1,"
                        + " 'Changed long ago.', 'title', '' from " + product().numbers(1, events))) {
            statement.setString(1, id.substring(0, 8) + "-" + id.substring(8) + "-7000-8000-");
            statement.setString(2, directory.id());
            statement.setObject(3, LocalDateTime.ofInstant(time, ZoneOffset.UTC));
            assertThat(statement.executeUpdate()).isEqualTo(events);
        }
    }
}
