package dev.rollcall.deployment.system;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The races over groups and the conversations once more, with two nodes on one MariaDB that share the clients; only in the
 * proof.
 */
@EnabledIfSystemProperty(named = "rollcall.proof", matches = "true")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesIT implements GroupConcurrencyCases, ConversationCases {

    @TempDir
    static Path folder;

    private LaunchedProcess one;
    private LaunchedProcess other;

    @BeforeAll
    void start() throws Exception {
        MariaDbUnderTest.start();
        Map<String, String> variables = new HashMap<>(MariaDbUnderTest.environment());
        variables.put("ROLLCALL_BOOTSTRAP_ADMIN_SECRET", BOOTSTRAP_SECRET);
        variables.put("ROLLCALL_KEY_ENCRYPTION_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        one = LaunchedProcess.in(Files.createDirectory(folder.resolve("one")), variables)
                .ready();
        other = LaunchedProcess.in(Files.createDirectory(folder.resolve("other")), variables)
                .ready();
    }

    @AfterAll
    void stop() {
        one.close();
        other.close();
    }

    @Override
    public URI address() {
        return one.address();
    }

    @Override
    public List<URI> nodes() {
        return List.of(one.address(), other.address());
    }

    @Override
    public List<Caller> nodesOf(ConnectedDirectory directory) {
        ConnectedDirectory there =
                new ConnectedDirectory(directory.id(), directory.clientId(), directory.clientSecret(), other.anybody());
        return List.of(directory.idp(), there.idp());
    }
}
