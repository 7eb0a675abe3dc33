package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** A running Rollcall whose database the test can reach behind the server's back. */
interface OnSharedDatabase extends RunningRollcall {

    /** Which database it is. */
    SharedDatabase product();

    /** Returns a connection to the database of the server. */
    default Connection database() throws SQLException {
        return product().connect(Path.of(System.getProperty("rollcall.test.folder"), "h2"));
    }

    /**
     * Lets the retention remove everything that the log of a directory says by now; of what concerns applications, it must
     * have its number.
     *
     * @param directory one that keeps its log for a day
     */
    default void removeLog(ConnectedDirectory directory) throws SQLException {
        Instant time = Instant.now().minus(Duration.ofDays(2));
        String digits = String.format("%012x", time.toEpochMilli());
        try (Connection database = database();
                PreparedStatement statement = database.prepareStatement(
                        "update sync_event set id = concat(?, substring(id, 14)), time = ? where directory_id = ?")) {
            statement.setString(1, digits.substring(0, 8) + "-" + digits.substring(8));
            statement.setObject(2, LocalDateTime.ofInstant(time, ZoneOffset.UTC));
            statement.setString(3, directory.id());
            assertThat(statement.executeUpdate()).isPositive();
        }
        // It may be running by itself just now.
        Eventually.expect(200, () -> administrator().post("/api/admin/timers/log-retention/run", ""));
    }
}
