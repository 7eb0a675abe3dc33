package dev.rollcall.deployment.system;

import static dev.rollcall.deployment.system.People.USERS;
import static dev.rollcall.deployment.system.People.newName;
import static dev.rollcall.deployment.system.People.operation;
import static dev.rollcall.deployment.system.People.user;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What administrators do with people. */
interface UserAdministrationCases extends RunningRollcall {

    String ADMIN_USERS = "/api/admin/users";

    @Test
    default void aLocalUserIsAnsweredWholeWithItsAddress() {
        Caller administrator = administrator();
        String name = newName();
        Answer created = administrator
                .post(
                        ADMIN_USERS,
                        "{\"loginName\":\"" + name + "\",\"attributes\":{\"name\":{\"familyName\":\"Doe\"},"
                                + "\"emails\":[{\"value\":\"j@example.com\",\"type\":\"work\"}]}}")
                .expect(201);
        JsonObject user = created.json();
        assertThat(created.header("Location"))
                .isEqualTo("http://localhost:" + address().getPort() + ADMIN_USERS + "/" + user.getString("id"));
        assertThat(user.getString("loginName")).isEqualTo(name);
        assertThat(user.getString("status")).isEqualTo("active");
        assertThat(user.getBoolean("blocked")).isFalse();
        assertThat(user.getBoolean("protected")).isFalse();
        assertThat(user.isNull("link")).isTrue();
        assertThat(user.getJsonObject("attributes").getJsonObject("name").getString("familyName"))
                .isEqualTo("Doe");
        assertThat(user.getJsonObject("effective").getString("userName")).isEqualTo(name);
        assertThat(administrator.get(path(user)).expect(200).json()).isEqualTo(user);
        administrator
                .post(ADMIN_USERS, "{\"loginName\":\"" + name.toUpperCase(Locale.ROOT) + "\"}")
                .expect(409);
    }

    @Test
    default void ofManyAdministratorsOneGetsTheLoginName() {
        Caller administrator = administrator();
        String body = "{\"loginName\":\"" + newName() + "\"}";
        List<Answer> answers = Crowd.ask(10, i -> administrator.post(ADMIN_USERS, body));
        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 409);
    }

    @Test
    default void aPushedUserIsFoundByNameLoginAndMailWithItsLink() {
        Caller administrator = administrator();
        ConnectedDirectory directory = newDirectory();
        String name = newName();
        String family = "Fam" + UUID.randomUUID();
        String scimId = People.create(
                directory.idp(),
                user(name)
                        .add("externalId", "E-1")
                        .add("displayName", "The " + family)
                        .add("name", Json.createObjectBuilder().add("familyName", family)));
        for (String search : List.of(
                name, name.toUpperCase(Locale.ROOT), family.toLowerCase(Locale.ROOT), "the " + family, name + "@ex")) {
            assertThat(search(administrator, "search=" + Caller.encoded(search)))
                    .as(search)
                    .singleElement()
                    .satisfies(found -> assertThat(found.getJsonObject("link"))
                            .isEqualTo(Json.createObjectBuilder()
                                    .add("directoryId", directory.id())
                                    .add("scimId", scimId)
                                    .add("externalId", "E-1")
                                    .add("active", true)
                                    .add("created", found.getString("created"))
                                    .build()));
        }
        assertThat(search(administrator, "directory=" + directory.id())).hasSize(1);
        assertThat(search(administrator, "search=" + family.substring(1))).isEmpty();
        assertThat(search(administrator, "search=" + Caller.encoded("%"))).isEmpty();
    }

    @Test
    default void aListShowsEveryUserOnce() {
        Caller administrator = administrator();
        Caller idp = newDirectory().idp();
        String beginning = newName();
        IntStream.range(0, 5).forEach(i -> People.create(idp, user(beginning + i)));
        List<String> seen = new ArrayList<>();
        String next = "";
        do {
            JsonObject page = administrator
                    .get(ADMIN_USERS + "?limit=2&search=" + beginning + next)
                    .expect(200)
                    .json();
            page.getJsonArray("items").getValuesAs(JsonObject.class).forEach(u -> seen.add(u.getString("loginName")));
            next = page.isNull("next") ? "" : "&cursor=" + Caller.encoded(page.getString("next"));
        } while (!next.isEmpty());
        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    default void whatTheDirectorySuppliedIsLockedAndTheRestIsEdited() {
        Caller administrator = administrator();
        ConnectedDirectory directory = newDirectory();
        String name = newName();
        People.create(directory.idp(), user(name).add("title", "Dr."));
        String path = path(only(administrator, name));
        Answer refused = administrator
                .patch(path, "{\"attributes\":{\"title\":\"Prof.\"}}")
                .expect(409);
        assertThat(refused.json().getString("detail"))
                .contains(administrator
                        .get("/api/admin/directories/" + directory.id())
                        .json()
                        .getString("name"));
        JsonObject edited = administrator
                .patch(path, "{\"attributes\":{\"nickName\":\"N\"}}")
                .expect(200)
                .json();
        assertThat(edited.getJsonObject("effective").getString("nickName")).isEqualTo("N");
        assertThat(edited.getJsonObject("effective").getString("title")).isEqualTo("Dr.");
    }

    @Test
    default void aBlockKeepsAUserOutAndTheIdentityProviderNeverSeesIt() {
        Caller administrator = administrator();
        Caller idp = newDirectory().idp();
        String name = newName();
        String scimPath = USERS + "/" + People.create(idp, user(name));
        String path = path(only(administrator, name));
        JsonObject blocked = administrator.post(path + "/block", "").expect(200).json();
        assertThat(blocked.getBoolean("blocked")).isTrue();
        assertThat(blocked.getString("status")).isEqualTo("active");
        assertThat(blocked.getJsonObject("effective").getBoolean("active")).isFalse();
        assertThat(idp.get(scimPath).expect(200).json().getBoolean("active")).isTrue();
        assertThat(administrator.post(path + "/block", "").expect(200).json()).isEqualTo(blocked);
        assertThat(administrator.post(path + "/unblock", "").expect(200).json().getBoolean("blocked"))
                .isFalse();
    }

    @Test
    default void aDetachedUserIsOutOfSightOfItsDirectory() {
        Caller administrator = administrator();
        Caller idp = newDirectory().idp();
        String name = newName();
        String scimPath = USERS + "/" + People.create(idp, user(name).add("title", "Dr."));
        String path = path(only(administrator, name));
        JsonObject local = administrator.post(path + "/detach", "").expect(200).json();
        assertThat(local.isNull("link")).isTrue();
        assertThat(local.getString("status")).isEqualTo("active");
        assertThat(local.getJsonObject("attributes").getString("title")).isEqualTo("Dr.");
        idp.get(scimPath).expect(404);
        idp.patch(scimPath, operation("replace", "active", "false")).expect(404);
        assertThat(search(administrator, "search=" + name + "@example.com")).hasSize(1);
    }

    @Test
    default void aUserIsConnectedByHandAndClaimedByItsIdentityProvider() {
        Caller administrator = administrator();
        ConnectedDirectory directory = newDirectory(Json.createObjectBuilder()
                .add("users", Json.createObjectBuilder().add("existingLocalUsers", "reject"))
                .build());
        Caller idp = directory.idp();
        String name = newName();
        String path = path(administrator
                .post(ADMIN_USERS, "{\"loginName\":\"" + name + "\"}")
                .expect(201)
                .json());
        idp.post(USERS, user(name).build()).expect(409);
        JsonObject link = administrator
                .post(path + "/connect", "{\"directoryId\":\"" + directory.id() + "\",\"externalId\":\"" + name + "\"}")
                .expect(200)
                .json()
                .getJsonObject("link");
        assertThat(link.getString("externalId")).isEqualTo(name);
        assertThat(People.find(idp, "externalId eq \"" + name + "\"")).hasSize(1);
        String pushed = "new." + name;
        JsonObject claimed = idp.post(
                        USERS,
                        user(pushed).add("externalId", name).add("title", "Dr.").build())
                .expect(201)
                .json();
        assertThat(claimed.getString("id")).isEqualTo(link.getString("scimId"));
        JsonObject user = administrator.get(path).expect(200).json();
        assertThat(user.getString("loginName")).isEqualTo(pushed);
        assertThat(user.getJsonObject("effective").getString("title")).isEqualTo("Dr.");
        idp.post(USERS, user(pushed).add("externalId", name).build()).expect(409);

        administrator
                .post(
                        path + "/connect",
                        "{\"directoryId\":\"" + directory.id() + "\",\"externalId\":\"r." + name + "\"}")
                .expect(200);
        assertThat(People.find(idp, "externalId eq \"r." + name + "\""))
                .singleElement()
                .satisfies(found -> assertThat(found.getString("id")).isEqualTo(link.getString("scimId")));
        assertThat(People.find(idp, "externalId eq \"" + name + "\"")).isEmpty();
    }

    @Test
    default void whatMayBeOverwrittenCountsUntilTheNextPush() {
        Caller administrator = administrator();
        for (String rule : List.of("overwrite", "keep")) {
            Caller idp = newDirectory(Json.createObjectBuilder()
                            .add("users", Json.createObjectBuilder().add("manualChanges", rule))
                            .build())
                    .idp();
            String name = newName();
            JsonObject pushed = user(name).add("title", "Dr.").build();
            String scimPath =
                    USERS + "/" + idp.post(USERS, pushed).expect(201).json().getString("id");
            String path = path(only(administrator, name));
            JsonObject edited = administrator
                    .patch(path, "{\"attributes\":{\"title\":\"Prof.\"}}")
                    .expect(200)
                    .json();
            assertThat(edited.getJsonObject("effective").getString("title")).isEqualTo("Prof.");
            assertThat(idp.get(scimPath).expect(200).json().getString("title")).isEqualTo("Dr.");
            idp.put(scimPath, pushed).expect(200);
            assertThat(administrator.get(path).json().getJsonObject("effective").getString("title"))
                    .isEqualTo(rule.equals("keep") ? "Prof." : "Dr.");
        }
    }

    @Test
    default void aUserWhomItsDirectoryDroppedIsStillCalledTheSame() {
        Caller administrator = administrator();
        Caller idp = newDirectory().idp();
        String name = newName();
        String scimPath = USERS + "/" + People.create(idp, user(name).add("displayName", "Gone " + name));
        idp.delete(scimPath).expect(204);
        JsonObject user = only(administrator, "gone " + name);
        assertThat(user.getString("status")).isEqualTo("inactive");
        assertThat(user.isNull("link")).isTrue();
        assertThat(administrator
                        .post(path(user) + "/restore", "")
                        .expect(200)
                        .json()
                        .getString("status"))
                .isEqualTo("active");
    }

    @Test
    default void aDeletedUserFreesItsNameAndIsRestoredOnlyWhileThatIsFree() {
        Caller administrator = administrator();
        String name = newName();
        String body = "{\"loginName\":\"" + name + "\"}";
        String first = path(administrator.post(ADMIN_USERS, body).expect(201).json());
        administrator.delete(first).expect(204);
        administrator.delete(first).expect(204);
        assertThat(administrator.get(first).expect(200).json().getString("status"))
                .isEqualTo("deleted");
        assertThat(search(administrator, "search=" + name)).isEmpty();
        assertThat(search(administrator, "status=deleted&search=" + name)).hasSize(1);
        String second = path(administrator.post(ADMIN_USERS, body).expect(201).json());
        administrator.post(first + "/restore", "").expect(409);
        administrator.delete(second).expect(204);
        assertThat(administrator.post(first + "/restore", "").expect(200).json().getString("status"))
                .isEqualTo("active");
    }

    @Test
    default void anAnonymisedUserLeavesNothing() {
        Caller administrator = administrator();
        Caller idp = newDirectory().idp();
        String name = newName();
        String scimPath = USERS + "/" + People.create(idp, user(name).add("externalId", name));
        String path = path(only(administrator, name));
        JsonObject gone =
                administrator.post(path + "/anonymise", "").expect(200).json();
        assertThat(gone.toString()).doesNotContain(name);
        assertThat(gone.isNull("loginName")).isTrue();
        assertThat(gone.getString("status")).isEqualTo("anonymised");
        assertThat(administrator.post(path + "/anonymise", "").expect(200).json())
                .isEqualTo(gone);
        administrator.post(path + "/restore", "").expect(409);
        administrator.patch(path, "{\"attributes\":{}}").expect(409);
        for (String status : List.of("active", "inactive", "deleted", "anonymised")) {
            assertThat(search(administrator, "status=" + status + "&search=" + name))
                    .isEmpty();
        }
        idp.get(scimPath).expect(404);
        People.create(idp, user(name).add("externalId", name));
        assertThat(path(only(administrator, name))).isNotEqualTo(path);
    }

    @Test
    default void theIdsThatAGroupWaitsForAreListed() {
        Caller administrator = administrator();
        Caller idp = newDirectory().idp();
        String path = "/api/admin/groups/" + Teams.create(idp, "Waiting", "Zoë", "b/1", "c") + "/parked";
        JsonObject first = administrator.get(path + "?limit=2").expect(200).json();
        JsonObject rest = administrator
                .get(path + "?limit=2&cursor=" + first.getString("next"))
                .expect(200)
                .json();

        assertThat(parked(first)).containsExactly("Zoë", "b/1");
        assertThat(parked(rest)).containsExactly("c");
        assertThat(rest.isNull("next")).isTrue();
        People.create(idp, user(newName()).add("externalId", "c"));
        assertThat(parked(administrator.get(path).expect(200).json())).containsExactly("Zoë", "b/1");
        administrator.get("/api/admin/groups/" + UUID.randomUUID() + "/parked").expect(404);
    }

    @Test
    default void whoIsThereIsAMemberByExternalIdAndLeavesByIt() {
        Caller idp = newDirectory().idp();
        String name = newName();
        String user = People.create(idp, user(name).add("externalId", "E-" + name));
        String path = Teams.GROUPS + "/" + Teams.create(idp, "Staff", "E-" + name);

        assertThat(Teams.members(idp.get(path).expect(200).json())).containsExactly(user);
        String tag = idp.get(path).expect(200).header("ETag");
        assertThat(idp.put(path, Teams.group("Staff", List.of("E-" + name)))
                        .expect(200)
                        .header("ETag"))
                .isEqualTo(tag);
        idp.patch(path, Teams.members("remove", List.of("E-" + name))).expect(200);
        assertThat(Teams.members(idp.get(path).expect(200).json())).isEmpty();
    }

    @Test
    default void theMembersOfAGroupAreListedByPages() {
        Caller administrator = administrator();
        Caller idp = newDirectory().idp();
        List<String> people = IntStream.range(0, 3)
                .mapToObj(i -> People.create(idp, user(newName())))
                .toList();
        String path =
                "/api/admin/groups/" + Teams.create(idp, "Staff", people.toArray(String[]::new)) + "/members?limit=2";
        JsonObject first = administrator.get(path).expect(200).json();
        JsonObject rest = administrator
                .get(path + "&cursor=" + first.getString("next"))
                .expect(200)
                .json();

        assertThat(Stream.of(first, rest)
                        .flatMap(page -> page.getJsonArray("items").getValuesAs(JsonObject.class).stream())
                        .map(member -> member.getString("scimId")))
                .containsExactlyElementsOf(people);
        assertThat(rest.isNull("next")).isTrue();
    }

    private static List<String> parked(JsonObject page) {
        return page.getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .map(item -> item.getString("value"))
                .toList();
    }

    @Test
    default void groupsOfDirectoriesAreReadAndLocalOnesManaged() {
        Caller administrator = administrator();
        Caller idp = newDirectory().idp();
        String name = newName();
        String scimId = People.create(idp, user(name));
        JsonObject user = only(administrator, name);
        String owned = idp.post(
                        "/api/scim/v2/Groups",
                        "{\"displayName\":\"O " + name + "\",\"members\":[{\"value\":\"" + scimId + "\"}]}")
                .expect(201)
                .json()
                .getString("id");
        JsonObject local = administrator
                .post(
                        "/api/admin/groups",
                        "{\"displayName\":\"L " + name + "\",\"members\":[\"" + user.getString("id") + "\"]}")
                .expect(201)
                .json();
        for (String id : List.of(owned, local.getString("id"))) {
            String path = "/api/admin/groups/" + id;
            assertThat(administrator.get(path).expect(200).json().getInt("members"))
                    .isEqualTo(1);
            assertThat(administrator.get(path + "/members").expect(200).json().getJsonArray("items"))
                    .singleElement()
                    .satisfies(member -> assertThat(member.asJsonObject().getString("userId"))
                            .isEqualTo(user.getString("id")));
        }
        administrator
                .patch("/api/admin/groups/" + owned, "{\"displayName\":\"x\"}")
                .expect(409);
        administrator.delete("/api/admin/groups/" + owned).expect(409);
        String localPath = "/api/admin/groups/" + local.getString("id");
        assertThat(administrator
                        .patch(localPath, "{\"members\":[]}")
                        .expect(200)
                        .json()
                        .getInt("members"))
                .isZero();
        assertThat(administrator
                        .get("/api/admin/groups?search=" + Caller.encoded("o " + name))
                        .expect(200)
                        .json()
                        .getJsonArray("items"))
                .hasSize(1);
        administrator.delete(localPath).expect(204);
        administrator.get(localPath).expect(404);
    }

    private static JsonObject only(Caller administrator, String search) {
        List<JsonObject> found = search(administrator, "search=" + Caller.encoded(search));
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static List<JsonObject> search(Caller administrator, String query) {
        return administrator
                .get(ADMIN_USERS + "?" + query)
                .expect(200)
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class);
    }

    private static String path(JsonObject user) {
        return ADMIN_USERS + "/" + user.getString("id");
    }
}
