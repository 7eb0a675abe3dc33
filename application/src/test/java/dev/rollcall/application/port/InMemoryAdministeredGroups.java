package dev.rollcall.application.port;

import dev.rollcall.domain.group.Group;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The groups and members of the other fakes, for administrators. */
public final class InMemoryAdministeredGroups implements AdministeredGroups {

    private final Groups groups;
    private final InMemoryMemberships memberships;
    private final InMemoryUsers users;
    private final Links links;
    private final InMemoryDirectories directories;

    /** Creates the view of these. */
    InMemoryAdministeredGroups(
            Groups groups,
            InMemoryMemberships memberships,
            InMemoryUsers users,
            Links links,
            InMemoryDirectories directories) {
        this.groups = groups;
        this.memberships = memberships;
        this.users = users;
        this.links = links;
        this.directories = directories;
    }

    @Override
    public List<Group> list(Optional<String> search, String after, int limit) {
        String beginning = ComparisonKey.folded(search.orElse("")).text();
        return groups.list(after, Integer.MAX_VALUE).stream()
                .filter(group -> group.nameKey().text().startsWith(beginning))
                .filter(this::isShown)
                .limit(limit)
                .map(this::counted)
                .toList();
    }

    @Override
    public List<Group> findAll(Collection<ResourceId> ids) {
        return ids.stream()
                .map(groups::find)
                .flatMap(Optional::stream)
                .filter(this::isShown)
                .map(this::counted)
                .toList();
    }

    @Override
    public Group counted(Group group) {
        return group.owner() == null
                ? group.counting(present(localMembers(group.id())).size())
                : group;
    }

    private boolean isShown(Group group) {
        return group.owningDirectory().filter(directories::isBeingRemoved).isEmpty();
    }

    @Override
    public List<GroupMember> members(Group group, String after, int limit) {
        Stream<GroupMember> members = group.owningDirectory()
                .map(directory -> memberships.page(directory, group.id(), "", Integer.MAX_VALUE).stream()
                        .map(member -> links.find(directory, member.link()).orElseThrow())
                        .map(link -> member(link.user(), Optional.of(link.id()))))
                .orElseGet(
                        () -> present(localMembers(group.id())).stream().map(user -> member(user, Optional.empty())));
        return members.filter(member -> member.position().compareTo(after) > 0)
                .sorted(Comparator.comparing(GroupMember::position))
                .limit(limit)
                .toList();
    }

    private GroupMember member(UserId user, Optional<ResourceId> link) {
        return new GroupMember(user, users.get(user).loginName(), link);
    }

    @Override
    public List<String> parked(Group group, String after, int limit) {
        return memberships.parked(group.id(), after, limit);
    }

    @Override
    public Set<UserId> present(Collection<UserId> some) {
        Set<UserId> present = new HashSet<>(some);
        present.removeIf(user -> users.lock(user).map(User::isGone).orElse(true));
        return present;
    }

    @Override
    public Set<UserId> localMembers(ResourceId group) {
        return memberships.localMembers(group);
    }

    @Override
    public void changeLocal(ResourceId group, Set<UserId> joined, Set<UserId> left) {
        memberships.changeLocal(group, joined, left);
    }
}
