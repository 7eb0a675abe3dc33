package dev.rollcall.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.scim.value.Null;
import dev.rollcall.rest.http.InMemorySurface.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How people look and are changed over HTTP. */
class UserSurfaceTest extends AdminSurface {

    @Test
    void showsAWholeLocalUser() {
        Answer created = post(
                "/users",
                "{\"loginName\":\"ann\",\"attributes\":{\"name\":{\"givenName\":\"Ann\"},\"title\":\"Dr.\"}}");
        String id = created.json().text("id").orElseThrow();

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo(ADDRESS + "/users/" + id);
        assertThat(created.body()).isEqualTo("""
                        {"id":"%s","loginName":"ann","status":"active","blocked":false,"protected":false,\
                        "attributes":{"name":{"givenName":"Ann"},"title":"Dr."},\
                        "effective":{"userName":"ann","active":true,"name":{"givenName":"Ann"},"title":"Dr."},\
                        "link":null,"created":"2026-11-22T04:00:00.000Z"}\
                        """.formatted(id));
        assertThat(get("/users/" + id).json()).isEqualTo(created.json());
    }

    @Test
    void changesAUserByMergePatch() {
        String path = "/users/" + newUser("ann");

        Answer patched = administrator.send(
                "PATCH", path, "{\"attributes\":{\"title\":\"Dr.\"}}", "Content-Type", "application/merge-patch+json");

        assertThat(patched.status()).isEqualTo(200);
        assertThat(patched.body()).contains("\"attributes\":{\"title\":\"Dr.\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "block, \"blocked\":true",
        "unblock, \"blocked\":false",
        "protect, \"protected\":true",
        "unprotect, \"protected\":false",
        "detach, \"link\":null",
        "restore, \"status\":\"active\"",
        "anonymise, \"loginName\":null"
    })
    void actsOnAUserWithoutABody(String action, String expected) {
        String path = "/users/" + newUser("ann");

        Answer first = administrator.send("POST", path + "/" + action, "");

        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.body()).contains(expected);
        assertThat(administrator.send("POST", path + "/" + action, "").body()).isEqualTo(first.body());
        assertThat(get(path).body()).isEqualTo(first.body());
    }

    @Test
    void hidesDeletedUsersUnlessTheyAreAskedFor() {
        String ann = newUser("ann");
        String bea = newUser("bea");
        assertThat(administrator.send("DELETE", "/users/" + ann, "").status()).isEqualTo(204);
        assertThat(administrator.send("DELETE", "/users/" + ann, "").status()).isEqualTo(204);

        assertThat(get("/users").body()).contains(bea).doesNotContain(ann);
        assertThat(get("/users?status=deleted").body())
                .contains(ann, "\"status\":\"deleted\"")
                .doesNotContain(bea);
        assertThat(get("/users?search=BE&status=active").body()).contains(bea);
        assertThat(get("/users?search=be&directory=unknown").body()).isEqualTo("{\"items\":[],\"next\":null}");
        assertThat(get("/users/" + ann).status()).isEqualTo(200);
    }

    @Test
    void listsUsersPageByPage() {
        for (int i = 0; i < 3; i++) {
            newUser("user" + i);
        }

        Answer first = get("/users?search=user&limit=2");
        Answer second = get("/users?search=user&limit=2&cursor=" + next(first));

        assertThat(items(first).elements()).hasSize(2);
        assertThat(items(second).elements()).hasSize(1);
        assertThat(second.json().get("next")).isEqualTo(Null.NULL);
    }

    @ParameterizedTest
    @CsvSource({"status=gone, status", "status=ACTIVE, status", "limit=0, limit", "search=%00, search"})
    void refusesAParameterOfTheUsersByName(String query, String parameter) {
        Answer answer = get("/users?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(fields(answer)).isEqualTo(parameter);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                                | loginName",
                "{\"loginName\":\"a\",\"status\":\"deleted\"}                      | status",
                "{\"loginName\":\"a\",\"attributes\":{\"emails\":[[1]],\"x\":1}}   | attributes.emails attributes.x"
            })
    void namesEveryFieldOfAUserThatIsWrong(String body, String wrong) {
        Answer answer = post("/users", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(fields(answer)).isEqualTo(wrong);
    }

    @Test
    void refusesALoginNameThatIsTaken() {
        newUser("ann");

        assertProblem(post("/users", "{\"loginName\":\"ANN\"}"), 409);
    }

    @Test
    void doesNotKnowEveryAction() {
        String path = "/users/" + newUser("ann");

        assertProblem(administrator.send("POST", path + "/promote", ""), 404);
        assertProblem(administrator.send("POST", path + "/delete", ""), 404);
        assertProblem(administrator.send("POST", "/users/nobody/block", ""), 404);
    }
}
