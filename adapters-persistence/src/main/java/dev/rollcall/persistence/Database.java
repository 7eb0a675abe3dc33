package dev.rollcall.persistence;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The running database: its tables brought up to date, a pool of connections and JPA on top of it. */
public final class Database implements AutoCloseable {

    private static final String MIGRATIONS = "classpath:dev/rollcall/persistence/migration";
    private static final int VALIDITY_TIMEOUT_SECONDS = 2;

    private final HikariDataSource pool;
    private final EntityManagerFactory factory;

    private Database(HikariDataSource pool, EntityManagerFactory factory) {
        this.pool = pool;
        this.factory = factory;
    }

    /**
     * Brings the tables up to date and connects.
     *
     * @throws DatabaseUnusable with one sentence that names the setting in question and never the password
     */
    public static Database open(DatabaseSettings settings) {
        migrate(settings);
        HikariDataSource pool = connect(settings, ConnectionPool.Purpose.WORK);
        try {
            return new Database(pool, entityManagerFactory(settings, pool));
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    /** Returns whether the database answers, within {@value #VALIDITY_TIMEOUT_SECONDS} seconds and a connection's. */
    public boolean isReachable() {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(VALIDITY_TIMEOUT_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Ends all connections; an embedded database is written out. */
    @Override
    public void close() {
        factory.close();
        pool.close();
    }

    EntityManagerFactory entityManagerFactory() {
        return factory;
    }

    private static void migrate(DatabaseSettings settings) {
        try (HikariDataSource pool = connect(settings, ConnectionPool.Purpose.MIGRATION)) {
            Flyway.configure(Database.class.getClassLoader())
                    .dataSource(pool)
                    .locations(migrations(settings.product()))
                    .javaMigrations(new MembersLeaveDocuments())
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new DatabaseUnusable(
                    "The tables of the database at ROLLCALL_DB_URL cannot be brought up to date: "
                            + withoutPassword(e, settings),
                    e);
        }
    }

    private static String[] migrations(DatabaseSettings.Product product) {
        return switch (product) {
            case H2 -> new String[] {MIGRATIONS, MIGRATIONS + "-h2"};
            case MARIADB -> new String[] {MIGRATIONS};
        };
    }

    private static HikariDataSource connect(DatabaseSettings settings, ConnectionPool.Purpose purpose) {
        try {
            return ConnectionPool.open(settings, purpose);
        } catch (HikariPool.PoolInitializationException e) {
            throw new DatabaseUnusable(
                    "No connection to the database at ROLLCALL_DB_URL with ROLLCALL_DB_USER and ROLLCALL_DB_PASSWORD: "
                            + withoutPassword(e, settings),
                    e);
        }
    }

    private static EntityManagerFactory entityManagerFactory(DatabaseSettings settings, DataSource pool) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("jakarta.persistence.nonJtaDataSource", SteadyConnections.of(pool, settings.product()));
        properties.put(
                "eclipselink.target-database",
                switch (settings.product()) {
                    case H2 -> BindingH2Platform.class.getName();
                    case MARIADB -> "org.eclipse.persistence.platform.database.MariaDBPlatform";
                });
        return Persistence.createEntityManagerFactory("rollcall", properties);
    }

    /** Returns the first line of the deepest message: the driver's own words. */
    private static String withoutPassword(Throwable failure, DatabaseSettings settings) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String line = String.valueOf(deepest.getMessage()).lines().findFirst().orElse("");
        return settings.password().isEmpty() ? line : line.replace(settings.password(), "***");
    }
}
