package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The people that tests push as SCIM users. Login names are unique on the whole server, so each test takes new ones. */
final class People {

    /** The address of users. */
    static final String USERS = "/api/scim/v2/Users";

    private People() {}

    /** A login name that nobody has. */
    static String newName() {
        return "joy." + UUID.randomUUID();
    }

    /** A user with that login name and a work mail address at example.com. */
    static JsonObjectBuilder user(String userName) {
        return Json.createObjectBuilder()
                .add("userName", userName)
                .add(
                        "emails",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("type", "work")
                                        .add("value", userName + "@example.com")));
    }

    /** The id of the user after its creation. */
    static String create(Caller idp, JsonObjectBuilder user) {
        return idp.post(USERS, user.build()).expect(201).json().getString("id");
    }

    /** Creates users, who are given in JSON, by one bulk request. */
    static void createAll(Caller idp, Stream<String> users) {
        String operations = users.map(user -> "{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\""
                        + UUID.randomUUID() + "\",\"data\":" + user + "}")
                .collect(Collectors.joining(","));
        Answer created = idp.post(
                "/api/scim/v2/Bulk",
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"],\"Operations\":[" + operations
                        + "]}");
        assertThat(created.expect(200).json().getJsonArray("Operations"))
                .allSatisfy(result ->
                        assertThat(result.asJsonObject().getString("status")).isEqualTo("201"));
    }

    /** The users of the first page that the filter selects. */
    static List<JsonObject> find(Caller idp, String filter) {
        return resources(
                idp.get(USERS + "?filter=" + Caller.encoded(filter)).expect(200).json());
    }

    /** The resources of a list. */
    static List<JsonObject> resources(JsonObject list) {
        return List.copyOf(list.getJsonArray("Resources").getValuesAs(JsonObject.class));
    }

    /** A PATCH body with one operation; the value is JSON. */
    static String operation(String op, String path, String value) {
        return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[{\"op\":\"" + op
                + "\",\"path\":\"" + path + "\",\"value\":" + value + "}]}";
    }
}
