package dev.rollcall.deployment.system;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** A running Rollcall whose database the test can reach behind the server's back. */
interface OnSharedDatabase extends RunningRollcall {

    /** Which database it is. */
    SharedDatabase product();

    /** Returns a connection to the database of the server. */
    default Connection database() throws SQLException {
        return product().connect(Path.of(System.getProperty("rollcall.test.folder"), "h2"));
    }
}
