package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Requirement E3: who was anonymised is erased again when yesterday's backup of the embedded database is started. */
@EnabledIfSystemProperty(
        named = "rollcall.proof",
        matches = "true",
        disabledReason = "It starts the server three times.")
class RestoredBackupIT {

    private static final int READY_WITHIN_SECONDS = 180;
    private static final Map<String, String> VARIABLES =
            Map.of("ROLLCALL_BOOTSTRAP_ADMIN_SECRET", RunningRollcall.BOOTSTRAP_SECRET);

    @TempDir
    Path folder;

    @Test
    void anonymisesOnceMoreWhomItBringsBack() throws Exception {
        Path database = folder.resolve("rollcall-data").resolve("rollcall.mv.db");
        Path backup = folder.resolve("backup.mv.db");
        String user;
        try (LaunchedProcess server = started()) {
            user = administrator(server)
                    .post(
                            "/api/admin/users",
                            Json.createObjectBuilder()
                                    .add("loginName", "zqmark")
                                    .build())
                    .expect(201)
                    .json()
                    .getString("id");
            stop(server);
        }
        Files.copy(database, backup);
        try (LaunchedProcess server = started()) {
            administrator(server)
                    .post("/api/admin/users/" + user + "/anonymise", "")
                    .expect(200);
            stop(server);
        }
        Files.copy(backup, database, StandardCopyOption.REPLACE_EXISTING);

        try (LaunchedProcess server = started()) {
            Caller administrator = administrator(server);
            assertThat(administrator
                            .get("/api/admin/users/" + user)
                            .expect(200)
                            .json()
                            .getString("status"))
                    .isEqualTo("anonymised");
            assertThat(administrator
                            .get("/api/admin/users/" + user + "/history")
                            .expect(200)
                            .body())
                    .contains("because a restored backup had brought the user back")
                    .doesNotContain("zqmark");
            stop(server);
        }
    }

    private LaunchedProcess started() throws Exception {
        LaunchedProcess server = LaunchedProcess.in(folder, VARIABLES);
        server.outputUntil("Token URL", READY_WITHIN_SECONDS);
        return server;
    }

    private static Caller administrator(LaunchedProcess server) {
        return server.anybody().signedIn("admin", RunningRollcall.BOOTSTRAP_SECRET, "admin");
    }

    private static void stop(LaunchedProcess server) throws InterruptedException {
        server.terminate();
        assertThat(server.exitCode(60)).isEqualTo(143);
    }
}
