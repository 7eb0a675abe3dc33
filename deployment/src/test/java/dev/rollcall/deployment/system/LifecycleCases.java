package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lifecycle matrix through SCIM, with what an administrator sees of it; the users of a test go their ways at once. */
interface LifecycleCases extends RunningRollcall {

    /** How a user leaves. */
    enum Leaving {
        PATCH,
        PUT,
        DELETE
    }

    /** How a user comes back. */
    enum Return {
        PATCH,
        PUT,
        POST_NAME,
        POST_EXTERNAL_ID
    }

    /**
     * What comes of each way back, by policy, restore, activate, leaving and return: the status of the answer, whom it is
     * about, and that user's status. {@code same} is the same SCIM resource, {@code back} the same user under a new id,
     * {@code new} a new user; the status of whoever left comes last. Each case is in exactly one row.
     */
    String RETURNS = """
            ignore     *    *   PATCH|PUT PATCH|PUT             : 200 same active
            ignore     on   *   PATCH|PUT POST_NAME|POST_EXTERNAL_ID : 201 same active
            ignore     off  *   PATCH|PUT POST_NAME|POST_EXTERNAL_ID : 409 none active
            ignore     *    *   DELETE    PATCH|PUT             : 404 none active
            ignore     *    *   DELETE    POST_NAME             : 201 back active
            ignore     *    *   DELETE    POST_EXTERNAL_ID      : 201 new  active
            deactivate|deactivateThenDelete on  on  PATCH|PUT PATCH|PUT : 200 same active
            deactivate|deactivateThenDelete on  off PATCH|PUT PATCH|PUT : 200 same inactive
            deactivate|deactivateThenDelete off *   PATCH|PUT PATCH|PUT : 200 same inactive
            deactivate|deactivateThenDelete on  on  PATCH|PUT POST_NAME|POST_EXTERNAL_ID : 201 same active
            deactivate|deactivateThenDelete on  off PATCH|PUT POST_NAME|POST_EXTERNAL_ID : 201 same inactive
            deactivate|deactivateThenDelete off *   PATCH|PUT POST_NAME|POST_EXTERNAL_ID : 409 none inactive
            deactivate|deactivateThenDelete *   *   DELETE    PATCH|PUT : 404 none inactive
            deactivate|deactivateThenDelete on  on  DELETE    POST_NAME|POST_EXTERNAL_ID : 201 back active
            deactivate|deactivateThenDelete on  off DELETE    POST_NAME|POST_EXTERNAL_ID : 201 back inactive
            deactivate|deactivateThenDelete off *   DELETE    POST_NAME|POST_EXTERNAL_ID : 409 none inactive
            delete     on   on  PATCH|PUT PATCH|PUT             : 200 same active
            delete     on   off PATCH|PUT PATCH|PUT             : 200 same inactive
            delete     off  *   PATCH|PUT PATCH|PUT             : 200 same deleted
            delete     on   on  PATCH|PUT POST_NAME|POST_EXTERNAL_ID : 201 same active
            delete     on   off PATCH|PUT POST_NAME|POST_EXTERNAL_ID : 201 same inactive
            delete     off  *   PATCH|PUT POST_NAME|POST_EXTERNAL_ID : 409 none deleted
            delete     *    *   DELETE    PATCH|PUT             : 404 none deleted
            delete     on   on  DELETE    POST_NAME|POST_EXTERNAL_ID : 201 back active
            delete     on   off DELETE    POST_NAME|POST_EXTERNAL_ID : 201 back inactive
            delete     off  *   DELETE    POST_NAME|POST_EXTERNAL_ID : 201 new  deleted
            """;

    @ParameterizedTest
    @CsvSource({
        "ignore, on, on",
        "ignore, on, off",
        "ignore, off, on",
        "ignore, off, off",
        "deactivate, on, on",
        "deactivate, on, off",
        "deactivate, off, on",
        "deactivate, off, off",
        "deactivateThenDelete, on, on",
        "deactivateThenDelete, on, off",
        "deactivateThenDelete, off, on",
        "deactivateThenDelete, off, off",
        "delete, on, on",
        "delete, on, off",
        "delete, off, on",
        "delete, off, off"
    })
    default void aUserLeavesAndComesBackAsTheMatrixSays(String policy, String restore, String activate) {
        ConnectedDirectory directory =
                newDirectory(rules(policy).add("restore", restore.equals("on")).add("activate", activate.equals("on")));
        Caller idp = directory.idp();
        Caller administrator = administrator();
        Stream.of(Leaving.values())
                .flatMap(leaving -> Stream.of(Return.values()).map(back -> List.of(leaving, back)))
                .parallel()
                .forEach(ways -> {
                    Leaver leaver = new Leaver(idp, administrator);
                    assertThat(leaver.status()).isEqualTo(activate.equals("on") ? "active" : "inactive");
                    leaver.act("restore");
                    leaver.leave((Leaving) ways.get(0));
                    assertThat(leaver.status()).isEqualTo(left(policy));
                    leaver.comeBack(
                            (Return) ways.get(1),
                            expected(
                                    policy,
                                    restore,
                                    activate,
                                    ways.get(0).toString(),
                                    ways.get(1).toString()));
                });
    }

    private static String left(String policy) {
        return switch (policy) {
            case "ignore" -> "active";
            case "delete" -> "deleted";
            default -> "inactive";
        };
    }

    private static String[] expected(String... facts) {
        List<String[]> rows = RETURNS.lines()
                .map(line -> line.split(":"))
                .filter(row -> isAbout(row[0].strip().split(" +"), facts))
                .map(row -> row[1].strip().split(" +"))
                .toList();
        assertThat(rows).as("rows for %s", Arrays.asList(facts)).hasSize(1);
        return rows.get(0);
    }

    private static boolean isAbout(String[] cells, String... facts) {
        return IntStream.range(0, cells.length)
                .allMatch(i -> cells[i].equals("*")
                        || Arrays.asList(cells[i].split("\\|")).contains(facts[i]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ignore", "deactivate", "deactivateThenDelete", "delete"})
    default void aProtectedUserStaysWhateverTheDirectoryAsserts(String policy) {
        Caller idp = newDirectory(rules(policy)).idp();
        for (Leaving leaving : Leaving.values()) {
            Leaver leaver = new Leaver(idp, administrator());
            leaver.act("protect");
            leaver.leave(leaving);
            assertThat(leaver.status()).isEqualTo("active");
        }
    }

    @ParameterizedTest
    @CsvSource({"blockWins, true", "directoryWins, false"})
    default void aBlockIsLiftedByTheDirectoryOnlyWhereItWins(String manualBlock, boolean stays) {
        JsonObject settings = Json.createObjectBuilder()
                .add("synchronization", rules("deactivate"))
                .add("users", Json.createObjectBuilder().add("manualBlock", manualBlock))
                .build();
        Caller idp = newDirectory(settings).idp();
        Leaver leaver = new Leaver(idp, administrator());
        leaver.act("block");
        assertThat(leaver.scim().getBoolean("active")).isTrue();
        leaver.leave(Leaving.PATCH);
        assertThat(leaver.user().getBoolean("blocked")).isTrue();
        leaver.comeBack(Return.PATCH, "200", "same", "active");
        assertThat(leaver.user().getBoolean("blocked")).isEqualTo(stays);
        assertThat(leaver.user().getJsonObject("effective").getBoolean("active"))
                .isEqualTo(!stays);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ignore", "deactivate", "deactivateThenDelete", "delete"})
    default void aUserWhomAnAdministratorDeletedStaysDeleted(String policy) {
        Caller idp = newDirectory(rules(policy)).idp();
        for (Return back : Return.values()) {
            Leaver leaver = new Leaver(idp, administrator());
            leaver.delete();
            if (back == Return.POST_EXTERNAL_ID) {
                // Of whoever is active, the externalId alone is no key.
                leaver.leave(Leaving.PATCH);
            }
            leaver.comeBack(back, "409", "none", "deleted");
        }
        Leaver leaver = new Leaver(idp, administrator());
        leaver.delete();
        leaver.leave(Leaving.PATCH);
        leaver.leave(Leaving.DELETE);
        assertThat(leaver.status()).isEqualTo("deleted");
        leaver.comeBack(Return.POST_NAME, "409", "none", "deleted");
    }

    /** Requirement G2: a client whose first answer got lost repeats the very same request. */
    @ParameterizedTest
    @ValueSource(strings = {"on", "off"})
    default void aRepeatedCreateLeadsToTheOneUser(String restore) {
        Caller idp = newDirectory(rules("deactivate").add("restore", restore.equals("on")))
                .idp();
        Leaver leaver = new Leaver(idp, administrator());

        Answer repeated = idp.post(People.USERS, leaver.pushed(leaver.name));

        assertThat(repeated.expect(409).json().getString("scimType")).isEqualTo("uniqueness");
        assertThat(repeated.header("Location")).endsWith("/Users/" + leaver.id);
        assertThat(People.find(idp, "userName eq \"" + leaver.name + "\""))
                .singleElement()
                .satisfies(found -> assertThat(found.getString("id")).isEqualTo(leaver.id));
        assertThat(leaver.named()).hasSize(1);
    }

    @Test
    default void aRepeatedDepartureIsASuccessWithoutEffect() {
        Caller idp = newDirectory(rules("deactivateThenDelete")).idp();
        Leaver leaver = new Leaver(idp, administrator());
        leaver.leave(Leaving.PATCH);
        String version = leaver.scim().getJsonObject("meta").getString("version");
        leaver.leave(Leaving.PATCH);
        leaver.leave(Leaving.PUT);
        assertThat(leaver.scim().getJsonObject("meta").getString("version")).isEqualTo(version);
        leaver.leave(Leaving.DELETE);
        assertThat(leaver.status()).isEqualTo("inactive");
    }

    /** A deleted user gives its login name away, but its resource can still be found by its userName. */
    @Test
    default void aNameThatIsTakenIsRefusedHoweverItIsAskedFor() {
        Caller idp = newDirectory(rules("delete")).idp();
        String name = People.newName();
        String deleted = People.create(idp, People.user(name));
        String other = People.create(idp, People.user(People.newName()));
        String rename = People.operation("replace", "userName", "\"" + name.toUpperCase(Locale.ROOT) + "\"");
        idp.patch(People.USERS + "/" + deleted, People.operation("replace", "active", "false"))
                .expect(200);

        Answer refused = idp.patch(People.USERS + "/" + other, rename).expect(409);
        assertThat(refused.json().getString("scimType")).isEqualTo("uniqueness");
        assertThat(refused.header("Location")).endsWith(People.USERS + "/" + deleted);

        People.create(newDirectory().idp(), People.user(name));
        idp.post(People.USERS, People.user(name).build()).expect(409);
        idp.patch(People.USERS + "/" + deleted, People.operation("replace", "active", "true"))
                .expect(409);
        idp.delete(People.USERS + "/" + deleted).expect(204);
        idp.patch(People.USERS + "/" + other, rename).expect(409);
    }

    /** What the log calls a departure and a return under the same id, and a departure and a return under a new one. */
    @ParameterizedTest
    @CsvSource({
        "ignore,               ignored,     reactivated, ignored, adopted",
        "deactivate,           deactivated, reactivated, deleted, restored",
        "deactivateThenDelete, deactivated, reactivated, deleted, restored",
        "delete,               deleted,     restored,    deleted, restored"
    })
    default void membershipsComeBackWithTheResourceAndNotWithANewOne(
            String policy, String left, String back, String gone, String again) {
        ConnectedDirectory directory = newDirectory(rules(policy));
        Caller idp = directory.idp();
        Leaver leaver = new Leaver(idp, administrator());
        String group = Teams.create(idp, People.newName(), leaver.id);

        leaver.leave(Leaving.PATCH);
        leaver.comeBack(Return.PATCH, "200", "same", "active");
        assertThat(members(idp, group)).containsExactly(leaver.id);
        leaver.leave(Leaving.DELETE);
        assertThat(members(idp, group)).isEmpty();
        leaver.comeBack(Return.POST_NAME, expected(policy, "on", "on", "DELETE", "POST_NAME"));
        assertThat(members(idp, group)).isEmpty();

        assertThat(actions(directory, leaver.user)).containsExactly(again, gone, back, left, "created");
    }

    private static List<String> members(Caller idp, String group) {
        return idp
                .get(Teams.GROUPS + "/" + group)
                .expect(200)
                .json()
                .getJsonArray("members")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(member -> member.getString("value"))
                .toList();
    }

    private List<String> actions(ConnectedDirectory directory, String user) {
        return administrator()
                .get("/api/admin/directories/" + directory.id() + "/log?user=" + user)
                .expect(200)
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(event -> event.getString("action"))
                .toList();
    }

    /** What a user was allowed before it left, it is allowed again only if the directory says so again. */
    @Test
    default void whatTheDirectorySaidBeforeTheUserLeftEndsWhenItComesBack() {
        Caller idp = newDirectory(rules("deactivate")).idp();
        String name = People.newName();
        JsonObject pushed = People.user(name)
                .add(
                        "entitlements",
                        Json.createArrayBuilder().add(Json.createObjectBuilder().add("value", "payroll")))
                .add("title", "Auditor")
                .build();
        String id = idp.post(People.USERS, pushed).expect(201).json().getString("id");
        idp.delete(People.USERS + "/" + id).expect(204);
        assertThat(effective(name)).containsKeys("entitlements", "title");

        idp.post(People.USERS, People.user(name).add("title", "Clerk").build()).expect(201);

        assertThat(effective(name)).doesNotContainKey("entitlements");
        assertThat(effective(name).getString("title")).isEqualTo("Clerk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH"})
    default void whatTheDirectorySaidBeforeTheUserWasDetachedEndsWhenItWritesTheConnectedOne(String method) {
        ConnectedDirectory directory = newDirectory();
        Caller idp = directory.idp();
        Caller administrator = administrator();
        String name = People.newName();
        People.create(idp, People.user(name).add("title", "Auditor").add("locale", "de"));
        String user =
                "/api/admin/users/" + Leaver.named(administrator, name).get(0).getString("id");
        administrator.post(user + "/detach", "").expect(200);
        String id = administrator
                .post(user + "/connect", "{\"directoryId\":\"" + directory.id() + "\"}")
                .expect(200)
                .json()
                .getJsonObject("link")
                .getString("scimId");
        assertThat(effective(name).getString("title")).isEqualTo("Auditor");

        JsonObject said = People.user(name).add("locale", "fr").build();
        switch (method) {
            case "POST" -> idp.post(People.USERS, said).expect(201);
            case "PUT" -> idp.put(People.USERS + "/" + id, said).expect(200);
            default ->
                idp.patch(People.USERS + "/" + id, People.operation("replace", "locale", "\"fr\""))
                        .expect(200);
        }

        assertThat(effective(name)).doesNotContainKey("title");
        assertThat(effective(name).getString("locale")).isEqualTo("fr");
    }

    private JsonObject effective(String loginName) {
        return Leaver.named(administrator(), loginName).get(0).getJsonObject("effective");
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "off"})
    default void anAnonymisedUserIsNobody(String restore) {
        Caller idp = newDirectory(rules("deactivate").add("restore", restore.equals("on")))
                .idp();
        Leaver leaver = new Leaver(idp, administrator());
        leaver.leave(Leaving.DELETE);
        leaver.act("anonymise");
        leaver.comeBack(Return.POST_NAME, "201", "new", "anonymised");
        Leaver other = new Leaver(idp, administrator());
        other.act("anonymise");
        idp.get(People.USERS + "/" + other.id).expect(404);
        other.comeBack(Return.POST_EXTERNAL_ID, "201", "new", "anonymised");
    }

    private ConnectedDirectory newDirectory(JsonObjectBuilder rules) {
        return newDirectory(
                Json.createObjectBuilder().add("synchronization", rules).build());
    }

    private static JsonObjectBuilder rules(String policy) {
        return Json.createObjectBuilder()
                .add("deprovisionPolicy", Json.createObjectBuilder().add("type", policy))
                .add("brake", Json.createObjectBuilder().add("enabled", false));
    }

    /** One user, as identity provider and administrator see it. */
    final class Leaver {

        private final Caller idp;
        private final Caller administrator;
        private final String name = People.newName();
        private final String id;
        private final String user;

        private Leaver(Caller idp, Caller administrator) {
            this.idp = idp;
            this.administrator = administrator;
            this.id = idp.post(People.USERS, pushed(name)).expect(201).json().getString("id");
            this.user = named().get(0).getString("id");
        }

        private JsonObject pushed(String userName) {
            return People.user(userName).add("externalId", "e." + name).build();
        }

        private JsonObject asserting(boolean active) {
            return Json.createObjectBuilder(pushed(name)).add("active", active).build();
        }

        private void leave(Leaving leaving) {
            String path = People.USERS + "/" + id;
            switch (leaving) {
                case PATCH ->
                    idp.patch(path, People.operation("replace", "active", "false"))
                            .expect(200);
                case PUT -> idp.put(path, asserting(false)).expect(200);
                case DELETE -> {
                    idp.delete(path).expect(204);
                    idp.get(path).expect(404);
                    return;
                }
            }
            assertThat(scim().getBoolean("active")).isFalse();
        }

        /** Comes back, and compares the answer, whom it is about and the status of whoever had left. */
        private void comeBack(Return back, String... expected) {
            String path = People.USERS + "/" + id;
            Answer answer =
                    switch (back) {
                        case PATCH -> idp.patch(path, People.operation("replace", "active", "true"));
                        case PUT -> idp.put(path, asserting(true));
                        case POST_NAME -> idp.post(People.USERS, pushed(name));
                        case POST_EXTERNAL_ID -> idp.post(People.USERS, pushed(name + ".renamed"));
                    };
            answer.expect(Integer.parseInt(expected[0]));
            assertThat(about(answer)).isEqualTo(expected[1]);
            assertThat(status()).isEqualTo(expected[2]);
        }

        private String about(Answer answer) {
            if (answer.status() >= 400) {
                return "none";
            }
            String answered = answer.json().getString("id");
            if (answered.equals(id)) {
                return "same";
            }
            JsonValue link = user().get("link");
            boolean isBack =
                    link instanceof JsonObject open && open.getString("scimId").equals(answered);
            return isBack ? "back" : "new";
        }

        private JsonObject scim() {
            return idp.get(People.USERS + "/" + id).expect(200).json();
        }

        private JsonObject user() {
            return administrator.get("/api/admin/users/" + user).expect(200).json();
        }

        private String status() {
            return user().getString("status");
        }

        private void act(String action) {
            administrator.post("/api/admin/users/" + user + "/" + action, "").expect(200);
        }

        private void delete() {
            administrator.delete("/api/admin/users/" + user).expect(204);
        }

        private List<JsonObject> named() {
            return named(administrator, name);
        }

        private static List<JsonObject> named(Caller administrator, String loginName) {
            return administrator
                    .get("/api/admin/users?search=" + loginName)
                    .expect(200)
                    .json()
                    .getJsonArray("items")
                    .getValuesAs(JsonObject.class);
        }
    }
}
