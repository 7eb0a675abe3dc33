package dev.rollcall.deployment.system;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** The database of a proof that fills it by SQL while the server runs: to provision so many would take hours. */
enum SharedDatabase {

    /** A file that the server has open and shares with the test. */
    H2 {
        @Override
        Map<String, String> environment(Path folder) {
            return Map.of("ROLLCALL_DB_URL", url(folder));
        }

        @Override
        Connection connect(Path folder) throws SQLException {
            return DriverManager.getConnection(url(folder), "", "");
        }

        @Override
        String numbers(int first, int last) {
            return "(select x as seq from system_range(" + first + ", " + last + ")) numbers";
        }

        @Override
        String analysis() {
            return "analyze";
        }

        private String url(Path folder) {
            return "jdbc:h2:file:" + folder.resolve("rollcall") + ";AUTO_SERVER=TRUE;DB_CLOSE_ON_EXIT=TRUE";
        }
    },

    /** The MariaDB of the build, empty when its environment is asked for. */
    MARIADB {
        @Override
        Map<String, String> environment(Path folder) throws Exception {
            MariaDbUnderTest.start();
            return MariaDbUnderTest.environment();
        }

        @Override
        Connection connect(Path folder) throws SQLException {
            return MariaDbUnderTest.connect();
        }

        @Override
        String numbers(int first, int last) {
            return "seq_" + first + "_to_" + last;
        }

        @Override
        String analysis() {
            return "analyze table users, link, lookup, membership, scim_group";
        }
    };

    /** Returns the environment variables of a Rollcall on this database. */
    abstract Map<String, String> environment(Path folder) throws Exception;

    /** Returns a connection to the database of the server that runs. */
    abstract Connection connect(Path folder) throws SQLException;

    /** Returns a table with the numbers from {@code first} to {@code last} in column {@code seq}, as SQL. */
    abstract String numbers(int first, int last);

    /** Returns the statement after which the database knows how its rows are spread. */
    abstract String analysis();
}
