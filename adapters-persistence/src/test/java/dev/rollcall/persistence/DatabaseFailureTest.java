package dev.rollcall.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.RollbackException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseFailureTest {

    @ParameterizedTest
    @CsvSource({
        "1213, 40001, CONFLICT",
        "1205, HY000, CONFLICT",
        "1020, HY000, CONFLICT",
        "1062, 23000, CONFLICT",
        "23505, 23505, CONFLICT",
        "50200, HYT00, CONFLICT",
        "40001, 40001, CONFLICT",
        "1969, 70100, UNAVAILABLE",
        "57014, 57014, UNAVAILABLE",
        "0, 08000, UNAVAILABLE",
        "1040, 08004, UNAVAILABLE",
        "1021, HY000, UNAVAILABLE",
        "1114, HY000, UNAVAILABLE",
        "1030, HY000, UNAVAILABLE",
        "1290, HY000, UNAVAILABLE",
        "1792, 25006, UNAVAILABLE",
        "1836, HY000, UNAVAILABLE",
        "90028, 90028, UNAVAILABLE",
        "90031, 90031, UNAVAILABLE",
        "90097, 90097, UNAVAILABLE",
        "1452, 23000, OTHER",
        "23506, 23506, OTHER",
        "1406, 22001, OTHER"
    })
    void isToldFromTheDriversErrorHoweverDeep(int code, String state, DatabaseFailure expected) {
        SQLException driver = new SQLException("message", state, code);

        assertThat(DatabaseFailure.of(driver)).isEqualTo(expected);
        assertThat(DatabaseFailure.of(new PersistenceException(new IllegalStateException(driver))))
                .isEqualTo(expected);
        assertThat(DatabaseFailure.of(new RollbackException(driver))).isEqualTo(expected);
    }

    @Test
    void countsALostConnectionAsAnOutageAndAnOvertakenRowAsAConflict() {
        assertThat(DatabaseFailure.of(new PersistenceException(new SQLTransientConnectionException())))
                .isEqualTo(DatabaseFailure.UNAVAILABLE);
        assertThat(DatabaseFailure.of(new OptimisticLockException())).isEqualTo(DatabaseFailure.CONFLICT);
        assertThat(DatabaseFailure.of(new IllegalStateException())).isEqualTo(DatabaseFailure.OTHER);
    }

    @Test
    void isDescribedWithoutTheValuesOfTheMessage() {
        SQLException driver = new SQLException("Duplicate entry 'bob' for key 'user_login_name'", "23000", 1062);

        assertThat(DatabaseFailure.describe(new PersistenceException(driver)))
                .isEqualTo("SQLException, error 1062, state 23000");
    }
}
