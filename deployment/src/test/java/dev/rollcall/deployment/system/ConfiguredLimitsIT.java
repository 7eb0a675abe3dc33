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
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A Rollcall with other limits than the usual ones; requests have two seconds: less than they wait for a lock. */
class ConfiguredLimitsIT {

    private static final String BULK = "/api/scim/v2/Bulk";

    private static final String RENAME = operation("replace", "title", "\"Dr.\"");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(SharedDatabase.class)
    void areThoseThatAreEnforcedAndPublished(SharedDatabase product) throws Exception {
        Map<String, String> variables = new HashMap<>(product.environment(folder));
        variables.put("ROLLCALL_BOOTSTRAP_ADMIN_SECRET", RunningRollcall.BOOTSTRAP_SECRET);
        variables.put("ROLLCALL_REQUEST_LIMIT_SECONDS", "2");
        variables.put("ROLLCALL_LONG_BODY_LIMIT_BYTES", "70000");
        variables.put("ROLLCALL_BULK_OPERATIONS", "3");
        try (LaunchedProcess rollcall = LaunchedProcess.in(folder, variables).ready()) {
            RunningRollcall running = rollcall::address;
            ConnectedDirectory directory = running.newDirectory();
            Caller idp = directory.idp();
            assertSmallRequests(idp);
            assertTimeToAnswer(idp, product);
            assertThat(notFound(running.administrator(), directory))
                    .as("lines about what was refused in time, in a request that took too long")
                    .isEqualTo(2);
        }
    }

    private static void assertSmallRequests(Caller idp) {
        assertThat(idp.get("/api/scim/v2/ServiceProviderConfig")
                        .expect(200)
                        .json()
                        .getJsonObject("bulk")
                        .toString())
                .isEqualTo("{\"supported\":true,\"maxOperations\":3,\"maxPayloadSize\":70000}");
        Answer tooMany = idp.post(BULK, bulk("{}", "{}", "{}", "{}")).expect(413);
        assertThat(tooMany.json().getString("detail")).contains("at most 3 operations");
        idp.post(BULK, bulk(" ".repeat(70_000) + "{}")).expect(413);
        idp.post(Teams.GROUPS, " ".repeat(70_000) + "{}").expect(413);
    }

    private void assertTimeToAnswer(Caller idp, SharedDatabase product) throws Exception {
        String id = People.create(idp, People.user(People.newName()));
        String newcomer = People.newName();
        String bulk = bulk(
                rename(id),
                "{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"1\",\"data\":"
                        + People.user(newcomer).build() + "}");
        try (Connection database = product.connect(folder)) {
            database.setAutoCommit(false);
            lock(database, id);

            Answer late = idp.patch(USERS + "/" + id, RENAME).expect(503);
            assertThat(late.header("Retry-After")).isNotEmpty();
            assertThat(late.json().getString("detail")).startsWith("The request has taken 2 seconds");
            assertThat(statuses(idp.post(BULK, bulk))).containsExactly("503", "503");
            assertThat(statuses(idp.post(BULK, bulk(deletion(), deletion(), rename(id)))))
                    .containsExactly("404", "404", "503");
            database.rollback();
        }

        assertThat(People.find(idp, "userName eq \"" + newcomer + "\"")).isEmpty();
        assertThat(statuses(idp.post(BULK, bulk))).containsExactly("200", "201");
        assertThat(idp.get(USERS + "/" + id).expect(200).json().getString("title"))
                .isEqualTo("Dr.");
    }

    private static String bulk(String... operations) {
        return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"],\"Operations\":["
                + String.join(",", operations) + "]}";
    }

    private static String rename(String id) {
        return "{\"method\":\"PATCH\",\"path\":\"/Users/" + id + "\",\"data\":" + RENAME + "}";
    }

    private static String deletion() {
        return "{\"method\":\"DELETE\",\"path\":\"/Users/" + UUID.randomUUID() + "\"}";
    }

    private static long notFound(Caller administrator, ConnectedDirectory directory) {
        return administrator
                .get("/api/admin/directories/" + directory.id() + "/log?limit=100")
                .expect(200)
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(event -> event.get("status").toString().equals("404"))
                .count();
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
