package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The mass-deprovision brake, as an identity provider and an administrator see it. */
interface BrakeCases extends RunningRollcall {

    /** A fifth of the users may go; of the fourth that is deleted at once, the rest is held. */
    @Test
    default void holdsTheDeletionsThatAreTooManyAndAnswersAsUsual() {
        int crowd = Boolean.getBoolean("rollcall.proof") ? 2_000 : 100;
        ConnectedDirectory directory = newDirectory(policy("delete"));
        Caller idp = directory.idp();
        String family = People.newName();
        List<String> users = IntStream.range(0, crowd)
                .parallel()
                .mapToObj(i -> People.create(idp, People.user(family + "." + i)))
                .toList();

        Crowd.ask(crowd / 4, i -> idp.delete(People.USERS + "/" + users.get(i))).forEach(answer -> answer.expect(204));

        Caller administrator = administrator();
        String held = "/api/admin/directories/" + directory.id() + "/held";
        List<JsonObject> items = items(administrator.get(held + "?limit=500"));
        assertThat(items).hasSize(crowd / 20);
        assertThat(items).allSatisfy(item -> {
            assertThat(item.getString("type")).isEqualTo("userDeletion");
            assertThat(item.getString("status")).isEqualTo("inactive");
            assertThat(item.getString("loginName")).startsWith(family);
            idp.get(People.USERS + "/" + item.getString("scimId")).expect(404);
        });
        assertThat(status(directory).getInt("held")).isEqualTo(crowd / 20);

        JsonObject one = items.get(0);
        administrator
                .post(
                        held + "/allow",
                        Json.createObjectBuilder()
                                .add("items", Json.createArrayBuilder().add(one.getString("id")))
                                .build())
                .expect(200);
        assertThat(userStatus(one)).isEqualTo("deleted");
        administrator.post(held + "/discard", "").expect(200);
        assertThat(items(administrator.get(held))).isEmpty();
        assertThat(status(directory).getInt("held")).isZero();
        for (JsonObject item : items.subList(1, 4)) {
            assertThat(userStatus(item)).isEqualTo("active");
            JsonObject user = idp.get(People.USERS + "/" + item.getString("scimId"))
                    .expect(200)
                    .json();
            assertThat(user.getBoolean("active")).isTrue();
        }
    }

    /** Requirement G13, and what becomes of held users and groups that the identity provider asserts again. */
    @Test
    default void holdsFromTheFortyFirstOfFiftyDeletionsOn() {
        ConnectedDirectory directory = newDirectory(policy("delete"));
        Caller idp = directory.idp();
        String family = People.newName();
        List<String> users = IntStream.range(0, 200)
                .parallel()
                .mapToObj(i -> People.create(idp, People.user(family + "." + i)))
                .toList();
        String team = Teams.create(idp, family, users.get(199));
        String other = Teams.create(idp, family + ".other", users.get(199));

        for (String id : users.subList(0, 50)) {
            idp.delete(People.USERS + "/" + id).expect(204);
        }
        idp.delete(Teams.GROUPS + "/" + team).expect(204);
        idp.get(Teams.GROUPS + "/" + team).expect(404);
        idp.patch(Teams.GROUPS + "/" + other, People.operation("replace", "displayName", "\"" + family + "\""))
                .expect(200);

        Caller administrator = administrator();
        String held = "/api/admin/directories/" + directory.id() + "/held";
        List<JsonObject> items = items(administrator.get(held));
        assertThat(items)
                .filteredOn(item -> item.getString("type").equals("userDeletion"))
                .extracting(item -> item.getString("scimId"))
                .containsExactlyInAnyOrderElementsOf(users.subList(40, 50));
        assertThat(items)
                .filteredOn(item -> item.getString("type").equals("groupDeletion"))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.getString("id")).isEqualTo(team);
                    assertThat(item.getString("displayName"))
                            .as("its name is another group's")
                            .isEqualTo(family + " (2)");
                });
        assertThat(items).hasSize(11);
        administrator.get("/api/admin/groups/" + team).expect(200);

        String again = People.create(idp, People.user(family + ".40"));
        idp.get(People.USERS + "/" + again).expect(200);
        Teams.create(idp, family + " (2)", again);
        idp.get(Teams.GROUPS + "/" + team).expect(200);
        assertThat(status(directory).getInt("held")).isEqualTo(9);

        administrator.post(held + "/allow", "").expect(200);
        assertThat(status(directory).getInt("held")).isZero();
        assertThat(items.stream()
                        .filter(item -> item.getString("type").equals("userDeletion"))
                        .filter(item -> userStatus(item).equals("deleted")))
                .hasSize(9);
    }

    /** For the identity provider held users are gone: it is not refused their names, whoever gets them. */
    @Test
    default void givesAwayTheNamesOfHeldUsers() {
        ConnectedDirectory directory = newDirectory(Json.createObjectBuilder()
                .add(
                        "synchronization",
                        Json.createObjectBuilder(policy("delete").getJsonObject("synchronization"))
                                .add("restore", false))
                .build());
        Caller idp = directory.idp();
        String family = People.newName();
        List<String> users = IntStream.range(0, 20)
                .mapToObj(i -> People.create(idp, People.user(family + "." + i)))
                .toList();
        users.subList(0, 12).forEach(id -> idp.delete(People.USERS + "/" + id).expect(204));
        Caller administrator = administrator();
        String held = "/api/admin/directories/" + directory.id() + "/held";
        List<JsonObject> items = items(administrator.get(held));
        assertThat(items).hasSize(3);

        idp.patch(
                        People.USERS + "/" + users.get(19),
                        People.operation("replace", "userName", "\"" + family.toUpperCase(Locale.ROOT) + ".11\""))
                .expect(200);
        String again = People.create(idp, People.user(family + ".10"));

        assertThat(items(administrator.get(held)))
                .singleElement()
                .satisfies(item -> assertThat(item.getString("scimId")).isEqualTo(users.get(9)));
        assertThat(users).doesNotContain(again);
        idp.get(People.USERS + "/" + again).expect(200);
        for (JsonObject item : items) {
            boolean isHeld = item.getString("scimId").equals(users.get(9));
            assertThat(userStatus(item)).isEqualTo(isHeld ? "inactive" : "deleted");
        }
        assertThat(status(directory).getInt("held")).isEqualTo(1);
    }

    /** Who had left before is not put in service because a deletion is discarded. */
    @Test
    default void discardsWithoutActivatingWhoWasInactiveBefore() {
        ConnectedDirectory directory = newDirectory(policy("deactivate"));
        Caller idp = directory.idp();
        Caller administrator = administrator();
        List<String> users = IntStream.range(0, 20)
                .mapToObj(i -> People.create(idp, People.user(People.newName())))
                .toList();
        String late = users.get(19);
        idp.patch(People.USERS + "/" + late, People.operation("replace", "active", "false"))
                .expect(200);
        users.subList(0, 11).forEach(id -> idp.delete(People.USERS + "/" + id).expect(204));
        idp.delete(People.USERS + "/" + late).expect(204);
        String held = "/api/admin/directories/" + directory.id() + "/held";
        List<JsonObject> items = items(administrator.get(held));
        assertThat(items).extracting(item -> item.getString("scimId")).contains(late, users.get(10));

        administrator.post(held + "/discard", "").expect(200);

        for (JsonObject item : items) {
            boolean wasInactive = item.getString("scimId").equals(late);
            assertThat(userStatus(item)).isEqualTo(wasInactive ? "inactive" : "active");
            assertThat(idp.get(People.USERS + "/" + item.getString("scimId"))
                            .expect(200)
                            .json()
                            .getBoolean("active"))
                    .isNotEqualTo(wasInactive);
        }
        idp.patch(People.USERS + "/" + late, People.operation("replace", "active", "true"))
                .expect(200);
        assertThat(status(directory).getInt("held")).isZero();
    }

    private static List<JsonObject> items(Answer answer) {
        return List.copyOf(answer.expect(200).json().getJsonArray("items").getValuesAs(JsonObject.class));
    }

    private JsonObject status(ConnectedDirectory directory) {
        return administrator()
                .get("/api/admin/directories/" + directory.id())
                .expect(200)
                .json()
                .getJsonObject("status");
    }

    private String userStatus(JsonObject item) {
        return administrator()
                .get("/api/admin/users/" + item.getString("userId"))
                .expect(200)
                .json()
                .getString("status");
    }

    private static JsonObject policy(String type) {
        return Json.createObjectBuilder()
                .add(
                        "synchronization",
                        Json.createObjectBuilder()
                                .add(
                                        "deprovisionPolicy",
                                        Json.createObjectBuilder().add("type", type)))
                .build();
    }
}
