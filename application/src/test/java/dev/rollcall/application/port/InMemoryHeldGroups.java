package dev.rollcall.application.port;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.group.Group;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.ComparisonKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The groups whose deletion is held, as {@link InMemoryGroups} has them. */
public final class InMemoryHeldGroups implements HeldGroups {

    private final InMemoryGroups groups;

    /** Looks at {@code groups}. */
    public InMemoryHeldGroups(InMemoryGroups groups) {
        this.groups = groups;
    }

    @Override
    public void hold(Group group, Instant since) {
        groups.held().put(group.id().value(), since);
    }

    @Override
    public void release(Group group) {
        groups.held().remove(group.id().value());
    }

    @Override
    public List<HeldGroup> list(DirectoryId directory, String after, int limit) {
        return all(directory)
                .filter(held -> held.group().id().value().compareTo(after) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Group> lock(DirectoryId directory, ResourceId id) {
        return all(directory)
                .map(HeldGroup::group)
                .filter(group -> group.id().equals(id))
                .findFirst();
    }

    @Override
    public Optional<Group> lockNamed(DirectoryId directory, ComparisonKey name) {
        return all(directory)
                .map(HeldGroup::group)
                .filter(group -> group.nameKey().equals(name))
                .findFirst();
    }

    @Override
    public long count(DirectoryId directory) {
        return all(directory).count();
    }

    private Stream<HeldGroup> all(DirectoryId directory) {
        return groups.held().entrySet().stream()
                .map(held ->
                        new HeldGroup(groups.find(new ResourceId(held.getKey())).orElseThrow(), held.getValue()))
                .filter(held -> directory.equals(held.group().owner()));
    }
}
