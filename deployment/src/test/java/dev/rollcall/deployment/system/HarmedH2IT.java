package dev.rollcall.deployment.system;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The harmed database is an H2 file, which the server that has it open shares with the test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(named = "rollcall.proof", matches = "true", disabledReason = "It needs a server of its own.")
class HarmedH2IT implements HarmedDatabaseCases {

    private String url = "";
    private LaunchedProcess server;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        url = "jdbc:h2:file:" + folder.resolve("rollcall") + ";AUTO_SERVER=TRUE;DB_CLOSE_ON_EXIT=TRUE";
        server = LaunchedProcess.in(
                        folder,
                        Map.of(
                                "ROLLCALL_DB_URL",
                                url,
                                "ROLLCALL_BOOTSTRAP_ADMIN_SECRET",
                                RunningRollcall.BOOTSTRAP_SECRET,
                                "ROLLCALL_PUBLIC_URL",
                                "http://localhost:8080"))
                .ready();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Override
    public URI address() {
        return server.address();
    }

    @Override
    public Connection database() throws SQLException {
        return DriverManager.getConnection(url, "", "");
    }
}
