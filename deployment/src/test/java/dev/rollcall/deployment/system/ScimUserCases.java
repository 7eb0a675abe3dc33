package dev.rollcall.deployment.system;

import static dev.rollcall.deployment.system.People.USERS;
import static dev.rollcall.deployment.system.People.find;
import static dev.rollcall.deployment.system.People.newName;
import static dev.rollcall.deployment.system.People.operation;
import static dev.rollcall.deployment.system.People.resources;
import static dev.rollcall.deployment.system.People.user;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Users over SCIM (RFC 7644, 3.3 to 3.6), as every client needs them. */
interface ScimUserCases extends RunningRollcall {

    @Test
    default void aCreatedUserIsAnsweredWholeWithItsAddress() {
        String name = newName();
        Caller idp = newDirectory().idp();
        Answer created = idp.post(USERS, user(name).build()).expect(201);
        String location = address() + USERS + "/" + created.json().getString("id");
        assertThat(created.header("Location")).isEqualTo(location);
        assertThat(created.header("Content-Location")).isEqualTo(location);
        assertThat(created.header("Content-Type")).startsWith("application/scim+json");
        assertThat(created.json().getJsonObject("meta").getString("location")).isEqualTo(location);
        assertThat(created.header("ETag"))
                .isEqualTo(created.json().getJsonObject("meta").getString("version"));
        Answer read = idp.get(USERS + "/" + created.json().getString("id")).expect(200);
        assertThat(read.json()).isEqualTo(created.json());
        assertThat(read.header("Content-Location")).isEqualTo(location);
    }

    @Test
    default void anAnswerHoldsNothingEmptyAndNoPassword() {
        String name = newName();
        Caller idp = newDirectory().idp();
        Answer created = idp.post(
                        USERS,
                        user(name)
                                .add("password", "1mz050nq")
                                .addNull("title")
                                .add("nickName", "")
                                .add("roles", Json.createArrayBuilder())
                                .add("active", "True")
                                .build())
                .expect(201);
        assertThat(created.body()).doesNotContain("1mz050nq", "password", "null", ":[]", ":{}", ":\"\"");
        assertThat(created.json().getBoolean("active")).isTrue();
        assertThat(created.json().getJsonArray("schemas"))
                .isEqualTo(Json.createArrayBuilder()
                        .add("urn:ietf:params:scim:schemas:core:2.0:User")
                        .build());
        String path = USERS + "/" + created.json().getString("id");
        for (String query :
                List.of("?attributes=password", "?attributes=password,userName", "?excludedAttributes=id")) {
            assertThat(idp.get(path + query).expect(200).body()).doesNotContain("1mz050nq", "password");
        }
    }

    @Test
    default void aUserThatIsSwitchedOffStaysWhereItWas() {
        String name = newName();
        Caller idp = newDirectory().idp();
        String path = USERS + "/" + People.create(idp, user(name));
        Answer off =
                idp.patch(path, operation("replace", "active", "\"False\"")).expect(200);
        assertThat(off.json().getBoolean("active")).isFalse();
        assertThat(find(idp, "userName eq \"" + name + "\""))
                .singleElement()
                .satisfies(found -> assertThat(found.getBoolean("active")).isFalse());
        assertThat(idp.put(path, user(name).build()).expect(200).json().getBoolean("active"))
                .isFalse();
    }

    @Test
    default void aDeletedUserIsGone() {
        String name = newName();
        Caller idp = newDirectory().idp();
        String path = USERS + "/" + People.create(idp, user(name));
        assertThat(idp.delete(path).expect(204).body()).isEmpty();
        idp.get(path).expect(404);
        idp.delete(path).expect(404);
        assertThat(find(idp, "userName eq \"" + name + "\"")).isEmpty();
    }

    @Test
    default void aPutReplacesAndAPatchChanges() {
        String name = newName();
        Caller idp = newDirectory().idp();
        String path =
                USERS + "/" + People.create(idp, user(name).add("title", "Dr.").add("nickName", "J"));
        JsonObject replaced = idp.put(path, user(name).add("title", "Prof.").build())
                .expect(200)
                .json();
        assertThat(replaced.getString("title")).isEqualTo("Prof.");
        assertThat(replaced).doesNotContainKey("nickName");
        JsonObject patched = idp.patch(path, operation("add", "nickName", "\"JJ\""))
                .expect(200)
                .json();
        assertThat(patched.getString("title")).isEqualTo("Prof.");
        assertThat(patched.getString("nickName")).isEqualTo("JJ");
    }

    @Test
    default void aChangeIsAnsweredWithTheGroupsItBrings() {
        JsonObject deleting = Json.createObjectBuilder().add("type", "delete").build();
        Caller idp = newDirectory(Json.createObjectBuilder()
                        .add("synchronization", Json.createObjectBuilder().add("deprovisionPolicy", deleting))
                        .build())
                .idp();
        String path = USERS + "/" + People.create(idp, user(newName()));
        String group = Teams.create(idp, "Staff", "E-1");

        assertThat(groups(idp.patch(path, operation("add", "title", "\"Dr.\""))))
                .isEmpty();
        assertThat(groups(idp.patch(path, operation("add", "externalId", "\"E-1\""))))
                .containsExactly(group);
        assertThat(groups(idp.patch(path, operation("replace", "active", "false"))))
                .isEmpty();
        assertThat(groups(idp.patch(path, operation("replace", "active", "true"))))
                .containsExactly(group);
        assertThat(groups(idp.patch(path, operation("replace", "title", "\"Prof.\""))))
                .containsExactly(group);
    }

    private static List<String> groups(Answer user) {
        JsonObject shown = user.expect(200).json();
        return shown.containsKey("groups")
                ? shown.getJsonArray("groups").getValuesAs(JsonObject.class).stream()
                        .map(group -> group.getString("value"))
                        .toList()
                : List.of();
    }

    @Test
    default void pagesShowEveryUserOnceInOneOrder() {
        Caller idp = newDirectory().idp();
        List<String> created = IntStream.range(0, 11)
                .mapToObj(i -> People.create(idp, user(newName())))
                .toList();
        List<String> seen = new ArrayList<>();
        for (int start = 1; start <= 11; start += 4) {
            JsonObject page = idp.get(USERS + "?startIndex=" + start + "&count=4")
                    .expect(200)
                    .json();
            assertThat(page.getInt("totalResults")).isEqualTo(11);
            assertThat(page.getInt("startIndex")).isEqualTo(start);
            assertThat(page.getInt("itemsPerPage")).isEqualTo(resources(page).size());
            resources(page).forEach(found -> seen.add(found.getString("id")));
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(created);
        JsonObject beyond =
                idp.get(USERS + "?startIndex=100&count=0").expect(200).json();
        assertThat(beyond.getInt("totalResults")).isEqualTo(11);
        assertThat(beyond.getJsonArray("Resources")).isEmpty();
    }

    @Test
    default void anAnswerHoldsTheAttributesAskedFor() {
        String name = newName();
        Caller idp = newDirectory().idp();
        String path = USERS + "/" + People.create(idp, user(name).add("title", "Dr."));
        assertThat(idp.get(path + "?attributes=title").json().keySet()).containsOnly("schemas", "id", "title");
        assertThat(idp.get(path + "?excludedAttributes=title,meta").json().keySet())
                .contains("userName")
                .doesNotContain("title", "meta");
        assertThat(idp.patch(path + "?attributes=userName", operation("add", "title", "\"x\""))
                        .json()
                        .keySet())
                .containsOnly("schemas", "id", "userName");
    }

    @TestFactory
    default Stream<DynamicTest> everySpellingOfAnAddressLeadsToTheUsers() {
        String name = newName();
        Caller idp = newDirectory().idp();
        People.create(idp, user(name));
        return Stream.of(
                        "/Users/",
                        "//Users",
                        "/users",
                        "/Users?",
                        "/Users?aadOptscim062020",
                        "/Users?aadOptscim062020&filter=userName+eq+%22" + name + "%22",
                        "/Users/?Filter=USERNAME%20EQ%20%22" + name.toUpperCase(Locale.ROOT) + "%22&",
                        "/Users?filter=userName+eq+" + name + "&filter=",
                        "/Users?filter=emails%5Btype%20eq%20%22work%22%5D.value%20eq%20%22" + name + "@example.com%22",
                        "/Users?startindex=0&COUNT=5&unknown=%22")
                .map(path -> DynamicTest.dynamicTest(path, () -> assertThat(idp.get("/api/scim/v2" + path)
                                .expect(200)
                                .json()
                                .getInt("totalResults"))
                        .isEqualTo(1)));
    }

    @TestFactory
    default Stream<DynamicTest> everyAcceptHeaderIsAnsweredWithScim() {
        Caller idp = newDirectory().idp();
        return Stream.of("application/json", "text/html", "*/*", "application/scim+json; charset=utf-8", "?!;=", "a/b")
                .map(accept -> DynamicTest.dynamicTest(accept, () -> {
                    Answer answer = idp.with("Accept", accept).get(USERS).expect(200);
                    assertThat(answer.header("Content-Type")).startsWith("application/scim+json");
                }));
    }
}
