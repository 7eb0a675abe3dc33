package dev.rollcall.deployment.system;

import static dev.rollcall.deployment.system.People.USERS;
import static dev.rollcall.deployment.system.People.operation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.synclog.Cause;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** RFC 7644, 3.7: as many operations as possible are done. */
    @Test
    default void anOperationOfABulkThatTheServerFailsToDoHarmsNoOther() throws SQLException {
        ConnectedDirectory directory = newDirectory();
        Caller idp = directory.idp();
        List<String> ids = Stream.generate(() -> People.create(idp, People.user(People.newName())))
                .limit(3)
                .toList();
        String operations = ids.stream()
                .map(id -> "{\"method\":\"PATCH\",\"path\":\"/Users/" + id + "\",\"data\":"
                        + operation("replace", "title", "\"Dr.\"") + "}")
                .collect(Collectors.joining(","));
        try (Connection database = database()) {
            update(database, "update link set document = concat('broken', document) where id = ?", ids.get(1));
            Answer answer = idp.post(
                    "/api/scim/v2/Bulk",
                    "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"],\"Operations\":[" + operations
                            + "]}");
            assertThat(answer.expect(200).json().getJsonArray("Operations").getValuesAs(JsonObject.class))
                    .extracting(result -> result.getString("status"))
                    .containsExactly("200", "500", "200");
            assertProblem(directory, Cause.SERVER_ERROR);
            update(database, "update link set document = substring(document, 7) where id = ?", ids.get(1));
        }

        assertThat(ids)
                .extracting(id -> idp.get(USERS + "/" + id).json().getString("title", ""))
                .containsExactly("Dr.", "", "Dr.");
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
