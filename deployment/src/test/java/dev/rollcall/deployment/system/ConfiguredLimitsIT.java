package dev.rollcall.deployment.system;

import static dev.rollcall.deployment.system.People.USERS;
import static dev.rollcall.deployment.system.People.operation;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A Rollcall with other limits than the usual ones; requests have two seconds: less than they wait for a lock. */
class ConfiguredLimitsIT {

    private static final String BULK = "/api/scim/v2/Bulk";

    private static final String SYNTAX = "invalidSyntax";

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
        variables.put("ROLLCALL_PATCH_OPERATIONS", "2");
        variables.put("ROLLCALL_JSON_DEPTH", "128");
        variables.put("ROLLCALL_JSON_TEXT_CHARACTERS", "100000");
        variables.put("ROLLCALL_JSON_NUMBER_DIGITS", "20");
        variables.put("ROLLCALL_JSON_ARRAY_ELEMENTS", "100");
        variables.put("ROLLCALL_FILTER_BYTES", "8192");
        variables.put("ROLLCALL_FILTER_DEPTH", "50");
        variables.put("ROLLCALL_FILTER_TERMS", "200");
        try (LaunchedProcess rollcall = LaunchedProcess.in(folder, variables).ready()) {
            RunningRollcall running = rollcall::address;
            ConnectedDirectory directory = running.newDirectory();
            Caller idp = directory.idp();
            assertSmallRequests(idp);
            assertJson(idp);
            assertFilters(idp);
            assertPatches(idp);
            assertTimeToSearch(running.newDirectory().idp());
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

    private static void assertJson(Caller idp) {
        assertUpTo(128, levels -> created(idp, "{\"a\":".repeat(levels - 3) + "1" + "}".repeat(levels - 3)), SYNTAX);
        assertUpTo(100_000, length -> created(idp, "\"" + "x".repeat(length) + "\""), SYNTAX);
        assertUpTo(20, digits -> created(idp, "9".repeat(digits)), SYNTAX);
        assertUpTo(100, elements -> created(idp, "[" + "1,".repeat(elements - 1) + "1]"), SYNTAX);
    }

    /** The user has the value at the third level, under a name that is ignored. */
    private static Answer created(Caller idp, String value) {
        return idp.post(USERS, "{\"userName\":\"" + People.newName() + "\",\"roles\":[{\"x\":" + value + "}]}");
    }

    private static void assertFilters(Caller idp) {
        assertFilter(idp, 8_192, (name, bytes) -> name + " eq \"" + "x".repeat(bytes - name.length() - 6) + "\"");
        assertFilter(idp, 50, (name, levels) -> "(".repeat(levels) + name + " eq \"x\"" + ")".repeat(levels));
        assertFilter(idp, 200, (name, terms) -> name + " eq \"x\"" + (" or " + name + " eq \"y\"").repeat(terms - 1));
        // As deep and as wide in the database, where these conditions are decided.
        String deepAndWide = "not (userName eq \"a\" or ".repeat(50) + "externalId eq \"b\" and ".repeat(149)
                + "externalId eq \"c\"" + ")".repeat(50);
        idp.get(USERS + "?filter=" + Caller.encoded(deepAndWide)).expect(200);
    }

    /** A filter in every place that takes one; {@code filter} makes it from the name of an attribute and a size. */
    private static void assertFilter(Caller idp, int most, BiFunction<String, Integer, String> filter) {
        String user = USERS + "/" + People.create(idp, People.user(People.newName()));
        String group = Teams.GROUPS + "/" + Teams.create(idp, "Team " + UUID.randomUUID());
        IntFunction<String> search = size -> Json.createObjectBuilder()
                .add("filter", filter.apply("id", size))
                .build()
                .toString();
        String type = "invalidFilter";
        assertUpTo(most, size -> idp.get(USERS + "?filter=" + Caller.encoded(filter.apply("userName", size))), type);
        assertUpTo(most, size -> idp.get(Teams.GROUPS + "?filter=" + Caller.encoded(filter.apply("id", size))), type);
        assertUpTo(most, size -> idp.post(USERS + "/.search", search.apply(size)), type);
        assertUpTo(most, size -> idp.post("/api/scim/v2/.search", search.apply(size)), type);
        assertUpTo(most, size -> idp.patch(user, removal("emails", filter.apply("value", size))), type);
        assertUpTo(most, size -> idp.patch(group, removal("members", filter.apply("value", size))), type);
    }

    private static String removal(String list, String filter) {
        return patch("{\"op\":\"remove\",\"path\":\"" + list + "[" + filter.replace("\"", "\\\"") + "]\"}");
    }

    private static void assertPatches(Caller idp) {
        String user = People.create(idp, People.user(People.newName()));
        String group = Teams.create(idp, "Team " + UUID.randomUUID());
        String one = "{\"op\":\"add\",\"path\":\"externalId\",\"value\":\"x\"}";
        for (String path : List.of("/Users/" + user, "/Groups/" + group)) {
            idp.patch("/api/scim/v2" + path, patch(one, one)).expect(200);
            Answer over = idp.patch("/api/scim/v2" + path, patch(one, one, one)).expect(413);
            assertThat(over.json().getString("scimType")).isEqualTo("tooMany");
            assertThat(over.json().getString("detail")).contains("at most 2 operations");
            String part = "{\"method\":\"PATCH\",\"path\":\"" + path + "\",\"data\":";
            assertThat(statuses(idp.post(BULK, bulk(part + patch(one, one) + "}", part + patch(one, one, one) + "}"))))
                    .containsExactly("200", "413");
        }
    }

    private static String patch(String... operations) {
        return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":["
                + String.join(",", operations) + "]}";
    }

    /** One request is just inside of the limit, and one is just beyond it. */
    private static void assertUpTo(int most, IntFunction<Answer> sent, String scimType) {
        Answer inside = sent.apply(most);
        assertThat(inside.status()).as(inside.body()).isIn(200, 201);
        Answer beyond = sent.apply(most + 1).expect(400);
        assertThat(beyond.json().getString("scimType")).isEqualTo(scimType);
        assertThat(beyond.json().getString("detail")).contains(" " + most + " ");
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

    /** A filter that takes long to compare with everybody, wherever it may be sent: there is no answer of a part of them. */
    private static void assertTimeToSearch(Caller idp) {
        for (int i = 0; i < 30; i++) {
            People.create(idp, People.user(People.newName()).add("roles", roles()));
        }
        String filter = "roles.value co \"ö0\"" + " or roles.value co \"ö1\"".repeat(199);
        String list = USERS + "?count=1&attributes=id&filter=" + Caller.encoded(filter);
        String search = Json.createObjectBuilder()
                .add("filter", filter)
                .add("count", 1)
                .add("attributes", "id")
                .build()
                .toString();
        List<Answer> answers = Crowd.ask(4, i -> switch (i) {
            case 0 -> idp.get(list);
            case 1 -> idp.get(list + "&sortBy=title&cursor=");
            case 2 -> idp.post(USERS + "/.search", search);
            default -> idp.post("/api/scim/v2/.search", search);
        });
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.expect(503).header("Retry-After")).isNotEmpty();
            assertThat(answer.header("Content-Type")).isEqualTo("application/scim+json");
            assertThat(answer.json().keySet()).containsExactlyInAnyOrder("schemas", "status", "detail");
            assertThat(answer.json().getString("status")).isEqualTo("503");
            assertThat(answer.json().getString("detail")).startsWith("The request has taken 2 seconds");
        });
    }

    /** So much that two hundred conditions take half a second for one user. */
    private static JsonArrayBuilder roles() {
        JsonArrayBuilder roles = Json.createArrayBuilder();
        for (int i = 0; i < 8; i++) {
            roles.add(Json.createObjectBuilder().add("value", "é".repeat(60_000) + i));
        }
        return roles;
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
