package dev.rollcall.persistence;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Everything MariaDB is sent while it is open: the statements on the connections to one database, in their order. */
final class GeneralLog implements AutoCloseable {

    private final DatabaseSettings settings;
    private final String database;

    private GeneralLog(DatabaseSettings settings) {
        this.settings = settings;
        this.database = settings.url().substring(settings.url().lastIndexOf('/') + 1);
    }

    static GeneralLog open(DatabaseSettings settings) {
        MariaDbServer server = MariaDbServer.running();
        server.execute("set global log_output = 'TABLE'");
        server.execute("truncate table mysql.general_log");
        server.execute("set global general_log = on");
        return new GeneralLog(settings);
    }

    void clear() {
        MariaDbServer.running().execute("truncate table mysql.general_log");
    }

    /** Returns the statements of all connections that were using the database when this is called. */
    List<String> statements() {
        return query(statementsWhere("true"));
    }

    /** Returns the {@link #statements} less what a connection is set up with, as the pool opens some when it likes, and {@code begin}. */
    List<String> work() {
        return query(statementsWhere("argument <> 'begin' and argument not like 'set sql_mode=%'"
                + " and argument not like 'set session transaction isolation level %'"));
    }

    private String statementsWhere(String condition) {
        return "select convert(argument using utf8mb4) from mysql.general_log"
                + " where command_type in ('Query', 'Execute') and thread_id in"
                + " (select id from information_schema.processlist where db = '" + database + "')"
                + " and " + condition + " order by event_time";
    }

    private List<String> query(String sql) {
        String server = settings.url().substring(0, settings.url().lastIndexOf('/') + 1);
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(server, settings.user(), settings.password());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        MariaDbServer.running().execute("set global general_log = off");
    }
}
