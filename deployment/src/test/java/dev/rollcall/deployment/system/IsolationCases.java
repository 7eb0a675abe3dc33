package dev.rollcall.deployment.system;

import static dev.rollcall.deployment.system.People.USERS;
import static dev.rollcall.deployment.system.People.find;
import static dev.rollcall.deployment.system.People.newName;
import static dev.rollcall.deployment.system.People.operation;
import static dev.rollcall.deployment.system.People.user;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Two directories on one server do not see each other. */
interface IsolationCases extends RunningRollcall {

    String MANAGER = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    @TestFactory
    default Stream<DynamicTest> anIdOfAnotherDirectoryIsAnsweredLikeOneThatNobodyHas() {
        Caller east = newDirectory().idp();
        String user = People.create(east, user(newName()));
        String group = Teams.create(east, "Staff", user);
        Caller idp = newDirectory().idp().with("X-Request-Id", "isolation");
        return ScimRoutes.ofOneResource().stream()
                .map(route -> DynamicTest.dynamicTest(route.toString(), () -> {
                    String foreign = isOfGroups(route) ? group : user;
                    String unknown = new StringBuilder(foreign).reverse().toString();
                    Answer ofForeign = send(idp, route, foreign);
                    Answer ofUnknown = send(idp, route, unknown);
                    assertThat(ofForeign.status()).isBetween(400, 501);
                    assertThat(ofForeign.status()).isEqualTo(ofUnknown.status());
                    assertThat(ofForeign.body()).isEqualTo(ofUnknown.body());
                    assertThat(ofForeign.comparableHeaders()).isEqualTo(ofUnknown.comparableHeaders());
                }));
    }

    @Test
    default void readsAtOnceAreAnsweredToEachForItsOwn() {
        Caller east = newDirectory().idp();
        Caller west = newDirectory().idp();
        List<String> eastern = Stream.generate(() -> People.create(east, user(newName())))
                .limit(10)
                .toList();
        List<String> western = Stream.generate(() -> People.create(west, user(newName())))
                .limit(10)
                .toList();
        Crowd.ask(40, number -> {
            Caller idp = number % 2 == 0 ? east : west;
            List<String> own = number % 2 == 0 ? eastern : western;
            List<String> foreign = number % 2 == 0 ? western : eastern;
            for (int i = 0; i < 50; i++) {
                String id = own.get((number + i) % own.size());
                assertThat(idp.get(USERS + "/" + id).expect(200).json().getString("id"))
                        .isEqualTo(id);
                idp.get(USERS + "/" + foreign.get((number + i) % foreign.size()))
                        .expect(404);
            }
            return number;
        });
    }

    @TestFactory
    default Stream<DynamicTest> onlyDiscoveryIsOpenToAnybody() {
        return ScimRoutes.ofADirectory().stream()
                .map(route -> DynamicTest.dynamicTest(route.toString(), () -> {
                    Answer answer = send(anybody(), route, "1").expect(401);
                    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
                }));
    }

    @Test
    default void aForeignUserIsInNoListAndStaysAsItWas() {
        Caller east = newDirectory().idp();
        String name = newName();
        String id = People.create(east, user(name).add("externalId", name));
        Caller west = newDirectory().idp();
        for (String filter : List.of("userName", "externalId", "id", "emails.value", "meta.resourceType")) {
            for (String value : List.of(name, id, "User", name + "@example.com")) {
                assertThat(find(west, filter + " eq \"" + value + "\"")).isEmpty();
            }
        }
        JsonObject before = east.get(USERS + "/" + id).expect(200).json();
        west.put(USERS + "/" + id, user(newName()).build()).expect(404);
        west.patch(USERS + "/" + id, operation("replace", "active", "false")).expect(404);
        west.delete(USERS + "/" + id).expect(404);
        assertThat(east.get(USERS + "/" + id).expect(200).json()).isEqualTo(before);
    }

    @Test
    default void twoDirectoriesMayUseOneExternalId() {
        String externalId = newName();
        Caller east = newDirectory().idp();
        Caller west = newDirectory().idp();
        String inEast = People.create(east, user(newName()).add("externalId", externalId));
        String inWest = People.create(west, user(newName()).add("externalId", externalId));
        assertThat(inEast).isNotEqualTo(inWest);
        assertThat(find(west, "externalId eq \"" + externalId + "\""))
                .singleElement()
                .satisfies(found -> assertThat(found.getString("id")).isEqualTo(inWest));
    }

    @Test
    default void aPersonOfAnotherDirectoryIsAConflictThatRevealsNothing() {
        String name = newName();
        ConnectedDirectory east = newDirectory();
        String id = People.create(east.idp(), user(name));
        Answer refused = newDirectory().idp().post(USERS, user(name).build()).expect(409);
        assertThat(refused.json().getString("scimType")).isEqualTo("uniqueness");
        assertThat(refused.header("Location")).isEmpty();
        assertThat(refused.body()).doesNotContain(id, east.id());
    }

    @Test
    default void aForeignManagerIsKeptAsSentAndNotLookedUp() {
        String foreign = People.create(newDirectory().idp(), user(newName()).add("displayName", "The Boss"));
        Caller idp = newDirectory().idp();
        Answer created = idp.post(
                        USERS,
                        user(newName())
                                .add(
                                        MANAGER,
                                        Json.createObjectBuilder()
                                                .add(
                                                        "manager",
                                                        Json.createObjectBuilder()
                                                                .add("value", foreign)))
                                .build())
                .expect(201);
        assertThat(created.json()
                        .getJsonObject(MANAGER)
                        .getJsonObject("manager")
                        .keySet())
                .isSubsetOf("value");
        assertThat(created.body()).doesNotContain("The Boss");
    }

    @Test
    default void nothingReadOnlyIsTakenFromTheClient() {
        Caller idp = newDirectory().idp();
        String name = newName();
        JsonObject forged = user(name)
                .add("id", "forged")
                .add(
                        "groups",
                        Json.createArrayBuilder().add(Json.createObjectBuilder().add("value", "forged")))
                .add("directory", "forged")
                .add("status", "forged")
                .add(
                        "meta",
                        Json.createObjectBuilder()
                                .add("created", "2000-01-01T00:00:00Z")
                                .add("version", "W/\"77\"")
                                .add("location", "https://forged.example"))
                .build();
        Answer created = idp.post(USERS, forged).expect(201);
        assertThat(created.body()).doesNotContain("forged", "2000-01-01", "77\\\"");
        String path = USERS + "/" + created.json().getString("id");
        assertThat(idp.put(path, forged).expect(200).json()).isEqualTo(created.json());
        String body =
                "{\"Operations\":[{\"op\":\"replace\",\"value\":{\"meta\":{\"version\":\"forged\"},\"groups\":[]}}]}";
        assertThat(idp.patch(path, body).expect(200).json()).isEqualTo(created.json());
    }

    @Test
    default void anExternalIdSelectsNoResource() {
        Caller idp = newDirectory().idp();
        String first = People.create(idp, user(newName()));
        for (String externalId : List.of("1", "admin", first, "../Users", "%")) {
            String other = People.create(idp, user(newName()).add("externalId", externalId));
            assertThat(other).isNotEqualTo(first);
            if (!externalId.equals(first)) {
                idp.get(USERS + "/" + Caller.encoded(externalId).replace("%2F", "_"))
                        .expect(404);
            }
        }
        assertThat(idp.get(USERS + "/" + first).expect(200).json()).doesNotContainKey("externalId");
    }

    private static Answer send(Caller idp, ScimRoutes.Route route, String id) {
        String name = isOfGroups(route) ? "displayName" : "userName";
        String body =
                switch (route.method()) {
                    case "PUT" -> "{\"" + name + "\":\"isolation\"}";
                    case "PATCH" -> operation("replace", name, "\"isolation\"");
                    default -> "";
                };
        return idp.send(route.method(), route.path(id), BodyPublishers.ofString(body));
    }

    private static boolean isOfGroups(ScimRoutes.Route route) {
        return route.template().contains("/Groups");
    }

    @Test
    default void aForeignUserIsNoMemberAndAForeignGroupIsInNoList() {
        Caller east = newDirectory().idp();
        String foreignUser = People.create(east, user(newName()));
        String foreignGroup = Teams.create(east, "Staff", foreignUser);
        Caller west = newDirectory().idp();
        String own = Teams.create(west, "Staff");

        String path = Teams.GROUPS + "/" + own;
        assertThat(Teams.members(west.patch(path, operation("add", "members", "[{\"value\":\"" + foreignUser + "\"}]"))
                        .expect(200)
                        .json()))
                .isEmpty();
        for (String filter : List.of(
                "id eq \"" + foreignGroup + "\"",
                "members eq \"" + foreignUser + "\"",
                "id eq \"" + foreignGroup + "\" and members eq \"" + foreignUser + "\"")) {
            assertThat(Teams.find(west, filter)).isEmpty();
        }
        assertThat(Teams.find(west, "displayName eq \"staff\""))
                .singleElement()
                .satisfies(found -> assertThat(found.getString("id")).isEqualTo(own));
        assertThat(Teams.members(
                        east.get(Teams.GROUPS + "/" + foreignGroup).expect(200).json()))
                .containsExactly(foreignUser);
    }

    @Test
    default void aForeignMemberIsRefusedLikeOneWhoIsNobody() {
        String foreign = People.create(newDirectory().idp(), user(newName()));
        String nobody = new StringBuilder(foreign).reverse().toString();
        JsonObject rejecting = Json.createObjectBuilder()
                .add("synchronization", Json.createObjectBuilder().add("unknownMembers", "reject"))
                .build();
        Caller idp = newDirectory(rejecting).idp().with("X-Request-Id", "isolation");
        String own = People.create(idp, user(newName()));
        String path = Teams.GROUPS + "/" + Teams.create(idp, "Staff", own);
        for (String op : List.of("add", "replace")) {
            Answer ofForeign =
                    idp.patch(path, Teams.members(op, List.of(foreign))).expect(400);
            Answer ofNobody =
                    idp.patch(path, Teams.members(op, List.of(nobody))).expect(400);

            assertThat(ofForeign.body().replace(foreign, nobody)).isEqualTo(ofNobody.body());
            assertThat(ofForeign.comparableHeaders()).isEqualTo(ofNobody.comparableHeaders());
        }
        assertThat(Teams.members(idp.get(path).expect(200).json())).containsExactly(own);
    }
}
