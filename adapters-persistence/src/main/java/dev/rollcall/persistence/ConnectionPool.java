package dev.rollcall.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Makes pools of plain (not XA) connections: READ COMMITTED, in UTC, in autocommit. */
final class ConnectionPool {

    /** What connections are for; work is limited in time, changing tables is not. */
    enum Purpose {
        MIGRATION,
        WORK
    }

    static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(5);
    static final Duration LOCK_WAIT = Duration.ofSeconds(3);
    private static final int MIGRATION_CONNECTIONS = 2;

    /** Of each connection, which need not be parsed again. A MariaDB server keeps 16,382 by default, of all its clients. */
    private static final int PREPARED_STATEMENTS = 100;

    /** Where MariaDB's driver repeats each refused statement with the values it was refused for: people's names. */
    private static final Logger REFUSED_STATEMENTS = Logger.getLogger("org.mariadb.jdbc.message.server.ErrorPacket");

    private ConnectionPool() {}

    static HikariDataSource open(DatabaseSettings settings, Purpose purpose) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("rollcall-" + purpose.name().toLowerCase(Locale.ROOT));
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(purpose == Purpose.WORK ? settings.poolSize() : MIGRATION_CONNECTIONS);
        config.setMinimumIdle(purpose == Purpose.WORK ? settings.idleConnections() : 0);
        config.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        switch (settings.product()) {
            case H2 -> useH2(config, settings, purpose);
            case MARIADB -> useMariaDb(config, settings, purpose);
        }
        return new HikariDataSource(config);
    }

    private static void useH2(HikariConfig config, DatabaseSettings settings, Purpose purpose) {
        StringBuilder url = new StringBuilder(settings.url());
        addUnlessGiven(url, "MODE", "MariaDB");
        addUnlessGiven(url, "DATABASE_TO_LOWER", "TRUE");
        addUnlessGiven(url, "CASE_INSENSITIVE_IDENTIFIERS", "TRUE");
        // In milliseconds, and not 0: SteadyConnections says why, and has each commit written at once.
        addUnlessGiven(url, "WRITE_DELAY", "500");
        addUnlessGiven(url, "DB_CLOSE_ON_EXIT", "FALSE");
        // Each prepared statement would keep the rows that it found last.
        addUnlessGiven(url, "OPTIMIZE_REUSE_RESULTS", "FALSE");
        addUnlessGiven(url, "QUERY_CACHE_SIZE", String.valueOf(PREPARED_STATEMENTS));
        addUnlessGiven(url, "TIME ZONE", "UTC");
        addUnlessGiven(url, "LOCK_TIMEOUT", String.valueOf(LOCK_WAIT.toMillis()));
        config.setJdbcUrl(url.toString());
        config.setDriverClassName("org.h2.Driver");
        if (purpose == Purpose.WORK) {
            config.setConnectionInitSql(
                    "SET QUERY_TIMEOUT " + settings.statementLimit().toMillis());
        }
    }

    private static void addUnlessGiven(StringBuilder url, String name, String value) {
        String setting = ";" + name + "=";
        if (!url.toString().toUpperCase(Locale.ROOT).contains(setting)) {
            url.append(setting).append(value);
        }
    }

    private static void useMariaDb(HikariConfig config, DatabaseSettings settings, Purpose purpose) {
        REFUSED_STATEMENTS.setLevel(Level.OFF);
        config.setJdbcUrl(settings.url());
        config.setDriverClassName("org.mariadb.jdbc.Driver");
        config.addDataSourceProperty("connectTimeout", String.valueOf(CONNECTION_TIMEOUT.toMillis()));
        config.addDataSourceProperty("tcpKeepAlive", "true");
        // Without preserveInstants moments would be stored in the time zone of the JVM.
        config.addDataSourceProperty("connectionTimeZone", "UTC");
        config.addDataSourceProperty("preserveInstants", "true");
        config.addDataSourceProperty("forceConnectionTimeZoneToSession", "true");
        // The server parses a statement once for each connection, not each time.
        config.addDataSourceProperty("useServerPrepStmts", "true");
        config.addDataSourceProperty("prepStmtCacheSize", String.valueOf(PREPARED_STATEMENTS));
        // Both send several statements as one, and then a statement's count of changed rows cannot be told.
        config.addDataSourceProperty("useBulkStmts", "false");
        config.addDataSourceProperty("rewriteBatchedStatements", "false");
        String variables =
                "sql_mode='STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION',innodb_lock_wait_timeout=" + LOCK_WAIT.toSeconds();
        if (purpose == Purpose.WORK) {
            variables += ",max_statement_time=" + settings.statementLimit().toSeconds();
            // Longer than the server lets a statement run: it is for a server that no longer answers.
            config.addDataSourceProperty(
                    "socketTimeout",
                    String.valueOf(settings.statementLimit().plusSeconds(10).toMillis()));
        }
        config.addDataSourceProperty("sessionVariables", variables);
    }
}
