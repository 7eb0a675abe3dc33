package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SIGKILL for the server in the middle of a thousand writes of members, ten times: in the proof, as it starts as often. */
@EnabledIfSystemProperty(named = "rollcall.proof", matches = "true")
class KilledServerIT {

    private static final System.Logger LOG = System.getLogger(KilledServerIT.class.getName());
    private static final int TIMES = 10;
    private static final int WRITES = 500;
    private static final int CLIENTS = 8;
    private static final int CHAIN = 10;

    /** An idle machine needs 10; this only ends writes that hang. */
    private static final int PATIENCE_SECONDS = 300;

    /** A client who has one member step down for the next in each write, and how often that was acknowledged. */
    private record Client(List<String> chain, int acknowledged) {}

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"H2", "MariaDB"})
    void whatWasAnsweredIsThereAndNothingIsHalfDone(String database) throws Exception {
        Map<String, String> variables = new HashMap<>();
        variables.put("ROLLCALL_BOOTSTRAP_ADMIN_SECRET", RunningRollcall.BOOTSTRAP_SECRET);
        if (database.equals("MariaDB")) {
            MariaDbUnderTest.start();
            variables.putAll(MariaDbUnderTest.environment());
        }
        Team team = new Team();
        for (int time = 0; time <= TIMES; time++) {
            try (LaunchedProcess rollcall =
                    LaunchedProcess.in(folder, variables).ready()) {
                Caller idp = team.idp(rollcall);
                team.check(idp);
                team.begin(idp);
                CountDownLatch writes = new CountDownLatch(WRITES);
                List<CompletableFuture<Client>> clients = team.start(idp, writes);
                assertThat(writes.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
                rollcall.kill();
                team.end(clients);
            }
        }
    }

    /** A group in which each client has one member at any time, beside others whom nobody touches. */
    private static final class Team {

        private List<Client> clients = List.of();
        private List<String> others = List.of();
        private String path = "";
        private ConnectedDirectory directory;

        Caller idp(LaunchedProcess rollcall) {
            Caller anybody = rollcall.anybody();
            if (directory == null) {
                RunningRollcall running = rollcall::address;
                directory = running.newDirectory();
                Caller idp = directory.idp();
                others = people(idp);
                clients = IntStream.range(0, CLIENTS)
                        .mapToObj(i -> new Client(people(idp), 0))
                        .toList();
                return idp;
            }
            return new ConnectedDirectory(directory.id(), directory.clientId(), directory.clientSecret(), anybody)
                    .idp();
        }

        private static List<String> people(Caller idp) {
            return IntStream.range(0, CHAIN)
                    .mapToObj(i -> People.create(idp, People.user(People.newName())))
                    .toList();
        }

        void begin(Caller idp) {
            Stream<String> first = clients.stream().map(client -> client.chain().get(0));
            path = Teams.GROUPS + "/"
                    + Teams.create(
                            idp,
                            People.newName(),
                            Stream.concat(first, others.stream()).toArray(String[]::new));
        }

        List<CompletableFuture<Client>> start(Caller idp, CountDownLatch writes) {
            return clients.stream()
                    .map(client -> CompletableFuture.supplyAsync(() -> writing(idp, client.chain(), writes)))
                    .toList();
        }

        private Client writing(Caller idp, List<String> chain, CountDownLatch writes) {
            int acknowledged = 0;
            try {
                while (true) {
                    idp.patch(path, step(chain.get(acknowledged % CHAIN), chain.get((acknowledged + 1) % CHAIN)))
                            .expect(200);
                    acknowledged++;
                    writes.countDown();
                }
            } catch (UncheckedIOException killed) {
                return new Client(chain, acknowledged);
            }
        }

        void end(List<CompletableFuture<Client>> written) {
            clients = written.stream().map(CompletableFuture::join).toList();
        }

        /** The write that was under way when the server ended may have happened, but only as a whole. */
        void check(Caller idp) {
            if (path.isEmpty()) {
                return;
            }
            JsonObject group = idp.get(path).expect(200).json();
            List<String> members = Teams.members(group);
            assertThat(members).containsAll(others).hasSize(others.size() + CLIENTS);
            assertThat(clients).allSatisfy(client -> assertThat(members)
                    .containsAnyOf(
                            client.chain().get(client.acknowledged() % CHAIN),
                            client.chain().get((client.acknowledged() + 1) % CHAIN)));
            int acknowledged = clients.stream().mapToInt(Client::acknowledged).sum();
            String version = group.getJsonObject("meta").getString("version");
            assertThat(Integer.parseInt(version.replaceAll("\\D", "")) - 1)
                    .isBetween(acknowledged, acknowledged + CLIENTS);
            LOG.log(System.Logger.Level.INFO, "{0} acknowledged writes, {1} members", acknowledged, members.size());
        }

        private static String step(String leaves, String joins) {
            return "{\"Operations\":[{\"op\":\"remove\",\"path\":\"members[value eq \\\"" + leaves + "\\\"]\"},"
                    + "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"" + joins + "\"}]}]}";
        }
    }
}
