package dev.rollcall.application.directory;

import dev.rollcall.application.port.Ports;
import dev.rollcall.application.provisioning.LinkMemberships;
import java.time.Clock;

/** Use cases of administrators on ports that are there already. */
public final class Administrations {

    private Administrations() {}

    /** Returns what administrators do with people. */
    public static UserAdministration users(Ports ports, Clock clock) {
        return new UserAdministration(
                ports.transactions(),
                ports.users(),
                new UserRecords(ports.users(), ports.links(), ports.directories(), ports.syncLog(), clock),
                new LinkMemberships(ports.memberships()));
    }
}
