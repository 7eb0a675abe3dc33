package dev.rollcall.application.directory;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.TimeOrderedId;
import dev.rollcall.application.port.AdministeredGroups;
import dev.rollcall.application.port.AdministeredGroups.GroupMember;
import dev.rollcall.application.port.Groups;
import dev.rollcall.application.port.SyncLog;
import dev.rollcall.application.port.Transactions;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.group.Group;
import dev.rollcall.domain.group.LocalGroupRequest;
import dev.rollcall.domain.scim.resource.Meta;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.synclog.Actor;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.SyncEvent;
import dev.rollcall.domain.user.UserId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an administrator does with groups: reads those of all directories, and manages local ones. */
@SingletonBean
public class GroupAdministration {

    /** No directory has this id, so that only local groups are looked for. */
    private static final DirectoryId NONE = new DirectoryId("");

    private static final int MOST_NAMED = 10;

    private final Transactions transactions;
    private final Groups groups;
    private final AdministeredGroups administered;
    private final SyncLog log;
    private final Clock clock;

    /** Takes what it works with. */
    @Inject
    public GroupAdministration(
            Transactions transactions, Groups groups, AdministeredGroups administered, SyncLog log, Clock clock) {
        this.transactions = transactions;
        this.groups = groups;
        this.administered = administered;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Makes a local group.
     *
     * @throws Refusal with every field that is wrong, or with {@link Reason#UNIQUENESS} when a local group has the name
     */
    public Group create(Actor by, Complex body) {
        LocalGroupRequest request = LocalGroupRequest.read(body);
        Complex attributes = request.applyTo(Complex.empty());
        return transactions.call(() -> {
            Instant now = clock.instant();
            Set<UserId> members = present(request.members().orElse(Set.of()));
            ResourceId id = new ResourceId(TimeOrderedId.at(now));
            Group group = new Group(id, null, attributes, Meta.createdAt(now), members.size());
            refuseTakenName(group);
            groups.add(group);
            administered.changeLocal(id, members, Set.of());
            log.append(event(by, group, SyncAction.GROUP_CREATED)
                    .because("Created as a local group by an administrator.")
                    .changed(List.copyOf(attributes.names())));
            if (!members.isEmpty()) {
                log.append(changed(by, group, group, members, Set.of())
                        .because("Members of the local group as an administrator created it."));
            }
            return group;
        });
    }

    /**
     * Returns the group.
     *
     * @throws Refusal with {@link Reason#NOT_FOUND}
     */
    public Group find(ResourceId id) {
        return transactions.read(() -> shown(id));
    }

    /** Returns at most {@code limit} groups with ids above {@code after} whose name begins so, oldest first. */
    public List<Group> list(Optional<String> search, String after, int limit) {
        return transactions.read(() -> administered.list(search, after, limit));
    }

    /**
     * Returns at most {@code limit} members of the group above {@code after}.
     *
     * @throws Refusal with {@link Reason#NOT_FOUND}
     */
    public List<GroupMember> members(ResourceId id, String after, int limit) {
        return transactions.read(() -> administered.members(shown(id), after, limit));
    }

    /**
     * Returns at most {@code limit} ids above {@code after} that the identity provider pushed as members before they were
     * users of its directory, and that become members when they are.
     *
     * @throws Refusal with {@link Reason#NOT_FOUND}
     */
    public List<String> parked(ResourceId id, String after, int limit) {
        return transactions.read(() -> administered.parked(shown(id), after, limit));
    }

    /**
     * Changes a local group; members that are named replace those there are.
     *
     * @throws Refusal with every field that is wrong, with {@link Reason#NOT_FOUND}, with {@link Reason#UNIQUENESS} when
     *     a local group has the name, or with {@link Reason#CONFLICT} for a group of a directory
     */
    public Group update(Actor by, ResourceId id, Complex body) {
        LocalGroupRequest request = LocalGroupRequest.read(body);
        return transactions.call(() -> {
            Group before = lockLocal(id);
            Complex attributes = request.applyTo(before.attributes());
            Set<UserId> current = request.members().isPresent() ? administered.localMembers(id) : Set.of();
            Set<UserId> wanted =
                    request.members().isPresent() ? wanted(request.members().get(), current) : Set.of();
            Set<UserId> joined = difference(wanted, current);
            Set<UserId> left = difference(current, wanted);
            Group after = before.with(attributes, joined.size(), left.size(), clock.instant());
            if (!after.equals(before)) {
                refuseTakenName(after);
                groups.update(before, after);
                administered.changeLocal(id, joined, left);
                log.append(changed(by, before, after, joined, left).because("Changed by an administrator."));
            }
            return administered.counted(after);
        });
    }

    /**
     * Deletes a local group.
     *
     * @throws Refusal with {@link Reason#NOT_FOUND}, or with {@link Reason#CONFLICT} for a group of a directory
     */
    public void delete(Actor by, ResourceId id) {
        transactions.run(() -> {
            Group group = lockLocal(id);
            groups.remove(group);
            log.append(event(by, group, SyncAction.GROUP_DELETED).because("Deleted by an administrator."));
        });
    }

    private Group shown(ResourceId id) {
        return administered.findAll(List.of(id)).stream().findFirst().orElseThrow(GroupAdministration::unknownGroup);
    }

    private SyncEvent changed(Actor by, Group before, Group after, Set<UserId> joined, Set<UserId> left) {
        List<String> names = new ArrayList<>(after.changedNames(before));
        if (joined.isEmpty() && left.isEmpty()) {
            return event(by, after, SyncAction.GROUP_UPDATED).changed(names);
        }
        names.add("members");
        return event(by, after, SyncAction.MEMBERS_CHANGED).changed(names).tellingMembers(ids(joined), ids(left));
    }

    private SyncEvent event(Actor by, Group group, SyncAction action) {
        Instant now = clock.instant();
        return SyncEvent.of(TimeOrderedId.at(now), now, by, action).aboutGroup(group.id());
    }

    /** A local group tells applications the ids of users. */
    private static List<ResourceId> ids(Set<UserId> users) {
        return users.stream().map(user -> new ResourceId(user.value())).toList();
    }

    private Group lockLocal(ResourceId id) {
        Group group = groups.lock(id).orElseThrow(GroupAdministration::unknownGroup);
        if (group.owner() != null) {
            throw Refusal.of(Reason.CONFLICT, "The group belongs to a user directory, which alone can change it.");
        }
        return group;
    }

    /** Who is a member already may stay, also when deleted since. */
    private Set<UserId> wanted(Set<UserId> named, Set<UserId> current) {
        present(difference(named, current));
        return named;
    }

    private static Set<UserId> difference(Set<UserId> some, Set<UserId> others) {
        Set<UserId> rest = new HashSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    private Set<UserId> present(Set<UserId> users) {
        Set<UserId> present = users.isEmpty() ? Set.of() : administered.present(users);
        List<String> unknown = users.stream()
                .filter(user -> !present.contains(user))
                .map(UserId::value)
                .limit(MOST_NAMED)
                .toList();
        if (!unknown.isEmpty()) {
            throw Refusal.ofFields(List.of(new Refusal.Field(
                    "members", "The field members names no users by " + String.join(", ", unknown) + ".")));
        }
        return present;
    }

    private void refuseTakenName(Group group) {
        boolean taken = groups.lockNamesakes(NONE, List.of(group.nameKey())).stream()
                .anyMatch(namesake -> namesake.owner() == null && !namesake.id().equals(group.id()));
        if (taken) {
            throw Refusal.of(
                    Reason.UNIQUENESS, "There is a local group named \"" + group.displayName() + "\" already.");
        }
    }

    private static Refusal unknownGroup() {
        return Refusal.of(Reason.NOT_FOUND, "There is no group with this id.");
    }
}
