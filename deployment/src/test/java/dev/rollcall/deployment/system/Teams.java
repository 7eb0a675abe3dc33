package dev.rollcall.deployment.system;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;

/** The groups that tests push. */
final class Teams {

    /** The address of groups. */
    static final String GROUPS = "/api/scim/v2/Groups";

    private Teams() {}

    /** The id of the group after its creation with these members. */
    static String create(Caller idp, String name, String... members) {
        return idp.post(GROUPS, group(name, List.of(members)))
                .expect(201)
                .json()
                .getString("id");
    }

    /** A group with these members. */
    static JsonObject group(String name, List<String> members) {
        return Json.createObjectBuilder()
                .add("displayName", name)
                .add("members", values(members))
                .build();
    }

    /** A PATCH body that adds or removes members, or replaces them by these. */
    static String members(String op, List<String> members) {
        return People.operation(op, "members", values(members).build().toString());
    }

    private static JsonArrayBuilder values(List<String> members) {
        JsonArrayBuilder values = Json.createArrayBuilder();
        members.forEach(member -> values.add(Json.createObjectBuilder().add("value", member)));
        return values;
    }

    /** The ids of the members that an answer shows. */
    static List<String> members(JsonObject group) {
        return group.getJsonArray("members").getValuesAs(JsonObject.class).stream()
                .map(member -> member.getString("value"))
                .toList();
    }

    /** The groups of the first page that the filter selects. */
    static List<JsonObject> find(Caller idp, String filter) {
        return People.resources(idp.get(GROUPS + "?filter=" + Caller.encoded(filter))
                .expect(200)
                .json());
    }
}
