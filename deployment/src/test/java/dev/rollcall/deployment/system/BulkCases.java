package dev.rollcall.deployment.system;

import static dev.rollcall.deployment.system.People.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.scim.schema.CoreSchemas;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is done in another order than it was asked for is answered in the order in which it was asked. */
interface BulkCases extends RunningRollcall {

    String ENTERPRISE = CoreSchemas.ENTERPRISE_USER.id();

    @Test
    default void theAnswerHasTheOrderOfTheRequestWhereverReferencesLead() {
        Caller idp = newDirectory().idp();
        JsonObject ann = reportingTo("bulkId:bob");
        JsonObject bob = reportingTo("bulkId:ann");

        List<JsonObject> results = bulk(
                idp,
                "",
                operation(
                        "POST",
                        "/Groups",
                        "team",
                        Teams.group("Team " + UUID.randomUUID(), List.of("bulkId:bob", "bulkId:ann"))),
                operation("PATCH", "/Users/bulkId:ann", "", People.operation("replace", "title", "\"Dr.\"")),
                operation("DELETE", "/Users/unknown", "", "null"),
                operation("POST", "/Users", "ann", ann),
                operation("POST", "/Users", "bob", bob),
                operation("PUT", "/Users/bulkId:bob", "", bob),
                operation("POST", "/Users", "cid", reportingTo("bulkId:ann")));

        assertThat(results)
                .extracting(result ->
                        result.getString("method") + result.getString("bulkId", "") + " " + result.getString("status"))
                .containsExactly(
                        "POSTteam 201",
                        "PATCH 200",
                        "DELETE 404",
                        "POSTann 201",
                        "POSTbob 201",
                        "PUT 200",
                        "POSTcid 201");
        String annsId = id(results.get(3));
        String bobsId = id(results.get(4));
        assertThat(managerOf(idp, annsId)).isEqualTo(bobsId);
        assertThat(managerOf(idp, bobsId)).isEqualTo(annsId);
        assertThat(managerOf(idp, id(results.get(6)))).isEqualTo(annsId);
        assertThat(Teams.members(idp.get(Teams.GROUPS + "/" + id(results.get(0)))
                        .expect(200)
                        .json()))
                .containsExactlyInAnyOrder(annsId, bobsId);
    }

    @Test
    default void nothingIsBegunAfterAsManyErrorsAsTheClientBears() {
        Caller idp = newDirectory().idp();
        JsonObject first = reportingTo("somebody");
        JsonObject last = reportingTo("somebody");

        List<JsonObject> results = bulk(
                idp,
                "\"failOnErrors\":1,",
                operation("POST", "/Users", "first", first),
                operation("DELETE", "/Users/unknown", "", "null"),
                operation("POST", "/Users", "last", last));

        assertThat(results).extracting(result -> result.getString("status")).containsExactly("201", "404");
        assertThat(People.find(idp, "userName eq \"" + first.getString("userName") + "\""))
                .hasSize(1);
        assertThat(People.find(idp, "userName eq \"" + last.getString("userName") + "\""))
                .isEmpty();
    }

    private static List<JsonObject> bulk(Caller idp, String options, String... operations) {
        String body = "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"]," + options
                + "\"Operations\":[" + String.join(",", operations) + "]}";
        return idp.post("/api/scim/v2/Bulk", body)
                .expect(200)
                .json()
                .getJsonArray("Operations")
                .getValuesAs(JsonObject.class);
    }

    /** One operation; {@code data} is JSON, and {@code bulkId} empty where there is none. */
    private static String operation(String method, String path, String bulkId, Object data) {
        String name = bulkId.isEmpty() ? "" : "\"bulkId\":\"" + bulkId + "\",";
        return "{\"method\":\"" + method + "\",\"path\":\"" + path + "\"," + name + "\"data\":" + data + "}";
    }

    private static JsonObject reportingTo(String manager) {
        return People.user(People.newName())
                .add(
                        ENTERPRISE,
                        Json.createObjectBuilder()
                                .add("manager", Json.createObjectBuilder().add("value", manager)))
                .build();
    }

    private static String id(JsonObject result) {
        String location = result.getString("location");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static String managerOf(Caller idp, String id) {
        return idp.get(USERS + "/" + id)
                .expect(200)
                .json()
                .getJsonObject(ENTERPRISE)
                .getJsonObject("manager")
                .getString("value");
    }
}
