package dev.rollcall.persistence;

/** The contracts of the ports on H2. */
class H2PortsIT extends DatabasePorts {

    H2PortsIT() {
        super(TestDatabase.Kind.H2);
    }
}
