package dev.rollcall.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.rest.http.InMemorySurface.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How groups look and are changed over HTTP. */
class GroupSurfaceTest extends AdminSurface {

    @Test
    void managesALocalGroup() {
        String ann = newUser("ann");
        String bea = newUser("bea");
        Answer created = post(
                "/groups",
                "{\"displayName\":\"Staff\",\"description\":\"All\",\"members\":[\"" + ann + "\",\"" + bea + "\"]}");
        String path = "/groups/" + created.json().text("id").orElseThrow();

        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo(ADDRESS + path);
        assertThat(created.body())
                .endsWith("\"displayName\":\"Staff\",\"description\":\"All\",\"directoryId\":null,\"externalId\":null,"
                        + "\"members\":2,\"created\":\"2026-11-22T04:00:00.000Z\","
                        + "\"lastModified\":\"2026-11-22T04:00:00.000Z\"}");
        assertThat(get(path).json()).isEqualTo(created.json());
        assertThat(get(path + "/members?limit=1").body()).contains("\"loginName\"", "\"scimId\":null", "\"next\":\"");
        Answer patched = patch(path, "{\"members\":[\"" + bea + "\"],\"description\":null}");
        assertThat(patched.body()).contains("\"members\":1", "\"description\":null", "\"displayName\":\"Staff\"");
        assertThat(get(path + "/members").body()).contains(bea).doesNotContain(ann);
        assertThat(get("/groups?search=sta").body()).contains("Staff");
        assertThat(get("/groups?search=taff").body()).doesNotContain("Staff");
        assertProblem(post("/groups", "{\"displayName\":\"STAFF\"}"), 409);
        assertThat(administrator.send("DELETE", path, "").status()).isEqualTo(204);
        assertProblem(get(path), 404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                             | displayName",
                "{\"displayName\":7}                            | displayName",
                "{\"displayName\":\"a\",\"members\":[\"nobody\"]} | members",
                "{\"displayName\":\"a\",\"members\":\"x\"}        | members",
                "{\"displayName\":\"a\",\"directoryId\":\"x\"}    | directoryId",
                "{\"displayName\":\"a\",\"description\":1}        | description"
            })
    void namesEveryFieldOfAGroupThatIsWrong(String body, String wrong) {
        Answer answer = post("/groups", body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(fields(answer)).isEqualTo(wrong);
    }
}
