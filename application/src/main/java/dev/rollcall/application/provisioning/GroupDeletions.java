package dev.rollcall.application.provisioning;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.Departures;
import dev.rollcall.application.port.HeldGroups;
import dev.rollcall.application.port.SyncLog;
import dev.rollcall.domain.directory.BrakeDecision;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.SynchronizationRules;
import dev.rollcall.domain.directory.SynchronizationRules.DeletedGroup;
import dev.rollcall.domain.group.Group;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.synclog.SyncAction;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Ends groups, as far as the mass-deprovision brake lets it, in the running transaction. A group whose deletion is held
 * is gone for its directory alone, until an administrator decides or the identity provider creates it again.
 */
@SingletonBean
public class GroupDeletions {

    private final HeldGroups held;
    private final Departures departures;
    private final GroupChanges changes;
    private final SyncLog log;
    private final Clock clock;

    /** Takes what it works with. */
    @Inject
    public GroupDeletions(HeldGroups held, Departures departures, GroupChanges changes, SyncLog log, Clock clock) {
        this.held = held;
        this.departures = departures;
        this.changes = changes;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Returns whether too many users leave the directory for groups to be deleted. To be asked before a group is locked,
     * as those who leave lock their groups last.
     */
    boolean areHeld(Directory directory) {
        SynchronizationRules rules = directory.settings().synchronization();
        return rules.deletedGroup() == DeletedGroup.DELETE
                && rules.brake().enabled()
                && rules.brake().decide(departures.lockWindow(directory, null, clock.instant())) != BrakeDecision.PASS;
    }

    /** Puts a locked group on the held list. */
    void hold(Call call, Group group) {
        Instant now = clock.instant();
        held.hold(group, now);
        log.append(call.event(SyncAction.HELD, now)
                .aboutGroup(group.id())
                .because("Kept until an administrator allows the deletion: too many users leave " + name(call)
                        + "; for the identity provider the group is gone."));
    }

    /** Returns the directory's group of that name, locked and visible again, if its deletion was held. */
    Optional<Group> takeBack(Call call, ComparisonKey name) {
        Optional<Group> group = held.lockNamed(call.directoryId(), name);
        group.ifPresent(taken -> {
            held.release(taken);
            log.append(call.event(SyncAction.HELD_DISCARDED, clock.instant())
                    .aboutGroup(taken.id())
                    .because("No longer to be deleted: the identity provider created the group again."));
        });
        return group;
    }

    /** Gives the directory's held group of that name another one; returns the group as it was, if there is one. */
    Optional<Group> freeName(Call call, ComparisonKey name) {
        Optional<Group> group = held.lockNamed(call.directoryId(), name);
        group.ifPresent(before -> changes.makeRoom(call, before));
        return group;
    }

    /** Deletes a held and locked group, or keeps it as the setting says by now. */
    public void allow(Origin origin, Group group) {
        log.append(origin.event(SyncAction.HELD_ALLOWED, clock.instant())
                .in(origin.directory().id())
                .aboutGroup(group.id())
                .because("An administrator allowed the deletion that the mass-deprovision brake held."));
        held.release(group);
        changes.end(origin, group);
    }

    /** Gives a held and locked group back to its directory. */
    public void discard(Origin origin, Group group) {
        held.release(group);
        log.append(origin.event(SyncAction.HELD_DISCARDED, clock.instant())
                .in(origin.directory().id())
                .aboutGroup(group.id())
                .because("An administrator discarded the deletion that the mass-deprovision brake held."));
    }

    private static String name(Call call) {
        return call.directory().settings().name();
    }
}
