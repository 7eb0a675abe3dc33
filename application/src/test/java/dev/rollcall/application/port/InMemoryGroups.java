package dev.rollcall.application.port;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.group.Group;
import dev.rollcall.domain.scim.resource.Query;
import dev.rollcall.domain.scim.resource.QueryResult;
import dev.rollcall.domain.scim.resource.Resource;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.schema.ResourceType;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The groups of all directories and the local ones, in a map in the order of their ids. */
public final class InMemoryGroups implements Groups {

    private final TreeMap<String, Group> groups = new TreeMap<>();
    private final Map<String, Instant> held = new TreeMap<>();
    private final InMemoryMemberships memberships;

    /** Creates the groups with these members. */
    public InMemoryGroups(InMemoryMemberships memberships) {
        this.memberships = memberships;
        memberships.attachTo(this);
    }

    @Override
    public Optional<Group> find(DirectoryId directory, ResourceId id) {
        return find(id).filter(group -> isSeen(directory, group));
    }

    @Override
    public Optional<Group> lock(DirectoryId directory, ResourceId id) {
        return find(directory, id);
    }

    @Override
    public List<Group> lockNamesakes(DirectoryId directory, List<ComparisonKey> names) {
        return groups.values().stream()
                .filter(group -> group.owner() == null || group.owner().equals(directory))
                .filter(group -> names.contains(group.nameKey()))
                .sorted(Comparator.comparing((Group group) -> group.owner() == null))
                .toList();
    }

    @Override
    public Set<String> existing(DirectoryId directory, Collection<String> ids) {
        return of(directory)
                .map(group -> group.id().value())
                .filter(ids::contains)
                .collect(Collectors.toSet());
    }

    @Override
    public QueryResult search(DirectoryId directory, Query query) {
        QueryResult found =
                InMemorySearch.of(of(directory).map(group -> withMembers(directory, query.type(), group)), query);
        return found.with(found.resources().stream()
                .map(group -> new Resource(
                        group.type(),
                        group.id(),
                        group.meta(),
                        group.attributes().without("members")))
                .toList());
    }

    private Resource withMembers(DirectoryId directory, ResourceType type, Group group) {
        List<Value> members = memberships.page(directory, group.id(), "", Integer.MAX_VALUE).stream()
                .<Value>map(member -> type.url("/Users", member.link().value())
                        .map(url -> member.toElement().with("$ref", new Text(url)))
                        .orElse(member.toElement()))
                .toList();
        return new Resource(type, group.id(), group.meta(), group.attributes()).with("members", new Many(members));
    }

    @Override
    public Optional<Group> find(ResourceId id) {
        return Optional.ofNullable(groups.get(id.value()));
    }

    @Override
    public Optional<Group> lock(ResourceId id) {
        return find(id);
    }

    @Override
    public List<Group> list(String after, int limit) {
        return groups.tailMap(after, false).values().stream().limit(limit).toList();
    }

    @Override
    public void add(Group group) {
        refuseIfTaken(group);
        groups.put(group.id().value(), group);
    }

    @Override
    public void update(Group before, Group after) {
        refuseIfTaken(after);
        groups.put(after.id().value(), after);
    }

    @Override
    public void remove(Group group) {
        memberships.removeAll(group.id());
        held.remove(group.id().value());
        groups.remove(group.id().value());
    }

    void removeAll(DirectoryId directory) {
        of(directory).toList().forEach(this::remove);
    }

    void put(Group group) {
        groups.put(group.id().value(), group);
    }

    private void refuseIfTaken(Group group) {
        boolean taken = groups.values().stream()
                .anyMatch(other -> !other.id().equals(group.id())
                        && other.owningDirectory().equals(group.owningDirectory())
                        && other.nameKey().equals(group.nameKey()));
        if (taken) {
            throw new DuplicateKey("scim_group_name");
        }
    }

    private Stream<Group> of(DirectoryId directory) {
        return groups.values().stream().filter(group -> isSeen(directory, group));
    }

    private boolean isSeen(DirectoryId directory, Group group) {
        return directory.equals(group.owner()) && !held.containsKey(group.id().value());
    }

    /** Returns since when deletions are held, by the ids of groups. */
    Map<String, Instant> held() {
        return held;
    }

    @Override
    public long count(DirectoryId directory) {
        return groups.values().stream()
                .filter(group -> directory.equals(group.owner()))
                .count();
    }
}
