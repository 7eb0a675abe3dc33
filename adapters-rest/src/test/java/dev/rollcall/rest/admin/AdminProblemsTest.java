package dev.rollcall.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.rest.http.InMemorySurface.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the admin API answers to requests that are wrong. */
class AdminProblemsTest extends AdminSurface {

    @Test
    void namesEveryFieldThatIsWrongAndTheRequest() {
        Answer answer = administrator.send(
                "POST",
                "/directories",
                "{\"colour\":\"blue\",\"users\":{\"matchBy\":\"mail\"},\"name\":\"HR\"}",
                "Content-Type",
                "application/json",
                "X-Request-Id",
                "from-the-test");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("X-Request-Id")).isEqualTo("from-the-test");
        assertThat(answer.body()).isEqualTo("""
                        {"type":"about:blank","title":"Bad Request","status":400,\
                        "detail":"2 fields are wrong; see errors. Request id: from-the-test",\
                        "errors":[{"field":"users.matchBy",\
                        "detail":"The field users.matchBy must be one of userName, userNameThenEmail."},\
                        {"field":"colour","detail":"The field colour is not known."}]}\
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{", "{\"name\":\"a\",\"name\":\"b\"}", "{\"name\":\"a\"} {}"})
    void refusesABodyThatIsNoObject(String body) {
        assertProblem(post("/directories", body), 400);
    }

    @Test
    void refusesABodyOverOneMebibyte() {
        String long1 = "{\"name\":\"" + "x".repeat(1024 * 1024) + "\"}";

        assertProblem(post("/directories", long1), 413);
    }

    @Test
    void refusesAnotherMediaType() {
        assertProblem(administrator.send("POST", "/directories", "name=HR", "Content-Type", "text/plain"), 415);
    }

    @Test
    void namesTheMethodsThatAnAddressOffers() {
        Answer answer = administrator.send("PUT", "/directories", "{}", "Content-Type", "application/json");

        assertProblem(answer, 405);
        assertThat(answer.header("Allow").split(",")).contains("GET", "POST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/directories/nothing",
                "/directories/nothing/api-clients",
                "/directories/nothing/tokens",
                "/directories/nothing/log",
                "/users/nothing",
                "/groups/nothing",
                "/groups/nothing/members"
            })
    void answersAnUnknownAddressWithAProblem(String path) {
        assertProblem(get(path), 404);
    }

    @Test
    void answersNoMatterWhatTheClientAccepts() {
        assertThat(administrator
                        .send("GET", "/directories", "", "Accept", "text/html")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void keepsAnswersOutOfCachesAndPages() {
        for (Answer answer : new Answer[] {get("/directories"), get("/nothing"), anybody.send("GET", "/", "")}) {
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        }
    }
}
