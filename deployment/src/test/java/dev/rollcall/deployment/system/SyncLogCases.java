package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the log of a directory says about what its identity provider did. */
interface SyncLogCases extends RunningRollcall {

    @Test
    default void logsWhatAnIdentityProviderChanges() {
        ConnectedDirectory directory = newDirectory();
        Caller idp = directory.idp();
        String name = "log-" + UUID.randomUUID();
        String id =
                idp.post("/api/scim/v2/Users", user(name)).expect(201).json().getString("id");
        idp.patch("/api/scim/v2/Users/" + id, replace("title", "\"=cmd\"")).expect(200);
        idp.patch("/api/scim/v2/Users/" + id, replace("title", "\"=cmd\"")).expect(200);
        idp.patch("/api/scim/v2/Users/" + id, replace("active", "false")).expect(200);

        List<JsonObject> events = events(directory, "?user=" + id);

        assertThat(events)
                .extracting(event -> event.getString("action"))
                .containsExactly("deactivated", "updated", "created");
        JsonObject updated = events.get(1);
        assertThat(updated.getJsonArray("changed").getValuesAs(JsonValue::toString))
                .containsExactly("\"title\"");
        assertThat(updated.getString("scimId")).isEqualTo(id);
        assertThat(updated.getString("result")).isEqualTo("success");
        assertThat(updated.getInt("status")).isEqualTo(200);
        assertThat(updated.getString("actor")).isEqualTo("identityProvider");
        assertThat(updated.getString("reason")).endsWith(".");
        assertThat(updated.toString()).doesNotContain("=cmd", name);
        String person = updated.getString("user");
        assertThat(events(directory, "?action=created&user=" + person)).containsExactly(events.get(2));
        assertThat(events(directory, "").subList(0, 3)).isEqualTo(events);
        assertThat(events(directory, "?since=2999-01-01T00:00:00Z")).isEmpty();
        assertThat(events(directory, "?requestId=" + updated.getString("requestId")))
                .containsExactly(updated);
        assertThat(items(administrator().get("/api/admin/users/" + person + "/history")))
                .isEqualTo(events);
    }

    @Test
    default void logsRefusedCallsOfADirectoryAndOfOneThatIsSwitchedOff() {
        ConnectedDirectory directory = newDirectory();
        Caller idp = directory.idp();
        String name = "log-" + UUID.randomUUID();
        String id =
                idp.post("/api/scim/v2/Users", user(name)).expect(201).json().getString("id");
        idp.post("/api/scim/v2/Users", user(name)).expect(409);
        idp.patch("/api/scim/v2/Users/" + id, replace("nonsense", "1")).expect(400);
        administrator()
                .patch("/api/admin/directories/" + directory.id(), "{\"active\":false}")
                .expect(200);
        Eventually.expect(403, () -> idp.get("/api/scim/v2/Users/" + id));

        List<JsonObject> refused = events(directory, "?result=refused");

        assertThat(refused).hasSizeGreaterThanOrEqualTo(3);
        assertThat(refused).allMatch(event -> event.getString("scimId").equals(id));
        assertThat(refused).extracting(event -> event.getString("cause")).endsWith("invalidPath", "alreadyExists");
        assertThat(refused.get(0).getString("cause")).isEqualTo("directoryInactive");
        assertThat(refused.get(0).getInt("status")).isEqualTo(403);
        assertThat(refused.toString()).doesNotContain(name);
    }

    @Test
    default void logsLookupsOnlyWhereTheDirectorySaysSo() {
        ConnectedDirectory silent = newDirectory();
        ConnectedDirectory told = newDirectory(Json.createObjectBuilder()
                .add("synchronization", Json.createObjectBuilder().add("logLookups", true))
                .build());
        for (ConnectedDirectory directory : List.of(silent, told)) {
            Caller idp = directory.idp();
            String name = People.newName();
            String id = People.create(idp, People.user(name));
            idp.get(People.USERS + "/" + id).expect(200);
            assertThat(People.find(idp, "userName eq \"" + name + "\"")).hasSize(1);
        }

        assertThat(events(silent, "?action=lookedUp")).isEmpty();
        List<JsonObject> lookups = events(told, "?action=lookedUp");
        assertThat(lookups).extracting(event -> event.getString("result")).containsExactly("success", "success");
        assertThat(lookups.get(0).getString("reason")).isEqualTo("The search of the identity provider found 1.");
        assertThat(lookups.get(1).getString("scimId"))
                .isEqualTo(events(told, "?action=created").get(0).getString("scimId"));
    }

    @Test
    default void logsWhichCredentialsAreIssuedAndRevoked() {
        ConnectedDirectory directory = newDirectory();
        String tokens = "/api/admin/directories/" + directory.id() + "/tokens";
        JsonObject token =
                administrator().post(tokens, "{\"name\":\"Okta\"}").expect(201).json();
        administrator().delete(tokens + "/" + token.getString("id")).expect(204);

        List<JsonObject> events = events(directory, "");
        assertThat(events)
                .extracting(event -> event.getString("action"))
                .containsExactly("credentialRevoked", "credentialIssued", "credentialIssued", "directoryCreated");
        assertThat(events).allMatch(event -> event.getString("actor").equals("administrator"));
        assertThat(events.toString()).doesNotContain(token.getString("token"), directory.clientSecret());
    }

    @Test
    default void logsAWrongSecretAtOnceByItsEnd() {
        ConnectedDirectory directory = newDirectory();
        anybody()
                .postForm(
                        "/api/oauth/token",
                        Map.of(
                                "grant_type", "client_credentials",
                                "client_id", directory.clientId(),
                                "client_secret", "rcs_this_was_copied_from_elsewhere"))
                .expect(401);

        assertThat(events(directory, "?action=tokenRefused")).singleElement().satisfies(event -> {
            assertThat(event.getString("client")).isEqualTo(directory.clientId());
            assertThat(event.getString("reason"))
                    .isIn(
                            "The client secret that ends in here is wrong or has expired. It came from 127.0.0.1.",
                            "The client secret that ends in here is wrong or has expired. It came from"
                                    + " 0:0:0:0:0:0:0:1.");
        });
    }

    @Test
    default void logsRefusedOperationsOfABulkRequestEachForItself() {
        ConnectedDirectory directory = newDirectory();
        String name = "log-" + UUID.randomUUID();
        String bulk = "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"],\"Operations\":["
                + "{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"a\",\"data\":" + user(name) + "},"
                + "{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"b\",\"data\":" + user(name) + "},"
                + "{\"method\":\"DELETE\",\"path\":\"/Users/" + UUID.randomUUID() + "\"}]}";

        directory.idp().post("/api/scim/v2/Bulk", bulk).expect(200);

        assertThat(events(directory, "?result=refused"))
                .extracting(event -> event.getString("cause"))
                .containsExactly("unknownResource", "alreadyExists");
        assertThat(events(directory, "?result=success&action=created")).hasSize(1);
    }

    @Test
    default void logsWhatAdministratorsDoToADirectory() {
        ConnectedDirectory directory = newDirectory();
        administrator()
                .patch("/api/admin/directories/" + directory.id(), "{\"active\":false}")
                .expect(200);

        assertThat(events(directory, "?action=directoryChanged"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.getString("actor")).isEqualTo("administrator");
                    assertThat(event.getJsonArray("changed").getString(0)).isEqualTo("active");
                });
    }

    @Test
    default void logsWhatAdministratorsDefineByNamesAlone() {
        ConnectedDirectory directory = newDirectory();
        String schemas = "/api/admin/directories/" + directory.id() + "/schemas";
        String badge = "urn:example:params:scim:schemas:Badge:2.0:User";
        JsonObject defined = Json.createObjectBuilder()
                .add(
                        "profileFields",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("key", "team")
                                        .add("description", "Whom to ask")))
                .add(
                        "extensions",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("id", badge)
                                        .add("name", "Badge")
                                        .add(
                                                "attributes",
                                                Json.createArrayBuilder()
                                                        .add(Json.createObjectBuilder()
                                                                .add("name", "number")))))
                .build();
        administrator().put(schemas, defined).expect(200);
        administrator().put(schemas, defined).expect(200);
        administrator().put(schemas, JsonValue.EMPTY_JSON_OBJECT).expect(200);

        assertThat(events(directory, "?action=directoryChanged")).hasSize(2).allSatisfy(event -> {
            assertThat(event.getString("actor")).isEqualTo("administrator");
            assertThat(event.getString("reason")).contains("extension schemas");
            assertThat(event.toString()).doesNotContain("Whom to ask");
            assertThat(event.getJsonArray("changed").getValuesAs(JsonString.class))
                    .extracting(JsonString::getString)
                    .containsExactlyInAnyOrder("profileField_team", badge, badge + ":number");
        });
    }

    @Test
    default void keepsTheHistoryOfAGroupThatIsGoneAndKnowsNoneOfAnUnknownOne() {
        ConnectedDirectory directory = newDirectory();
        String id = Teams.create(directory.idp(), "Team " + UUID.randomUUID());
        directory.idp().delete(Teams.GROUPS + "/" + id).expect(204);

        assertThat(items(administrator().get("/api/admin/groups/" + id + "/history")))
                .extracting(event -> event.getString("action"))
                .containsExactly("groupDeleted", "groupCreated");
        administrator()
                .get("/api/admin/groups/" + UUID.randomUUID() + "/history")
                .expect(404);
    }

    @Test
    default void streamsTheLogAsCsvThatNoSpreadsheetTakesForFormulas() {
        ConnectedDirectory directory = newDirectory();
        String token = administrator()
                .post("/api/admin/directories/" + directory.id() + "/tokens", "{\"name\":\"=HYPERLINK(1)\"}")
                .expect(201)
                .json()
                .getString("token");
        anybody()
                .bearing(token)
                .speaking("application/scim+json")
                .post("/api/scim/v2/Users", user("log-" + UUID.randomUUID()))
                .expect(201);

        Answer csv = administrator()
                .with("Accept", "text/csv")
                .get("/api/admin/directories/" + directory.id() + "/log")
                .expect(200);

        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.body().lines()).hasSize(5).first().asString().startsWith("id,time,directory,action");
        assertThat(csv.body()).contains(",\"created\",\"success\",\"identityProvider\",\"'=HYPERLINK(1)\",");
    }

    @Test
    default void holdsEachLineOnceOnThePagesAndInTheCsvOfTheLog() {
        ConnectedDirectory directory = newDirectory();
        String name = People.newName();
        int people = 1_100;
        for (int first : List.of(0, people / 2)) {
            People.createAll(
                    directory.idp(), IntStream.range(first, first + people / 2).mapToObj(i -> user(name + i)));
        }
        directory.idp().post("/api/scim/v2/Users", "{}").expect(400);
        String log = "/api/admin/directories/" + directory.id() + "/log?action=created&result=success";

        List<JsonObject> lines = Pages.of(administrator(), log);

        assertThat(lines)
                .hasSize(people)
                .extracting(line -> line.getString("id"))
                .isSortedAccordingTo(Comparator.reverseOrder())
                .doesNotHaveDuplicates();
        String since = lines.get(people / 2).getString("time");
        assertThat(Pages.of(administrator(), log + "&since=" + since))
                .isEqualTo(lines.stream()
                        .filter(line -> line.getString("time").compareTo(since) >= 0)
                        .toList());
        assertThat(administrator()
                        .with("Accept", "text/csv")
                        .get(log)
                        .expect(200)
                        .body()
                        .lines()
                        .skip(1)
                        .map(line -> line.split(",", 2)[0].replace("\"", "")))
                .containsExactlyElementsOf(
                        lines.stream().map(line -> line.getString("id")).toList());
    }

    @Test
    default void refusesWrongFiltersOfTheLogByName() {
        String log = "/api/admin/directories/" + newDirectory().id() + "/log";

        administrator().get(log + "?action=dance&result=maybe&since=yesterday").expect(400);
        administrator()
                .get("/api/admin/directories/" + UUID.randomUUID() + "/log")
                .expect(404);
    }

    @Test
    default void logsAProblemThatClosesWhenTheNextTrySucceeds() {
        ConnectedDirectory directory = newDirectory();
        Caller idp = directory.idp();
        String problems = "/api/admin/directories/" + directory.id() + "/problems";
        String name = "log-" + UUID.randomUUID();
        String id =
                idp.post("/api/scim/v2/Users", user(name)).expect(201).json().getString("id");
        idp.patch("/api/scim/v2/Users/" + id, replace("nonsense", "1")).expect(400);
        idp.patch("/api/scim/v2/Users/" + id, replace("nonsense", "1")).expect(400);
        idp.post("/api/scim/v2/Users", "{\"externalId\":\"E-17\",\"active\":true}")
                .expect(400);

        List<JsonObject> open = items(administrator().get(problems));

        assertThat(open)
                .extracting(problem -> problem.getString("cause"))
                .containsExactly("invalidValue", "invalidPath");
        JsonObject problem = open.get(1);
        assertThat(problem.getInt("count")).isEqualTo(2);
        assertThat(problem.getJsonArray("objects").getJsonObject(0).getString("scimId"))
                .isEqualTo(id);
        assertThat(problem.getString("advice")).endsWith(".");
        idp.patch("/api/scim/v2/Users/" + id, replace("title", "\"Boss\"")).expect(200);
        assertThat(items(administrator().get(problems)))
                .extracting(left -> left.getString("cause"))
                .containsExactly("invalidValue");
        idp.post("/api/scim/v2/Users", "{\"userName\":\"" + name + "-2\",\"externalId\":\"E-17\"}")
                .expect(201);
        assertThat(items(administrator().get(problems))).isEmpty();
    }

    private List<JsonObject> events(ConnectedDirectory directory, String query) {
        return items(administrator().get("/api/admin/directories/" + directory.id() + "/log" + query));
    }

    private static List<JsonObject> items(Answer answer) {
        return answer.expect(200).json().getJsonArray("items").getValuesAs(JsonObject.class);
    }

    private static String user(String name) {
        return "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"" + name
                + "\",\"active\":true}";
    }

    private static String replace(String path, String value) {
        return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],"
                + "\"Operations\":[{\"op\":\"replace\",\"path\":\"" + path + "\",\"value\":" + value + "}]}";
    }
}
