package dev.rollcall.persistence;

import dev.rollcall.persistence.DatabaseSettings.Product;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps JPA from switching autocommit off before each transaction and on after it: two round trips to the database, where
 * the {@code begin} of {@link JpaTransactions} is one, and reads need none.
 */
final class SteadyConnections {

    private SteadyConnections() {}

    /** Returns {@code pool} with connections that stay in autocommit, and go back to it with no transaction open. */
    static DataSource of(DataSource pool, Product product) {
        return (DataSource) Proxy.newProxyInstance(
                SteadyConnections.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, args) -> {
                    Object result = invoke(pool, method, args);
                    return result instanceof Connection connection ? steady(connection, product) : result;
                });
    }

    private static Connection steady(Connection connection, Product product) {
        return (Connection) Proxy.newProxyInstance(
                SteadyConnections.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "setAutoCommit" -> null;
                    case "commit" -> commit(connection, product);
                    case "close" -> close(connection, product);
                    default -> invoke(connection, method, args);
                });
    }

    /**
     * Commits. H2 would write what is committed a moment later, so it is told to do so before this returns: nothing that was
     * answered may be lost with the process. (With a {@code WRITE_DELAY} of 0 H2 does so by itself, but does not run what
     * uses the room of old data in its file again.)
     */
    private static @Nullable Object commit(Connection connection, Product product) throws SQLException {
        boolean mustBeWritten = product == Product.H2 && !connection.getAutoCommit();
        connection.commit();
        if (mustBeWritten) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("checkpoint");
            }
        }
        return null;
    }

    /** The pool takes a connection in autocommit for one without a transaction; whoever got it next would go on in it. */
    private static @Nullable Object close(Connection connection, Product product) throws SQLException {
        try (connection) {
            if (!connection.isClosed() && mayBeInTransaction(connection, product)) {
                connection.rollback();
            }
        }
        return null;
    }

    /**
     * Returns whether to roll back. MariaDB's driver knows by itself that there is nothing to do; H2 writes out everything
     * that anybody has changed, but leaves autocommit only for a transaction that was begun.
     */
    private static boolean mayBeInTransaction(Connection connection, Product product) throws SQLException {
        return product == Product.MARIADB || !connection.getAutoCommit();
    }

    private static @Nullable Object invoke(Object target, Method method, @Nullable Object @Nullable [] args)
            throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
