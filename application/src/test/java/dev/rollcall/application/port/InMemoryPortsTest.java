package dev.rollcall.application.port;

/** The fakes keep the contracts. */
class InMemoryPortsTest extends PortsContract {

    private final Ports ports = Ports.inMemory();

    @Override
    protected Ports ports() {
        return ports;
    }

    @Override
    protected Ports emptyPorts() {
        return Ports.inMemory();
    }
}
