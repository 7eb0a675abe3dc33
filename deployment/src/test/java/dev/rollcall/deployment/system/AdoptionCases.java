package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** People whom others know when a directory pushes them; who gets them, {@link FightOverOnePersonCases} says. */
interface AdoptionCases extends RunningRollcall {

    @Test
    default void recognisesALocalUserByAnAddressOnlyWhereTheDirectoryMatchesByIt() {
        String name = People.newName();
        JsonObject local = localUser(name, name + "@example.com");
        ConnectedDirectory byName = newDirectory();
        JsonObject stranger = People.user(name + ".other")
                .add("emails", emails(name + "@example.com"))
                .build();
        byName.idp().post(People.USERS, stranger).expect(201);
        assertThat(user(local).get("link")).isEqualTo(JsonValue.NULL);

        String second = People.newName();
        JsonObject known = localUser(second, second + "@example.com");
        ConnectedDirectory byEmail = newDirectory(users("matchBy", "userNameThenEmail"));
        JsonObject pushed = People.user(second + ".pushed")
                .add("emails", emails(second.toUpperCase(Locale.ROOT) + "@example.com"))
                .build();
        String id = byEmail.idp().post(People.USERS, pushed).expect(201).json().getString("id");

        JsonObject adopted = user(known);
        assertThat(adopted.getJsonObject("link").getString("scimId")).isEqualTo(id);
        assertThat(adopted.getString("loginName")).isEqualTo(second);
        assertThat(adopted.getJsonObject("effective")
                        .getJsonArray("emails")
                        .getJsonObject(0)
                        .getString("value"))
                .isEqualTo(second + "@example.com");
        JsonObject again = People.user(second + ".third")
                .add("emails", emails(name + "@example.com"))
                .build();
        byEmail.idp().post(People.USERS, again).expect(201);
        assertThat(user(local).get("link")).as("two people have the address").isEqualTo(JsonValue.NULL);
    }

    @Test
    default void takesAUserOverFromAnotherDirectory() {
        ConnectedDirectory first = newDirectory();
        ConnectedDirectory second = newDirectory(users("usersOfOtherDirectories", "takeOver"));
        ConnectedDirectory third = newDirectory();
        String name = People.newName();
        String old = People.create(first.idp(), People.user(name));

        third.idp().post(People.USERS, People.user(name).build()).expect(409);
        String taken = People.create(second.idp(), People.user(name));

        first.idp().get(People.USERS + "/" + old).expect(404);
        first.idp().delete(People.USERS + "/" + old).expect(404);
        first.idp().post(People.USERS, People.user(name).build()).expect(409);
        second.idp().get(People.USERS + "/" + taken).expect(200);
        assertThat(actions(first)).contains("takenOver", "conflict");
        assertThat(actions(second)).contains("takenOver");
        assertThat(actions(third)).contains("conflict");
    }

    private String actions(ConnectedDirectory directory) {
        return administrator()
                .get("/api/admin/directories/" + directory.id() + "/log")
                .expect(200)
                .body();
    }

    private JsonObject localUser(String loginName, String address) {
        return administrator()
                .post(
                        "/api/admin/users",
                        Json.createObjectBuilder()
                                .add("loginName", loginName)
                                .add("attributes", Json.createObjectBuilder().add("emails", emails(address)))
                                .build())
                .expect(201)
                .json();
    }

    private JsonObject user(JsonObject created) {
        return administrator()
                .get("/api/admin/users/" + created.getString("id"))
                .expect(200)
                .json();
    }

    private static JsonArrayBuilder emails(String address) {
        return Json.createArrayBuilder()
                .add(Json.createObjectBuilder().add("type", "work").add("value", address));
    }

    private static JsonObject users(String setting, String value) {
        return Json.createObjectBuilder()
                .add("users", Json.createObjectBuilder().add(setting, value))
                .build();
    }
}
