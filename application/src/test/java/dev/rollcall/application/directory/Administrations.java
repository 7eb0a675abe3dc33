package dev.rollcall.application.directory;

import dev.rollcall.application.port.Ports;
import dev.rollcall.application.port.Transactions;
import dev.rollcall.application.provisioning.LinkMemberships;
import dev.rollcall.application.provisioning.Provisionings;
import dev.rollcall.application.synclog.AnsweredCalls;
import dev.rollcall.application.synclog.ProblemInbox;
import java.time.Clock;

/** Use cases of administrators on ports that are there already. */
public final class Administrations {

    private Administrations() {}

    /** Returns what administrators do with people. */
    public static UserAdministration users(Ports ports, Clock clock) {
        return users(ports.transactions(), ports, clock);
    }

    /** Returns what administrators do with people, in transactions of their own. */
    public static UserAdministration users(Transactions transactions, Ports ports, Clock clock) {
        return new UserAdministration(
                transactions,
                ports.users(),
                new UserRecords(ports.users(), ports.links(), ports.directories(), ports.syncLog(), clock),
                new LinkMemberships(ports.memberships()),
                ports.erasures());
    }

    /** Returns what administrators do with what the brake holds. */
    public static HeldChanges held(Ports ports, Clock clock) {
        return new HeldChanges(
                ports.transactions(),
                ports.directories(),
                heldCount(ports),
                new HeldUsers(ports.departures(), Provisionings.changes(ports, clock), clock),
                new HeldGroupDeletions(ports.heldGroups(), Provisionings.deletions(ports, clock)));
    }

    /** Returns how directories are doing. */
    public static DirectoryStatuses statuses(Ports ports, Clock clock) {
        return new DirectoryStatuses(
                new DirectoryCensus(
                        ports.links(), ports.users(), ports.groups(), ports.memberships(), heldCount(ports)),
                new DirectoryActivity(ports.traffic(), ports.syncLog(), clock),
                new ProblemInbox(
                        ports.transactions(),
                        ports.directories(),
                        ports.refusedObjects(),
                        new AnsweredCalls(ports.transactions(), ports.syncLog(), ports.refusedObjects(), clock),
                        clock),
                ports.apiClients(),
                ports.secretTokens());
    }

    private static HeldCount heldCount(Ports ports) {
        return new HeldCount(ports.departures(), ports.heldGroups());
    }
}
