package dev.rollcall.persistence;

import dev.rollcall.application.port.Ports;
import dev.rollcall.application.port.PortsContract;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** The contracts of the ports on one kind of database, which most tests share. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DatabasePorts extends PortsContract {

    private final TestDatabase.Kind kind;
    private final List<TestDatabase> opened = new ArrayList<>();

    DatabasePorts(TestDatabase.Kind kind) {
        this.kind = kind;
    }

    @BeforeAll
    void openShared() {
        opened.add(TestDatabase.open(kind));
    }

    @AfterAll
    void close() {
        opened.forEach(TestDatabase::close);
    }

    @Override
    protected Ports ports() {
        return opened.get(0).ports();
    }

    @Override
    protected Ports emptyPorts() {
        TestDatabase empty = TestDatabase.open(kind);
        opened.add(empty);
        return empty.ports();
    }
}
