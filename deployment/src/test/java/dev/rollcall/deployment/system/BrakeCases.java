package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The mass-deprovision brake, as an identity provider and an administrator see it. */
interface BrakeCases extends RunningRollcall {

    /** A fifth of the users may go; of the fourth that is deleted at once, the rest is held. */
    @Test
    default void holdsTheDeletionsThatAreTooManyAndAnswersAsUsual() {
        int crowd = Boolean.getBoolean("rollcall.proof") ? 2_000 : 200;
        ConnectedDirectory directory = newDirectory(policy("delete"));
        Caller idp = directory.idp();
        String family = People.newName();
        List<String> users = IntStream.range(0, crowd)
                .parallel()
                .mapToObj(i -> People.create(idp, People.user(family + "." + i)))
                .toList();

        users.subList(0, crowd / 4).parallelStream()
                .forEach(id -> idp.delete(People.USERS + "/" + id).expect(204));

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
