package dev.rollcall.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.util.Locale;

/**
 * Where the database is and how many connections it is given. An {@code H2} file is for trying Rollcall; production runs
 * on MariaDB.
 *
 * @param url the JDBC URL ({@code ROLLCALL_DB_URL}), without user and password
 * @param user the database user ({@code ROLLCALL_DB_USER})
 * @param password the user's password ({@code ROLLCALL_DB_PASSWORD})
 * @param poolSize the most connections at once ({@code ROLLCALL_DB_POOL_SIZE})
 * @param idleConnections the connections kept while nothing happens ({@code ROLLCALL_DB_POOL_IDLE})
 * @param statementLimit how long a statement may take ({@code ROLLCALL_STATEMENT_LIMIT_SECONDS}), in whole seconds
 */
public record DatabaseSettings(
        String url, String user, String password, int poolSize, int idleConnections, Duration statementLimit) {

    /** The databases that Rollcall runs on. */
    enum Product {
        H2("jdbc:h2:"),
        MARIADB("jdbc:mariadb:");

        private final String prefix;

        Product(String prefix) {
            this.prefix = prefix;
        }

        static Product of(EntityManager entities) {
            return of(entities.getEntityManagerFactory());
        }

        static Product of(EntityManagerFactory factory) {
            Object platform = factory.getProperties().get("eclipselink.target-database");
            return String.valueOf(platform).endsWith("H2Platform") ? H2 : MARIADB;
        }
    }

    private static final int MOST_CONNECTIONS = 1000;

    /**
     * Checks the settings.
     *
     * @throws DatabaseUnusable with a sentence that names the wrong one
     */
    public DatabaseSettings {
        String lower = url.toLowerCase(Locale.ROOT);
        if (!lower.startsWith(Product.H2.prefix) && !lower.startsWith(Product.MARIADB.prefix)) {
            throw new DatabaseUnusable("ROLLCALL_DB_URL must begin with jdbc:mariadb: or jdbc:h2: .");
        }
        if (lower.contains("password=")) {
            throw new DatabaseUnusable("ROLLCALL_DB_URL must not hold a password; set ROLLCALL_DB_PASSWORD.");
        }
        if (poolSize < 1 || poolSize > MOST_CONNECTIONS) {
            throw new DatabaseUnusable("ROLLCALL_DB_POOL_SIZE must be from 1 to " + MOST_CONNECTIONS + ".");
        }
        if (idleConnections < 0 || idleConnections > poolSize) {
            throw new DatabaseUnusable("ROLLCALL_DB_POOL_IDLE must be from 0 to ROLLCALL_DB_POOL_SIZE.");
        }
    }

    Product product() {
        return url.toLowerCase(Locale.ROOT).startsWith(Product.H2.prefix) ? Product.H2 : Product.MARIADB;
    }

    /** Hides the password. */
    @Override
    public String toString() {
        return "DatabaseSettings[url=" + url + ", user=" + user + ", poolSize=" + poolSize + "]";
    }
}
