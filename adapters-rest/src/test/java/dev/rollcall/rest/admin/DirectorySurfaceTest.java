package dev.rollcall.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.scim.value.Null;
import dev.rollcall.rest.http.InMemorySurface.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How directories look and are changed over HTTP. */
class DirectorySurfaceTest extends AdminSurface {

    @Test
    void showsAWholeDirectory() {
        Answer created = post("/directories", "{\"name\":\"HR\",\"type\":\"SCIM\"}");
        String id = created.json().text("id").orElseThrow();

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo(ADDRESS + "/directories/" + id);
        assertThat(created.header("Content-Type")).isEqualTo("application/json");
        assertThat(created.body()).isEqualTo("""
                        {"id":"%s","name":"HR","type":"SCIM","active":false,"denyFormLogin":false,\
                        "users":{"existingLocalUsers":"connect","matchBy":"userName","usersOfOtherDirectories":"reject",\
                        "manualChanges":"lock","manualBlock":"blockWins","protectUsers":true},\
                        "synchronization":{"activate":true,"deprovisionPolicy":{"type":"deactivate","graceDays":30},\
                        "restore":true,"brake":{"enabled":true,"percent":20,"minimum":10,"holdDeactivations":false},\
                        "groups":true,"sameGroupName":"reject","deletedGroup":"delete","unknownMembers":"park",\
                        "unknownAttributes":"ignore","logRetentionDays":180,"logLookups":false},\
                        "status":{"users":{"active":0,"inactive":0,"waiting":0},"held":0,"groups":0,"parkedMembers":0,\
                        "conflicts":0,"lastContact":null,"lastSuccess":null,"lastError":null,"hours":%s,\
                        "tolerated":[],"expiring":[]},\
                        "connection":{"tenantUrl":"http://localhost:8080/api/scim/v2",\
                        "tokenUrl":"http://localhost:8080/api/oauth/token"},\
                        "created":"2026-11-22T04:00:00.000Z","lastModified":"2026-11-22T04:00:00.000Z"}\
                        """.formatted(id, quietHours()));
        assertThat(get("/directories/" + id).json()).isEqualTo(created.json());
    }

    private static String quietHours() {
        Instant first = CLOCK.instant().minus(Duration.ofHours(23));
        return IntStream.range(0, 24)
                .mapToObj(hour -> first.plus(Duration.ofHours(hour)).toString().replace("Z", ".000Z"))
                .map(from -> "{\"from\":\"" + from + "\",\"requests\":0,\"errors\":0}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void changesADirectoryByMergePatch() {
        String path = "/directories/" + newDirectory("HR");

        Answer patched = administrator.send(
                "PATCH", path, "{\"users\":{\"matchBy\":null}}", "Content-Type", "application/merge-patch+json");

        assertThat(patched.status()).isEqualTo(200);
        assertThat(patched.json()).isEqualTo(get(path).json());
    }

    @Test
    void listsDirectoriesPageByPage() {
        for (int i = 0; i < 5; i++) {
            newDirectory("Directory " + i);
        }

        Answer first = get("/directories?limit=2");
        Answer second = get("/directories?limit=2&cursor=" + next(first));
        Answer third = get("/directories?limit=2&cursor=" + next(second));

        assertThat(items(first).elements()).hasSize(2);
        assertThat(items(second).elements()).hasSize(2);
        assertThat(items(third).elements()).hasSize(1);
        assertThat(third.json().get("next")).isEqualTo(Null.NULL);
        assertThat(items(get("/directories")).elements())
                .hasSize(5)
                .containsAll(items(second).elements());
        assertThat(get("/directories?limit=5").json().get("next")).isEqualTo(Null.NULL);
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=501, limit",
        "limit=-1, limit",
        "limit=ten, limit",
        "limit=99999999999, limit",
        "limit=, limit",
        "cursor=, cursor",
        "cursor=!!, cursor",
        "cursor=bm8, cursor"
    })
    void refusesAListParameterByName(String query, String parameter) {
        Answer answer = get("/directories?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(fields(answer)).isEqualTo(parameter);
    }

    @Test
    void deletesADirectoryAndSaysNothing() {
        String path = "/directories/" + newDirectory("HR");

        Answer deleted = administrator.send("DELETE", path + "?users=delete", "");

        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.body()).isEmpty();
        assertThat(get(path).status()).isEqualTo(404);
    }

    @Test
    void refusesToGuessWhatBecomesOfTheUsers() {
        Answer answer = administrator.send("DELETE", "/directories/" + newDirectory("HR") + "?users=keep", "");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(fields(answer)).isEqualTo("users");
    }
}
