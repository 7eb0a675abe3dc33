package dev.rollcall.deployment.system;

import static dev.rollcall.deployment.system.People.USERS;
import static dev.rollcall.deployment.system.People.find;
import static dev.rollcall.deployment.system.People.newName;
import static dev.rollcall.deployment.system.People.user;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a directory defines beyond the core schemas, over the admin API and SCIM (RFC 7643, 3.3). */
interface DirectorySchemaCases extends RunningRollcall {

    String BADGE = "urn:example:params:scim:schemas:Badge:2.0:User";

    @Test
    default void twoDirectoriesNeverSeeEachOthersDefinitions() {
        ConnectedDirectory east = newDirectory();
        ConnectedDirectory west = newDirectory();
        define(east, "{\"extensions\":[" + badge("{\"name\":\"number\"}") + "]}")
                .expect(200);
        define(west, "{\"extensions\":[" + badge("{\"name\":\"number\",\"type\":\"integer\"}") + "]}")
                .expect(200);
        Caller inEast = east.idp();
        Caller inWest = west.idp();
        JsonObject text = withBadge(Json.createObjectBuilder().add("number", "A1"));
        inWest.post(USERS, text).expect(400);
        JsonObject created = inEast.post(USERS, text).expect(201).json();
        assertThat(created.getJsonObject(BADGE).getString("number")).isEqualTo("A1");
        assertThat(inWest.post(USERS, withBadge(Json.createObjectBuilder().add("number", 7)))
                        .expect(201)
                        .json()
                        .getJsonObject(BADGE)
                        .getInt("number"))
                .isEqualTo(7);
        assertThat(typeOfNumber(inEast)).isEqualTo("string");
        assertThat(typeOfNumber(inWest)).isEqualTo("integer");
        Caller third = newDirectory().idp();
        third.get("/api/scim/v2/Schemas/" + BADGE).expect(404);
        anybody().get("/api/scim/v2/Schemas/" + BADGE).expect(404);
        assertThat(third.get("/api/scim/v2/ResourceTypes").expect(200).body()).doesNotContain(BADGE);
        assertThat(anybody().get("/api/scim/v2/Schemas").expect(200).body()).doesNotContain(BADGE);
        assertThat(third.post(USERS, text).expect(409).body()).doesNotContain(BADGE);
    }

    @Test
    default void aFieldThatManySendAtOnceIsDefinedOnce() {
        ConnectedDirectory directory = newDirectory();
        Caller idp = directory.idp();
        List<Answer> answers = Crowd.ask(
                12,
                i -> idp.post(
                        USERS,
                        user(newName()).add("profileField_crowd", "c" + i).build()));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
        JsonObject defined = schemas(directory).expect(200).json();
        assertThat(defined.getJsonArray("profileFields")).hasSize(1);
        assertThat(find(idp, "profileField_crowd pr")).hasSize(12);
    }

    @Test
    default void aDefinitionThatIsWrongNamesItsFields() {
        ConnectedDirectory directory = newDirectory();
        Answer refused = define(
                        directory,
                        "{\"profileFields\":[{\"key\":\"a b\"}],\"extensions\":["
                                + badge("{\"name\":\"id\"},{\"name\":\"n\",\"type\":\"text\"}") + "],\"more\":1}")
                .expect(400);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refused.json().getJsonArray("errors").getValuesAs(JsonObject.class))
                .extracting(error -> error.getString("field"))
                .containsExactlyInAnyOrder(
                        "profileFields[0].key",
                        "extensions[0].attributes[0].name",
                        "extensions[0].attributes[1].type",
                        "more");
        assertThat(schemas(directory).expect(200).json().getJsonArray("extensions"))
                .isEmpty();
        administrator().get("/api/admin/directories/unknown/schemas").expect(404);
        administrator()
                .put(
                        "/api/admin/directories/unknown/schemas",
                        Json.createObjectBuilder().build())
                .expect(404);
        directory
                .idp()
                .get("/api/admin/directories/" + directory.id() + "/schemas")
                .expect(401);
    }

    @Test
    default void aUniqueValueIsOneUsersAlone() {
        ConnectedDirectory directory = newDirectory();
        Caller idp = directory.idp();
        String first = People.create(idp, withNumber("A1"));
        String second = People.create(idp, withNumber("a1"));
        String third = People.create(idp, withNumber("B2"));
        String unique = "{\"extensions\":[" + badge("{\"name\":\"number\",\"uniqueness\":\"server\"}") + "]}";
        define(directory, "{\"extensions\":[" + badge("{\"name\":\"number\"}") + "]}")
                .expect(200);
        setNumber(idp, first, "A1").expect(200);
        setNumber(idp, second, "a1").expect(200);
        setNumber(idp, third, "B2").expect(200);
        assertThat(define(directory, unique).expect(409).body()).contains("1 values");
        assertThat(schemas(directory).expect(200).body()).doesNotContain("\"server\"");

        setNumber(idp, second, "C3").expect(200);
        define(directory, unique).expect(200);
        assertThat(find(idp, BADGE + ":number eq \"b2\"")).hasSize(1);
        Answer taken = setNumber(idp, third, "a1").expect(409);
        assertThat(taken.json().getString("scimType")).isEqualTo("uniqueness");
        assertThat(taken.json().getString("detail")).contains(BADGE + ":number");
        idp.post(USERS, withNumber("c3").build()).expect(409);
        setNumber(idp, first, "D4").expect(200);
        setNumber(idp, third, "a1").expect(200);
        idp.delete(USERS + "/" + second).expect(204);
        People.create(idp, withNumber("C3"));
        ConnectedDirectory other = newDirectory();
        define(other, unique).expect(200);
        People.create(other.idp(), withNumber("C3"));
        List<Answer> race = Crowd.ask(8, i -> idp.post(USERS, withNumber("race").build()));
        assertThat(race).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 409);
    }

    @Test
    default void aUserWhoIsTakenOverLeavesNoUniqueValueBehind() {
        ConnectedDirectory first = newDirectory();
        ConnectedDirectory second = newDirectory(Json.createObjectBuilder()
                .add("users", Json.createObjectBuilder().add("usersOfOtherDirectories", "takeOver"))
                .build());
        define(first, "{\"extensions\":[" + badge("{\"name\":\"number\",\"uniqueness\":\"server\"}") + "]}")
                .expect(200);
        String name = newName();
        String left = People.create(first.idp(), user(name).add(BADGE, number("7")));
        first.idp().post(USERS, withNumber("7").build()).expect(409);

        People.create(second.idp(), user(name));

        first.idp().get(USERS + "/" + left).expect(404);
        People.create(first.idp(), withNumber("7"));
    }

    private static JsonObjectBuilder number(String number) {
        return Json.createObjectBuilder().add("number", number);
    }

    private static JsonObjectBuilder withNumber(String number) {
        return user(newName()).add(BADGE, number(number));
    }

    private static Answer setNumber(Caller idp, String id, String number) {
        return idp.patch(USERS + "/" + id, People.operation("add", BADGE + ":number", "\"" + number + "\""));
    }

    private Answer schemas(ConnectedDirectory directory) {
        return administrator().get("/api/admin/directories/" + directory.id() + "/schemas");
    }

    private Answer define(ConnectedDirectory directory, String json) {
        return administrator()
                .send("PUT", "/api/admin/directories/" + directory.id() + "/schemas", BodyPublishers.ofString(json));
    }

    private static String badge(String attributes) {
        return "{\"id\":\"" + BADGE + "\",\"name\":\"Badge\",\"attributes\":[" + attributes + "]}";
    }

    private static JsonObject withBadge(JsonObjectBuilder badge) {
        return user(newName()).add(BADGE, badge).build();
    }

    private static String typeOfNumber(Caller idp) {
        return idp.get("/api/scim/v2/Schemas/" + BADGE)
                .expect(200)
                .json()
                .getJsonArray("attributes")
                .getJsonObject(0)
                .getString("type");
    }
}
