package dev.rollcall.persistence;

import dev.rollcall.application.RequestTime;
import dev.rollcall.application.port.InMemoryErasures;
import dev.rollcall.application.port.Ports;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A database of its own for some tests, with all ports on it. */
final class TestDatabase implements AutoCloseable {

    /** What to run on. */
    enum Kind {
        H2 {
            @Override
            DatabaseSettings newDatabase() {
                return new DatabaseSettings(
                        "jdbc:h2:mem:test" + NUMBER.incrementAndGet() + ";DB_CLOSE_DELAY=-1",
                        "sa",
                        "",
                        16,
                        1,
                        STATEMENT_LIMIT);
            }

            @Override
            void drop(DatabaseSettings settings) {
                try (Connection connection =
                                DriverManager.getConnection(settings.url(), settings.user(), settings.password());
                        Statement statement = connection.createStatement()) {
                    statement.execute("shutdown");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        },
        MARIADB {
            @Override
            DatabaseSettings newDatabase() {
                return MariaDbServer.running().newDatabase();
            }

            @Override
            void drop(DatabaseSettings settings) {
                MariaDbServer.running().drop(settings);
            }
        };

        private static final AtomicInteger NUMBER = new AtomicInteger();

        abstract DatabaseSettings newDatabase();

        abstract void drop(DatabaseSettings settings);
    }

    static final Duration STATEMENT_LIMIT = Duration.ofSeconds(15);

    /** Of which no test takes any, but one that begins a request. */
    static final RequestTime TIME = new RequestTime(Duration.ZERO);

    private final Kind kind;
    private final DatabaseSettings settings;
    private final Database database;
    private final JpaTransactions transactions;

    private TestDatabase(Kind kind) {
        this.kind = kind;
        this.settings = kind.newDatabase();
        this.database = Database.open(settings);
        this.transactions = transactionsOn(database);
    }

    static TestDatabase open(Kind kind) {
        return new TestDatabase(kind);
    }

    DatabaseSettings settings() {
        return settings;
    }

    Database database() {
        return database;
    }

    JpaTransactions transactions() {
        return transactions;
    }

    Ports ports() {
        return portsOn(transactions);
    }

    /** Returns how many rows MariaDB reads to run a statement, which it does. */
    long rowsReadBy(String statement) {
        return plansOf(statement).stream().mapToLong(TestDatabase::rowsRead).sum();
    }

    /** Of what it sorts MariaDB counts those rows alone that a limit leaves over, so that its estimate counts. */
    private static long rowsRead(Object[] plan) {
        Object rows = String.valueOf(plan[12]).contains("filesort") ? plan[8] : plan[9];
        return rows == null ? 0 : (long) Double.parseDouble(rows.toString());
    }

    /** Columns: id, select_type, table, type, possible_keys, key, key_len, ref, rows, r_rows, filtered, r_filtered, Extra. */
    List<Object[]> plansOf(String statement) {
        return transactions.with(entities -> {
            // A colon or question mark of a value must not be taken for a parameter of JPA.
            @SuppressWarnings("unchecked")
            List<Object[]> plan = entities.createNativeQuery("analyze " + statement)
                    .setHint("eclipselink.jdbc.bind-parameters", "false")
                    .getResultList();
            return plan;
        });
    }

    static JpaTransactions transactionsOn(Database database) {
        return new JpaTransactions(database, TIME);
    }

    static Ports portsOn(JpaTransactions transactions) {
        return new Ports(
                transactions,
                new JpaDirectories(transactions),
                new JpaApiClients(transactions),
                new JpaCredentials(transactions),
                new JpaSecretTokens(transactions),
                new JpaUsers(transactions),
                new InMemoryErasures(),
                new JpaLinks(transactions),
                new JpaGroups(transactions),
                new JpaMemberships(transactions),
                new JpaAdministeredGroups(transactions),
                new JpaDepartures(transactions),
                new JpaHeldGroups(transactions),
                new JpaLeases(transactions),
                new JpaSyncLog(transactions),
                new JpaChangeFeed(transactions),
                new JpaRefusedObjects(transactions),
                new JpaTraffic(transactions),
                new JpaSigningKeys(transactions),
                new JpaRevokedTokens(transactions));
    }

    @Override
    public void close() {
        database.close();
        kind.drop(settings);
    }
}
