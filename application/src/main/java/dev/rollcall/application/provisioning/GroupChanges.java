package dev.rollcall.application.provisioning;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.TimeOrderedId;
import dev.rollcall.application.port.Groups;
import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.Memberships.Effect;
import dev.rollcall.application.port.Memberships.Kept;
import dev.rollcall.application.port.SyncLog;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.directory.SynchronizationRules.DeletedGroup;
import dev.rollcall.domain.directory.SynchronizationRules.SameGroupName;
import dev.rollcall.domain.group.Group;
import dev.rollcall.domain.group.MemberDelta;
import dev.rollcall.domain.group.NameClash;
import dev.rollcall.domain.scim.resource.Resource;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.SyncEvent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Stores what was decided about a group, its members and the events, in the running transaction. */
@SingletonBean
public class GroupChanges {

    /** The most ids of members that one event names; of a longer change it tells only that there was one. */
    private static final int MOST_NAMED = 1000;

    private final Groups groups;
    private final Memberships memberships;
    private final MemberResolution resolution;
    private final SyncLog log;
    private final Clock clock;

    /** Takes what the use cases need. */
    @Inject
    public GroupChanges(Groups groups, Memberships memberships, MemberResolution resolution, SyncLog log, Clock clock) {
        this.groups = groups;
        this.memberships = memberships;
        this.resolution = resolution;
        this.log = log;
        this.clock = clock;
    }

    /** Returns the Group as it is stored and changed. */
    static Resource withoutMembers(Call call, Group group) {
        return new Resource(call.groupType(), group.id(), group.meta(), group.attributes());
    }

    /** Returns the Group as a resource to answer with; when it has more members than are held at once, they are a stream. */
    Resource resource(Call call, Group group) {
        Resource resource = withoutMembers(call, group);
        return group.owner() != null && group.members() > Memberships.AT_ONCE
                ? resource.with("members", memberships.all(group.owner(), group.id()))
                : resource;
    }

    /** Finds and locks the users that are to become members; to be done before their group is locked. */
    MemberResolution.Resolved resolve(Call call, MemberDelta delta) {
        return resolution.resolve(call, delta);
    }

    /** Adds a new group with its attributes and first members. */
    Group add(Call call, Complex attributes, MemberResolution.Resolved members) {
        Instant now = clock.instant();
        Group group = Group.of(call.directoryId(), new ResourceId(TimeOrderedId.at(now)), attributes, now);
        groups.add(group);
        Effect effect = resolution.apply(call, group, members);
        Group counted = group.counting(effect.added().size());
        if (!effect.added().isEmpty()) {
            groups.update(group, counted);
        }
        log.append(event(call, SyncAction.GROUP_CREATED, counted)
                .changed(List.copyOf(group.attributes().names())));
        logMembers(call, counted, effect, members);
        return counted;
    }

    /** Changes a locked group; one change, however many attributes and members it is about, and none without effect. */
    Group change(Call call, Group before, Complex attributes, MemberResolution.Resolved members) {
        Effect effect = resolution.apply(call, before, members);
        Instant now = clock.instant();
        Group after =
                before.with(attributes, effect.added().size(), effect.removed().size(), now);
        if (!after.equals(before)) {
            groups.update(before, after);
        }
        if (!after.attributes().equals(before.attributes())) {
            boolean isRenamed = !after.displayName().equals(before.displayName());
            log.append(event(call, isRenamed ? SyncAction.GROUP_RENAMED : SyncAction.GROUP_UPDATED, after)
                    .changed(after.changedNames(before)));
        }
        logMembers(call, after, effect, members);
        return after;
    }

    /** Gives a pushed group's attributes and members to the locked group that had its name, local or of the directory. */
    Group connect(Call call, Group existing, Complex attributes, MemberResolution.Resolved members) {
        Group own = existing.owningDirectory().isPresent() ? existing : takenOver(call, existing);
        return change(call, own, attributes, members);
    }

    private Group takenOver(Call call, Group local) {
        Group own = local.ownedBy(call.directoryId(), clock.instant());
        groups.update(local, own);
        Kept kept = memberships.keepAsLinks(call.directoryId(), own.id());
        Group counted = own.counting(kept.seen());
        groups.update(own, counted);
        log.append(event(call, SyncAction.GROUP_CONNECTED, counted));
        if (kept.left() > 0) {
            log.append(event(call, SyncAction.MEMBERS_CHANGED, counted)
                    .changed(List.of("members"))
                    .because("Members of the local group who are no users of the directory left it: -" + kept.left()
                            + ".")
                    .tellingMembers(List.of(), List.of()));
        }
        return counted;
    }

    /** Gives a locked group the first numbered variant of its name that is free, so that another can have the name. */
    void makeRoom(Call call, Group group) {
        NameClash clash = new NameClash(SameGroupName.SUFFIX, group.displayName());
        // The group itself is among those who have one of the names: it gets another.
        String free = clash.settle(groups.lockNamesakes(call.directoryId(), clash.candidates()));
        Group after = group.with(Group.named(group.attributes(), free), clock.instant());
        groups.update(group, after);
        log.append(event(call, SyncAction.GROUP_RENAMED, after)
                .changed(after.changedNames(group))
                .because("Renamed, because the identity provider, for which the group is gone, gave another group its"
                        + " name."));
    }

    /** Ends a locked group as the setting says. */
    void end(Origin origin, Group group) {
        DirectoryId directory = origin.directory().id();
        if (origin.directory().settings().synchronization().deletedGroup() == DeletedGroup.DELETE) {
            groups.remove(group);
            log.append(event(origin, SyncAction.GROUP_DELETED, group));
        } else {
            memberships.keepAsUsers(directory, group.id());
            NameClash clash = new NameClash(SameGroupName.SUFFIX, group.displayName());
            List<Group> others = groups.lockNamesakes(directory, clash.candidates()).stream()
                    .filter(other -> other.owningDirectory().isEmpty())
                    .toList();
            Group local = group.local(Group.named(group.attributes(), clash.settle(others)), clock.instant());
            groups.update(group, local);
            log.append(event(origin, SyncAction.GROUP_KEPT, local));
        }
    }

    private void logMembers(Call call, Group group, Effect effect, MemberResolution.Resolved members) {
        int joined = effect.added().size();
        int left = effect.removed().size();
        if (joined + left > 0) {
            boolean isShort = joined + left <= MOST_NAMED;
            log.append(event(call, SyncAction.MEMBERS_CHANGED, group)
                    .changed(List.of("members"))
                    .because("Members changed as sent by the identity provider: +" + joined + ", -" + left + ".")
                    .tellingMembers(isShort ? effect.added() : List.of(), isShort ? effect.removed() : List.of()));
        }
        logUnknown(call, group, effect, members.unknown().size());
    }

    private void logUnknown(Call call, Group group, Effect effect, int unknown) {
        boolean parks = !effect.parked().isEmpty();
        boolean skips = unknown > 0 && !call.parksUnknownMembers();
        if (parks) {
            log.append(event(call, SyncAction.PARKED, group)
                    .because("Members that are no users yet, remembered until they are: "
                            + effect.parked().size() + "."));
        } else if (skips) {
            log.append(event(call, SyncAction.IGNORED, group)
                    .because("Members that are no users, left out by the setting for unknown members: " + unknown
                            + "."));
        }
    }

    private SyncEvent event(Origin origin, SyncAction action, Group group) {
        return origin.event(action, clock.instant()).in(origin.directory().id()).aboutGroup(group.id());
    }
}
