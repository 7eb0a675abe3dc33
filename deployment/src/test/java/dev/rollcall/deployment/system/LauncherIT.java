package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The executable jar, started and stopped as an operator does it. */
class LauncherIT {

    /** An idle machine needs 15; this only ends a start that hangs. */
    private static final int READY_WITHIN_SECONDS = 120;

    private static final int STOPPED_WITHIN_SECONDS = 30;
    private static final Pattern SECRET = Pattern.compile("Its secret\\s+(\\S+)");

    @TempDir
    Path folder;

    @Test
    void startsOnAnEmptyFolderShowsTheSecretOnceAndKeepsItsDataOverARestart() throws Exception {
        String secret;
        String directory;
        try (LaunchedProcess first = LaunchedProcess.in(folder, Map.of())) {
            String banner = first.outputUntil("is not shown again", READY_WITHIN_SECONDS);
            assertThat(banner)
                    .contains("http://localhost:" + first.port() + "/api/scim/v2")
                    .contains("http://localhost:" + first.port() + "/api/oauth/token");
            secret = secretIn(banner);
            first.anybody().get("/health/ready").expect(200);
            assertThat(first.listeningPorts()).isEqualTo(Set.of(first.port()));
            assertThat(first.residentMebibytes()).isLessThan(512);
            directory = first.anybody()
                    .signedIn("admin", secret, "admin")
                    .post(
                            "/api/admin/directories",
                            Json.createObjectBuilder()
                                    .add("name", "Kept")
                                    .add("type", "SCIM")
                                    .add("active", true)
                                    .build())
                    .expect(201)
                    .json()
                    .getString("id");
            callOnce(first.anybody(), secret, directory);
            stop(first);
        }
        try (LaunchedProcess second = LaunchedProcess.in(folder, Map.of())) {
            assertThat(second.outputUntil("Token URL", READY_WITHIN_SECONDS)).doesNotContain("Its secret");
            JsonObject status = second.anybody()
                    .signedIn("admin", secret, "admin")
                    .get("/api/admin/directories/" + directory)
                    .expect(200)
                    .json()
                    .getJsonObject("status");
            assertThat(status.getJsonArray("hours").getValuesAs(JsonObject.class).stream()
                            .mapToInt(hour -> hour.getInt("requests"))
                            .sum())
                    .as("calls that were counted just before the end")
                    .isEqualTo(1);
            stop(second);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ROLLCALL_HTTP_PORT, eighty",
        "ROLLCALL_DATA_DIR, /proc/nowhere",
        "ROLLCALL_TOKEN_LIFETIME_SECONDS, 60",
        "ROLLCALL_KEY_ENCRYPTION_KEY, ''",
        "ROLLCALL_DB_URL, jdbc:mariadb://localhost:1/rollcall"
    })
    void endsWithOneReadableLineThatNamesWhatIsWrong(String variable, String value) throws Exception {
        try (LaunchedProcess process = LaunchedProcess.in(folder, Map.of(variable, value))) {
            assertThat(process.exitCode(READY_WITHIN_SECONDS)).isPositive();
            assertThat(process.outputUntil("no such line", 1).lines())
                    .singleElement()
                    .asString()
                    .startsWith("Rollcall does not start: ")
                    .contains(variable);
            assertThat(lastMessage(process)).contains(variable);
            assertAllJson(process.errorLines());
        }
    }

    private static void callOnce(Caller anybody, String secret, String directory) {
        JsonObject client = anybody.signedIn("admin", secret, "admin")
                .post("/api/admin/directories/" + directory + "/api-clients", "{\"name\":\"IdP\"}")
                .expect(201)
                .json();
        anybody.signedIn(client.getString("clientId"), client.getString("clientSecret"), "scim")
                .get(People.USERS)
                .expect(200);
    }

    private static void stop(LaunchedProcess process) throws Exception {
        process.terminate();
        assertThat(process.exitCode(STOPPED_WITHIN_SECONDS)).isIn(0, 143);
        assertAllJson(process.errorLines());
    }

    private static String secretIn(String banner) {
        Matcher secret = SECRET.matcher(banner);
        assertThat(secret.find()).as(banner).isTrue();
        return secret.group(1);
    }

    private static String lastMessage(LaunchedProcess process) throws IOException {
        List<String> lines = process.errorLines();
        try (JsonReader reader = Json.createReader(new StringReader(lines.get(lines.size() - 1)))) {
            return reader.readObject().getString("message");
        }
    }

    private static void assertAllJson(List<String> lines) {
        assertThat(lines).isNotEmpty().allSatisfy(line -> {
            try (JsonReader reader = Json.createReader(new StringReader(line))) {
                assertThat(reader.readObject()).containsKeys("time", "level", "logger", "message");
            }
        });
    }
}
