package dev.rollcall.deployment.system;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** 50,000 members in an H2 file. */
@EnabledIfSystemProperty(named = "rollcall.proof", matches = "true", disabledReason = "It takes times.")
class LongGroupOnH2IT extends LongGroup {

    LongGroupOnH2IT() {
        super(50_000, Duration.ofSeconds(15));
    }

    @Override
    Map<String, String> database() {
        return Map.of("ROLLCALL_DB_URL", "jdbc:h2:file:" + folder.resolve("rollcall"));
    }

    @Override
    Connection connect(Map<String, String> database) throws SQLException {
        return DriverManager.getConnection(database.get("ROLLCALL_DB_URL")
                + ";MODE=MariaDB;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE");
    }

    @Override
    String analysis() {
        return "analyze";
    }

    @Override
    String numbersTo(int last) {
        return "(select x as seq from system_range(1, " + last + ")) numbers";
    }
}
