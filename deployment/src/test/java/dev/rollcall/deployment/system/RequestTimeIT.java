package dev.rollcall.deployment.system;

import static dev.rollcall.deployment.system.People.USERS;
import static dev.rollcall.deployment.system.People.operation;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of requests that take longer than they may, on a Rollcall that leaves them two seconds: less than they wait for a lock. */
class RequestTimeIT {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(SharedDatabase.class)
    void aRequestThatTakesTooLongIsGivenUpAndCanBeSentAgain(SharedDatabase product) throws Exception {
        Map<String, String> variables = new HashMap<>(product.environment(folder));
        variables.put("ROLLCALL_BOOTSTRAP_ADMIN_SECRET", RunningRollcall.BOOTSTRAP_SECRET);
        variables.put("ROLLCALL_REQUEST_LIMIT_SECONDS", "2");
        try (LaunchedProcess rollcall = LaunchedProcess.in(folder, variables).ready()) {
            RunningRollcall running = rollcall::address;
            Caller idp = running.newDirectory().idp();
            String id = People.create(idp, People.user(People.newName()));
            String newcomer = People.newName();
            String bulk = """
                    {"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"Operations":[
                      {"method":"PATCH","path":"/Users/%s","data":%s},
                      {"method":"POST","path":"/Users","bulkId":"1","data":%s}]}
                    """.formatted(
                            id,
                            operation("replace", "title", "\"Dr.\""),
                            People.user(newcomer).build());
            try (Connection database = product.connect(folder)) {
                database.setAutoCommit(false);
                lock(database, id);

                Answer late = idp.patch(USERS + "/" + id, operation("replace", "title", "\"Dr.\""))
                        .expect(503);
                assertThat(late.header("Retry-After")).isNotEmpty();
                assertThat(late.json().getString("detail")).startsWith("The request has taken 2 seconds");

                assertThat(statuses(idp.post("/api/scim/v2/Bulk", bulk))).containsExactly("503", "503");
                database.rollback();
            }

            assertThat(People.find(idp, "userName eq \"" + newcomer + "\"")).isEmpty();
            assertThat(statuses(idp.post("/api/scim/v2/Bulk", bulk))).containsExactly("200", "201");
            assertThat(idp.get(USERS + "/" + id).expect(200).json().getString("title"))
                    .isEqualTo("Dr.");
        }
    }

    private static List<String> statuses(Answer bulk) {
        return bulk.expect(200).json().getJsonArray("Operations").getValuesAs(JsonObject.class).stream()
                .map(result -> result.getString("status"))
                .toList();
    }

    private static void lock(Connection database, String id) throws Exception {
        try (PreparedStatement lock = database.prepareStatement("update link set version = version where id = ?")) {
            lock.setString(1, id);
            assertThat(lock.executeUpdate()).isEqualTo(1);
        }
    }
}
