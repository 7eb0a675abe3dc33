package dev.rollcall.application.port;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.group.Group;
import dev.rollcall.domain.group.MemberDelta;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who is in which group, as sets. */
public final class InMemoryMemberships implements Memberships {

    private record Row(String group, String other) {}

    private static final Comparator<Row> BY_GROUP =
            Comparator.comparing(Row::group).thenComparing(Row::other);

    /** Whether the membership is suspended, by group and link. */
    private final TreeMap<Row, Boolean> members = new TreeMap<>(BY_GROUP);

    /** Since when a group waits for an id. */
    private final TreeMap<Row, Instant> pending = new TreeMap<>(BY_GROUP);

    private final TreeSet<Row> local = new TreeSet<>(BY_GROUP);
    private final InMemoryUsers users;
    private final InMemoryLinks links;
    private @Nullable InMemoryGroups groups;

    /** Creates the memberships of these links. */
    public InMemoryMemberships(InMemoryUsers users, InMemoryLinks links) {
        this.users = users;
        this.links = links;
        links.groupedBy(this);
    }

    /** Returns the users who are members of a local group. */
    Set<UserId> localMembers(ResourceId group) {
        return local.stream()
                .filter(row -> row.group().equals(group.value()))
                .map(row -> new UserId(row.other()))
                .collect(Collectors.toSet());
    }

    void changeLocal(ResourceId group, Set<UserId> joined, Set<UserId> left) {
        left.forEach(user -> local.remove(new Row(group.value(), user.value())));
        joined.forEach(user -> local.add(new Row(group.value(), user.value())));
    }

    void attachTo(InMemoryGroups theGroups) {
        groups = theGroups;
    }

    @Override
    public Set<String> lockUsers(DirectoryId directory, Collection<String> values) {
        Set<String> known = new HashSet<>(values);
        known.removeIf(id -> links.find(directory, new ResourceId(id)).isEmpty());
        return known;
    }

    @Override
    public Set<String> lockUsersForSure(DirectoryId directory, Collection<String> values) {
        return lockUsers(directory, values);
    }

    @Override
    public Map<String, String> knownAs(DirectoryId directory, Collection<String> values) {
        return links.knownAs(directory, Set.copyOf(values));
    }

    @Override
    public Effect change(DirectoryId directory, ResourceId group, MemberDelta delta, Parking parking) {
        List<ResourceId> removed = new ArrayList<>();
        for (Row row : rowsOf(group)) {
            boolean leaves = delta.replaces()
                    ? !delta.added().contains(row.other())
                    : delta.removed().contains(row.other());
            if (leaves && !Objects.requireNonNull(members.remove(row))) {
                removed.add(new ResourceId(row.other()));
            }
        }
        pending.keySet()
                .removeIf(row -> row.group().equals(group.value())
                        && (delta.replaces()
                                ? !parking.ids().contains(row.other())
                                : delta.removed().contains(row.other())));
        List<ResourceId> added = new ArrayList<>();
        for (String link : delta.added()) {
            Optional<Link> open = links.find(directory, new ResourceId(link));
            boolean gone = open.isPresent() && isGone(open.get().user());
            if (open.isPresent() && members.putIfAbsent(new Row(group.value(), link), gone) == null && !gone) {
                added.add(new ResourceId(link));
            }
        }
        Set<String> fresh = new HashSet<>(parking.ids());
        fresh.removeIf(value -> pending.putIfAbsent(new Row(group.value(), value), parking.since()) != null);
        return new Effect(added, removed, fresh);
    }

    @Override
    public List<Member> page(DirectoryId directory, ResourceId group, String after, int limit) {
        return seen(directory, List.of(group))
                .filter(member -> member.link().value().compareTo(after) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public List<Member> firstOf(DirectoryId directory, Collection<ResourceId> some, int limit) {
        return seen(directory, some).limit(limit).toList();
    }

    private Stream<Member> seen(DirectoryId directory, Collection<ResourceId> some) {
        return members.entrySet().stream()
                .filter(row -> !row.getValue())
                .map(row -> row.getKey())
                .filter(row -> some.contains(new ResourceId(row.group())))
                .flatMap(row -> links.find(directory, new ResourceId(row.other())).stream()
                        .map(link -> new Member(new ResourceId(row.group()), link.id(), link.userName())));
    }

    @Override
    public List<MemberOf> groupsOf(DirectoryId directory, Collection<ResourceId> some) {
        return members.entrySet().stream()
                .filter(row -> !row.getValue())
                .map(row -> row.getKey())
                .filter(row -> some.contains(new ResourceId(row.other())))
                .sorted(Comparator.comparing(Row::other).thenComparing(Row::group))
                .flatMap(row -> all().find(directory, new ResourceId(row.group())).stream()
                        .map(group -> new MemberOf(new ResourceId(row.other()), group.id(), group.displayName())))
                .toList();
    }

    List<String> parked(ResourceId group, String after, int limit) {
        return pending.keySet().stream()
                .filter(row -> row.group().equals(group.value()) && row.other().compareTo(after) > 0)
                .map(Row::other)
                .limit(limit)
                .toList();
    }

    @Override
    public List<Forgotten> forgetParked(Instant before, int limit) {
        Map<String, List<Row>> old = pending.entrySet().stream()
                .filter(row -> !row.getValue().isAfter(before))
                .map(row -> row.getKey())
                .collect(Collectors.groupingBy(Row::group));
        return old.values().stream()
                .limit(limit)
                .peek(rows -> pending.keySet().removeAll(rows))
                .map(rows -> forgotten(new ResourceId(rows.get(0).group()), rows.size()))
                .toList();
    }

    private Forgotten forgotten(ResourceId group, int ids) {
        return new Forgotten(all().find(group).orElseThrow().owningDirectory().orElseThrow(), group, ids);
    }

    @Override
    public List<ResourceId> attach(Link opened, Instant now) {
        Set<String> names = new HashSet<>();
        links.idsOf(opened.directory(), opened.user()).forEach(id -> names.add(id.value()));
        opened.externalId().ifPresent(names::add);
        List<ResourceId> waiting = pending.keySet().stream()
                .filter(row -> names.contains(row.other()))
                .map(row -> new ResourceId(row.group()))
                .filter(group -> all().find(opened.directory(), group).isPresent())
                .distinct()
                .toList();
        waiting.forEach(group -> {
            members.put(new Row(group.value(), opened.id().value()), false);
            count(group, 1, now);
        });
        pending.keySet().removeIf(row -> names.contains(row.other()) && waiting.contains(new ResourceId(row.group())));
        return waiting;
    }

    @Override
    public List<ResourceId> suspend(DirectoryId directory, ResourceId link, Instant now) {
        return show(link, true, now);
    }

    @Override
    public List<ResourceId> resume(DirectoryId directory, ResourceId link, Instant now) {
        return show(link, false, now);
    }

    private List<ResourceId> show(ResourceId link, boolean suspended, Instant now) {
        List<Row> changed = members.entrySet().stream()
                .filter(row -> row.getKey().other().equals(link.value()) && row.getValue() != suspended)
                .map(row -> row.getKey())
                .toList();
        changed.forEach(row -> {
            members.put(row, suspended);
            count(new ResourceId(row.group()), suspended ? -1 : 1, now);
        });
        return changed.stream().map(row -> new ResourceId(row.group())).toList();
    }

    private void count(ResourceId id, int difference, Instant now) {
        Group group = all().find(id).orElseThrow();
        all().put(new Group(
                id, group.owner(), group.attributes(), group.meta().changedAt(now), group.members() + difference));
    }

    @Override
    public void keepAsUsers(DirectoryId directory, ResourceId group) {
        for (Row row : rowsOf(group)) {
            links.find(directory, new ResourceId(row.other()))
                    .ifPresent(
                            open -> local.add(new Row(group.value(), open.user().value())));
            members.remove(row);
        }
        pending.keySet().removeIf(row -> row.group().equals(group.value()));
    }

    @Override
    public Kept keepAsLinks(DirectoryId directory, ResourceId group) {
        Set<UserId> all = localMembers(group);
        for (UserId user : all) {
            links.openLinkOf(directory, user)
                    .ifPresent(
                            open -> members.put(new Row(group.value(), open.id().value()), isGone(user)));
        }
        local.removeIf(row -> row.group().equals(group.value()));
        int seen = page(directory, group, "", Integer.MAX_VALUE).size();
        return new Kept(seen, all.size() - rowsOf(group).size());
    }

    @Override
    public List<ResourceId> lockLocalGroupsOf(UserId user) {
        return local.stream()
                .filter(row -> row.other().equals(user.value()))
                .map(row -> new ResourceId(row.group()))
                .toList();
    }

    @Override
    public void leaveLocalGroups(UserId user) {
        local.removeIf(row -> row.other().equals(user.value()));
    }

    private boolean isGone(UserId user) {
        return users.get(user).isGone();
    }

    @Override
    public List<UserId> localMembers(ResourceId group, String after, int limit) {
        return local.stream()
                .filter(row -> row.group().equals(group.value()) && row.other().compareTo(after) > 0)
                .map(row -> new UserId(row.other()))
                .limit(limit)
                .toList();
    }

    void removeAll(ResourceId group) {
        rowsOf(group).forEach(members::remove);
        pending.keySet().removeIf(row -> row.group().equals(group.value()));
        local.removeIf(row -> row.group().equals(group.value()));
    }

    private List<Row> rowsOf(ResourceId group) {
        return members.keySet().stream()
                .filter(row -> row.group().equals(group.value()))
                .toList();
    }

    private InMemoryGroups all() {
        return Objects.requireNonNull(groups);
    }

    @Override
    public long countParked(DirectoryId directory) {
        return pending.keySet().stream()
                .filter(row ->
                        all().find(directory, new ResourceId(row.group())).isPresent())
                .count();
    }
}
