package dev.rollcall.persistence;

/** The contracts of the ports on MariaDB. */
class MariaDbPortsIT extends DatabasePorts {

    MariaDbPortsIT() {
        super(TestDatabase.Kind.MARIADB);
    }
}
