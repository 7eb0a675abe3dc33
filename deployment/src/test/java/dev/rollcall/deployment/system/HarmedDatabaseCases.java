package dev.rollcall.deployment.system;

import static dev.rollcall.deployment.system.People.USERS;
import static dev.rollcall.deployment.system.People.operation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.synclog.Cause;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The causes of problems that no request brings about: the test harms the database behind the server's back. */
interface HarmedDatabaseCases extends OnSharedDatabase, ProblemCases {

    @Test
    default void aFaultOfTheServerIsAProblemUntilTheUserCanBeReadAgain() throws SQLException {
        ConnectedDirectory directory = newDirectory();
        Caller idp = directory.idp();
        String id = People.create(idp, People.user(People.newName()));
        try (Connection database = database()) {
            update(database, "update link set document = concat('broken', document) where id = ?", id);
            idp.patch(USERS + "/" + id, operation("replace", "title", "\"Dr.\""))
                    .expect(500);
            assertProblem(directory, Cause.SERVER_ERROR);
            update(database, "update link set document = substring(document, 7) where id = ?", id);
        }

        idp.patch(USERS + "/" + id, operation("replace", "title", "\"Dr.\"")).expect(200);
        assertThat(problems(directory)).isEmpty();
    }

    @Test
    @EnabledIfSystemProperty(
            named = "rollcall.proof",
            matches = "true",
            disabledReason = "It waits for a lock 5 times.")
    default void aDatabaseThatLetsNobodyWriteIsAProblemUntilItDoes() throws SQLException {
        ConnectedDirectory directory = newDirectory();
        Caller idp = directory.idp();
        String id = People.create(idp, People.user(People.newName()));
        try (Connection database = database()) {
            database.setAutoCommit(false);
            update(database, "update link set version = version where id = ?", id);
            assertThat(idp.patch(USERS + "/" + id, operation("replace", "title", "\"Dr.\""))
                            .expect(503)
                            .header("Retry-After"))
                    .isNotEmpty();
            database.rollback();
        }

        Instant end = Instant.now().plusSeconds(30);
        while (problems(directory).isEmpty() && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
        assertProblem(directory, Cause.UNAVAILABLE);
        idp.patch(USERS + "/" + id, operation("replace", "title", "\"Dr.\"")).expect(200);
        assertThat(problems(directory)).isEmpty();
    }

    private void assertProblem(ConnectedDirectory directory, Cause cause) {
        assertThat(problems(directory)).singleElement().satisfies(problem -> {
            assertThat(problem.getString("cause")).isEqualTo(cause.spelling());
            assertThat(problem.getString("help")).isEqualTo(cause.help());
        });
    }

    private static void update(Connection database, String sql, String id) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            statement.setString(1, id);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }
}
