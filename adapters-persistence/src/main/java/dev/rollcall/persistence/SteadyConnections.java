package dev.rollcall.persistence;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps JPA from switching autocommit on after each transaction and the pool from switching it off again: two round
 * trips to the database that change nothing, because every use of a connection is a transaction.
 */
final class SteadyConnections {

    private SteadyConnections() {}

    /** Returns {@code pool} with connections that leave autocommit as the pool has set it. */
    static DataSource of(DataSource pool) {
        return (DataSource) Proxy.newProxyInstance(
                SteadyConnections.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, args) -> {
                    Object result = invoke(pool, method, args);
                    return result instanceof Connection connection ? steady(connection) : result;
                });
    }

    private static Connection steady(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                SteadyConnections.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, args) ->
                        method.getName().equals("setAutoCommit") ? null : invoke(connection, method, args));
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
