package dev.rollcall.application.provisioning;

import dev.rollcall.application.port.Ports;
import java.time.Clock;

/** Use cases on ports that are there already. */
public final class Provisionings {

    private Provisionings() {}

    /** Returns what stores changes of users. */
    public static UserChanges changes(Ports ports, Clock clock) {
        return new UserChanges(
                ports.links(), ports.users(), new LinkMemberships(ports.memberships()), ports.syncLog(), clock);
    }

    /** Returns what identity providers may do with users. */
    public static UserProvisioning users(Ports ports, Clock clock) {
        UserChanges changes = changes(ports, clock);
        LoginNames loginNames = new LoginNames(ports.users(), ports.departures(), changes, clock);
        return new UserProvisioning(
                ports.transactions(),
                ports.links(),
                new UserAdmission(
                        ports.links(), new KnownPeople(ports.directories(), ports.users()), loginNames, changes, clock),
                new UserTransitions(ports.links(), ports.departures(), loginNames, changes, clock),
                new GroupsOfUsers(ports.memberships()));
    }

    /** Returns what identity providers may do with groups. */
    public static GroupProvisioning groups(Ports ports, Clock clock) {
        return new GroupProvisioning(
                ports.transactions(),
                ports.groups(),
                groupChanges(ports, clock),
                deletions(ports, clock),
                new MembersOfGroups(ports.memberships()));
    }

    /** Returns what ends groups. */
    public static GroupDeletions deletions(Ports ports, Clock clock) {
        return new GroupDeletions(
                ports.heldGroups(), ports.departures(), groupChanges(ports, clock), ports.syncLog(), clock);
    }

    private static GroupChanges groupChanges(Ports ports, Clock clock) {
        MemberResolution resolution = new MemberResolution(ports.groups(), ports.memberships(), clock);
        return new GroupChanges(ports.groups(), ports.memberships(), resolution, ports.syncLog(), clock);
    }
}
