package dev.rollcall.deployment.system;

import static dev.rollcall.deployment.system.People.USERS;

import jakarta.json.JsonObject;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The change feed of a server on the embedded database that is killed, and started again, while many write and one reads. */
@EnabledIfSystemProperty(named = "rollcall.proof", matches = "true", disabledReason = "The server has to start twice.")
class ChangeFeedRestartIT {

    private static final int WRITERS = 16;
    private static final int CHANGES = Integer.getInteger("rollcall.proof.changes", 1_000);
    private static final Map<String, String> VARIABLES = Map.of(
            "ROLLCALL_BOOTSTRAP_ADMIN_SECRET",
            RunningRollcall.BOOTSTRAP_SECRET,
            "ROLLCALL_PUBLIC_URL",
            "http://localhost:8080");

    @TempDir
    Path folder;

    /** The server as it runs now; not yet known while it starts again. */
    private final AtomicReference<CompletableFuture<LaunchedProcess>> server = new AtomicReference<>();

    @Test
    void isCompleteAndInOrderThoughTheServerIsKilled() throws Exception {
        LaunchedProcess first = LaunchedProcess.in(folder, VARIABLES).ready();
        server.set(CompletableFuture.completedFuture(first));
        try {
            RunningRollcall rollcall = first::address;
            ConnectedDirectory directory = rollcall.newDirectory();
            String idp = first.anybody().accessToken(directory.clientId(), directory.clientSecret(), "scim");
            String application = first.anybody().accessToken("admin", RunningRollcall.BOOTSTRAP_SECRET, "admin");
            AtomicInteger written = new AtomicInteger();
            FeedReader reader = FeedReader.atTheEnd(
                    path -> ask(anybody -> anybody.bearing(application).get(path)));
            CompletableFuture<List<JsonObject>> read =
                    CompletableFuture.supplyAsync(() -> reader.all(() -> written.get() == WRITERS * CHANGES));
            CompletableFuture<Void> killed = CompletableFuture.runAsync(() -> {
                while (written.get() < WRITERS * CHANGES / 3) {
                    Thread.onSpinWait();
                }
                startAgain(first);
            });

            Crowd.ask(WRITERS, writer -> write(idp, written));
            killed.join();

            ChangeFeedCases.assertToldOnceInOrder(directory, read.join(), WRITERS, CHANGES);
        } finally {
            server.get().join().close();
        }
    }

    private Answer write(String token, AtomicInteger written) {
        Function<Caller, Caller> idp = anybody -> anybody.bearing(token).speaking("application/scim+json");
        Answer created = ask(anybody -> idp.apply(anybody)
                        .post(USERS, People.user(People.newName()).build()))
                .expect(201);
        String user = USERS + "/" + created.json().getString("id");
        written.incrementAndGet();
        for (int i = 1; i < CHANGES; i++) {
            String change = ChangeFeedCases.change(i);
            // What was done before its answer was lost does nothing a second time.
            ask(anybody -> idp.apply(anybody).patch(user, change)).expect(200);
            written.incrementAndGet();
        }
        return created;
    }

    private Answer ask(Function<Caller, Answer> request) {
        CompletableFuture<LaunchedProcess> asked = server.get();
        try {
            return request.apply(asked.join().anybody());
        } catch (UncheckedIOException e) {
            if (asked == server.get()) {
                throw e;
            }
            return ask(request);
        }
    }

    private void startAgain(LaunchedProcess running) {
        CompletableFuture<LaunchedProcess> next = new CompletableFuture<>();
        server.set(next);
        running.kill();
        try {
            next.complete(LaunchedProcess.in(folder, VARIABLES).ready());
        } catch (Exception e) {
            next.completeExceptionally(e);
        }
    }
}
