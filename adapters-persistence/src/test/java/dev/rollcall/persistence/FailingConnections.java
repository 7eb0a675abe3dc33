package dev.rollcall.persistence;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.DataSource;

/** Connections to a database that fail as told, at a statement or at the end of a transaction. */
final class FailingConnections {

    private final DatabaseSettings settings;
    private final String method;
    private final Deque<SQLException> failures = new ArrayDeque<>();

    private FailingConnections(DatabaseSettings settings, String method) {
        this.settings = settings;
        this.method = method;
    }

    static FailingConnections atStatement(DatabaseSettings settings) {
        return new FailingConnections(settings, "prepareStatement");
    }

    static FailingConnections atCommit(DatabaseSettings settings) {
        return new FailingConnections(settings, "commit");
    }

    /** Makes the next {@code times} calls fail. */
    void fail(SQLException failure, int times) {
        for (int i = 0; i < times; i++) {
            failures.add(failure);
        }
    }

    DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, called, arguments) -> called.getName().equals("getConnection")
                        ? connection(DriverManager.getConnection(settings.url(), settings.user(), settings.password()))
                        : null);
    }

    private Connection connection(Connection real) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, called, arguments) -> {
                    SQLException failure = isMeant(called, arguments) ? failures.poll() : null;
                    if (failure != null) {
                        throw failure;
                    }
                    return invoke(real, called, arguments);
                });
    }

    /** After a failure JPA asks whether the connection still works; that statement names no table. */
    private boolean isMeant(Method called, Object[] arguments) {
        return called.getName().equals(method)
                && (arguments == null || arguments[0].toString().contains("directory"));
    }

    private static Object invoke(Connection real, Method called, Object[] arguments) throws Throwable {
        try {
            return called.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
