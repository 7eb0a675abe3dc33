package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What becomes of a log as it grows old; the test writes the history itself. */
interface MariaDbRetentionCases extends RunningRollcall {

    @Test
    default void removesWhatIsTooOldAThousandLinesAtATime() throws SQLException {
        assumeThat(MariaDbUnderTest.statementLog()).isPresent();
        StatementLog statements = MariaDbUnderTest.statementLog().orElseThrow();
        ConnectedDirectory directory = newDirectory();
        long begin = statements.end();
        addEvents(directory, 2_500, Duration.ofDays(181));
        addEvents(directory, 3, Duration.ofDays(179));

        Caller administrator = administrator();
        // It may be running by itself just now.
        Eventually.expect(200, () -> administrator.post("/api/admin/timers/log-retention/run", ""));

        assertThat(events(directory)).hasSize(3);
        assertThat(statements.since(begin))
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

    private static void addEvents(ConnectedDirectory directory, int events, Duration age) throws SQLException {
        long time = Instant.now().minus(age).toEpochMilli();
        String id = String.format("%012x", time);
        try (Connection connection = MariaDbUnderTest.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "insert into sync_event (id, directory_id, time, actor, client, request_id, action, result, status,"
                            + " milliseconds, repeats, reason, changed, quirks) select concat('" + id.substring(0, 8)
                            + "-" + id.substring(8) + "-7000-8000-', lpad(seq, 12, '0')), '" + directory.id()
                            + "', from_unixtime(" + time / 1000 + "), 'IDENTITY_PROVIDER', 'client', 'request',"
                            + " 'UPDATED', 'SUCCESS', 200, 1, 1, 'Changed long ago.', 'title', '' from seq_1_to_"
                            + events);
        }
    }
}
