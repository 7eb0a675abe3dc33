package dev.rollcall.deployment.system;

import static dev.rollcall.deployment.system.People.USERS;
import static dev.rollcall.deployment.system.People.newName;
import static dev.rollcall.deployment.system.People.operation;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a directory declares secret after it was pushed: the values stay, but no client of SCIM sees them or can guess them. */
interface OwnSecretCases extends RunningRollcall {

    String SAFE = "urn:example:params:scim:schemas:Safe:1.0:User";

    String CODE = "4-8-15-16";

    /** The attributes that hold the code, as filters name them. */
    List<String> SECRETS = List.of(SAFE + ":code", SAFE + ":box.code", SAFE + ":boxes.code", "profileField_code");

    @Test
    default void whatBecomesSecretIsNeitherShownNorGuessed() {
        ConnectedDirectory directory = newDirectory();
        Caller administrator = administrator();
        Caller idp = directory.idp();
        define(directory, "\"caseExact\":true");
        String path = USERS + "/" + People.create(idp, People.user(newName()).addAll(secrets()));
        String user = "/api/admin/users/" + userId(directory);
        assertThat(codes(idp, path)).isEqualTo(5);
        define(directory, "\"mutability\":\"writeOnly\",\"returned\":\"never\"");

        List<Answer> answers = new ArrayList<>();
        for (String secret : SECRETS) {
            for (String asked : List.of("?attributes=" + secret, "?attributes=" + SAFE, "?excludedAttributes=groups")) {
                answers.add(idp.get(path + asked).expect(200));
                answers.add(idp.get(USERS + asked).expect(200));
            }
            for (String filter : List.of(secret + " pr", secret + " eq \"" + CODE + "\"", secret + " sw \"4\"")) {
                String search =
                        Json.createObjectBuilder().add("filter", filter).build().toString();
                assertThat(found(idp.get(USERS + "?filter=" + Caller.encoded(filter))))
                        .as(filter)
                        .isZero();
                assertThat(found(idp.get(USERS + "?cursor=&filter=" + Caller.encoded(filter))))
                        .isZero();
                assertThat(found(idp.post(USERS + "/.search", search))).isZero();
                assertThat(found(idp.post("/api/scim/v2/.search", search))).isZero();
            }
            idp.get(USERS + "?sortBy=" + secret).expect(400);
            idp.post(USERS + "/.search", "{\"sortBy\":\"" + secret + "\"}").expect(400);
            idp.post("/api/scim/v2/.search", "{\"sortBy\":\"" + secret + "\"}").expect(400);
        }
        answers.add(idp.patch(path, operation("replace", "title", "\"Dr.\"")).expect(200));
        answers.add(guesses(idp, path));
        for (String read : List.of(
                user + "/history",
                "/api/admin/users?search=4-8",
                "/api/admin/directories/" + directory.id() + "/log",
                "/api/admin/directories/" + directory.id() + "/problems")) {
            answers.add(administrator.get(read).expect(200));
        }
        answers.add(administrator
                .with("Accept", "text/csv")
                .get("/api/admin/directories/" + directory.id() + "/log")
                .expect(200));

        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.body()).as(answer.request()).doesNotContain(CODE));
        define(directory, "\"caseExact\":true");
        assertThat(codes(idp, path)).as("what nobody could remove or replace").isEqualTo(5);
    }

    /** Removals by what the secret is, in a bulk request: each is answered alike, right or wrong. */
    private static Answer guesses(Caller idp, String path) {
        String user = path.substring(path.indexOf("/Users"));
        String right = removal(user, CODE);
        String wrong = removal(user, "0-0-0-0");
        Answer answer = idp.post(
                        "/api/scim/v2/Bulk",
                        "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"],\"Operations\":[" + right
                                + "," + wrong + "]}")
                .expect(200);
        assertThat(answer.json().getJsonArray("Operations").getValuesAs(JsonObject.class))
                .extracting(result -> result.getString("status"))
                .hasSize(2)
                .containsOnly(answer.json()
                        .getValue("/Operations/0/status")
                        .toString()
                        .replace("\"", ""));
        return answer;
    }

    private static String removal(String user, String guess) {
        return "{\"method\":\"PATCH\",\"path\":\"" + user + "\",\"data\":"
                + operation("remove", SAFE + ":boxes[code eq \\\"" + guess + "\\\"]", "null") + "}";
    }

    /** How often the user's code is shown; a profile field is twice. */
    private static int codes(Caller idp, String path) {
        return idp.get(path).expect(200).body().split(CODE, -1).length - 1;
    }

    private static int found(Answer list) {
        return list.expect(200).json().getInt("totalResults");
    }

    private String userId(ConnectedDirectory directory) {
        return administrator()
                .get("/api/admin/directories/" + directory.id() + "/log?action=created&limit=1")
                .expect(200)
                .json()
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("user");
    }

    /** Defines the attributes, of which those that hold the code have the characteristics, in JSON. */
    private void define(ConnectedDirectory directory, String characteristics) {
        String code = "{\"name\":\"code\"," + characteristics + "}";
        String boxes = "\"type\":\"complex\",\"subAttributes\":[{\"name\":\"label\"}," + code + "]";
        administrator()
                .send(
                        "PUT",
                        "/api/admin/directories/" + directory.id() + "/schemas",
                        BodyPublishers.ofString("{\"profileFields\":[" + code.replace("name", "key")
                                + "],\"extensions\":[{\"id\":\"" + SAFE + "\",\"name\":\"Safe\",\"attributes\":[" + code
                                + ",{\"name\":\"box\"," + boxes + "},{\"name\":\"boxes\",\"multiValued\":true," + boxes
                                + "}]}]}"))
                .expect(200);
    }

    private static JsonObjectBuilder secrets() {
        return Json.createObjectBuilder()
                .add("profileField_code", CODE)
                .add(
                        SAFE,
                        Json.createObjectBuilder()
                                .add("code", CODE)
                                .add("box", box())
                                .add("boxes", Json.createArrayBuilder().add(box())));
    }

    private static JsonObjectBuilder box() {
        return Json.createObjectBuilder().add("label", "north").add("code", CODE);
    }
}
