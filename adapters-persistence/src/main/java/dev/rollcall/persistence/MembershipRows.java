package dev.rollcall.persistence;

import dev.rollcall.application.port.Memberships.Effect;
import dev.rollcall.application.port.Memberships.Parking;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.group.MemberDelta;
import dev.rollcall.domain.scim.resource.ResourceId;
import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The members of one locked group, changed as sets. A long list is cut into ranges of ids, and each is compared with the
 * keys that the index has in it, so that only what differs is written and the rows themselves are not read.
 */
final class MembershipRows {

    private static final String MEMBERS = "membership";
    private static final String PENDING = "pending_member";
    private static final String SEEN = " and suspended = false";
    private static final String SUSPENDED = " and suspended = true";

    private final EntityManager entities;
    private final String directory;
    private final String group;

    MembershipRows(EntityManager entities, DirectoryId directory, ResourceId group) {
        this.entities = entities;
        this.directory = directory.value();
        this.group = group.value();
    }

    Effect change(MemberDelta delta, Parking parking) {
        List<String> removed = new ArrayList<>();
        List<String> added = new ArrayList<>();
        if (delta.replaces()) {
            retainPending(parking.ids());
            for (Range range : Range.all(delta.added())) {
                Set<String> present = present(range);
                removed.addAll(remove(without(present, range.values())));
                added.addAll(insert(without(range.values(), present)));
            }
        } else {
            removed.addAll(remove(delta.removed()));
            added.addAll(add(delta.added()));
        }
        return new Effect(ids(added), ids(removed), park(parking));
    }

    int countSeen() {
        return of("select count(*) from " + MEMBERS)
                .add(SEEN)
                .rows(row -> row.getInt(1))
                .get(0);
    }

    private void retainPending(Set<String> values) {
        for (Range range : Range.all(values)) {
            range.outside(of("delete from " + PENDING), "value_key").execute();
        }
    }

    /** Returns those whose rows are in the range; the index alone knows them. */
    private Set<String> present(Range range) {
        return new HashSet<>(
                range.within(of("select link_id from " + MEMBERS), "link_id").texts());
    }

    /** Removes members, and forgets those of the ids that only waited to become some. */
    private List<String> remove(Collection<String> ids) {
        List<String> removed = new ArrayList<>();
        for (List<String> some : Batches.ofLookups(entities, ids)) {
            List<String> links = some.stream().filter(ColumnKey::isId).toList();
            List<String> seen = links.isEmpty() ? List.of() : removeLinks(links);
            if (seen.size() < some.size()) {
                forget(links, some);
            }
            removed.addAll(seen);
        }
        return removed;
    }

    private List<String> removeLinks(List<String> links) {
        if (links.size() == 1) {
            return delete(MEMBERS, SEEN, "link_id", links) > 0 ? links : List.of();
        }
        List<String> seen = members(links, SEEN);
        if (!seen.isEmpty()) {
            delete(MEMBERS, SEEN, "link_id", seen);
        }
        return seen;
    }

    private void forget(List<String> links, List<String> pending) {
        if (!links.isEmpty()) {
            delete(MEMBERS, SUSPENDED, "link_id", links);
        }
        delete(PENDING, "", "value_key", pending);
    }

    private List<String> add(Collection<String> links) {
        List<String> added = new ArrayList<>();
        for (List<String> some :
                Batches.ofLookups(entities, links.stream().sorted().toList())) {
            Collection<String> present = some.size() > 1 ? members(some, "") : List.of();
            added.addAll(insert(without(some, present)));
        }
        return added;
    }

    /** A deleted user whose link is still addressable becomes a member who comes back with the user. */
    private List<String> insert(List<String> links) {
        if (links.isEmpty() || insert(links, "not in", "false") == links.size()) {
            return links;
        }
        insert(links, "in", "true");
        return links.size() == 1 ? List.of() : members(links, SEEN);
    }

    private int insert(List<String> links, String isDeleted, String suspended) {
        return new SqlStatement(entities)
                .add(
                        "insert into membership (directory_id, group_id, link_id, suspended)"
                                + " select g.directory_id, g.id, l.id, " + suspended
                                + " from scim_group g join link l on l.directory_id = g.directory_id"
                                + " join users u on u.id = l.user_id"
                                + " where g.directory_id = ? and g.id = ? and l.open = true and u.status " + isDeleted
                                + " ('DELETED', 'ANONYMISED') and not exists (select 1 from membership m"
                                + " where m.directory_id = g.directory_id and m.group_id = g.id and m.link_id = l.id)"
                                + " and l.id in",
                        directory,
                        group)
                .in(links)
                .execute();
    }

    private List<String> members(List<String> links, String condition) {
        return of("select link_id from " + MEMBERS)
                .add(condition + " and link_id in")
                .in(links)
                .texts();
    }

    private Set<String> park(Parking parking) {
        Set<String> parked = new HashSet<>();
        for (List<String> some : Batches.of(parking.ids())) {
            Set<String> missing = new HashSet<>(some);
            missing.removeAll(of("select value_key from " + PENDING)
                    .add(" and value_key in")
                    .in(some)
                    .texts());
            if (!missing.isEmpty()) {
                insertPending(missing, Timestamp.from(parking.since()));
            }
            parked.addAll(missing);
        }
        return parked;
    }

    private void insertPending(Set<String> values, Timestamp since) {
        new SqlStatement(entities)
                .add("insert into " + PENDING + " (directory_id, group_id, value_key, since) values ")
                .each(", ", values, (insert, value) -> insert.add("(?, ?, ?, ?)", directory, group, value, since))
                .execute();
    }

    private int delete(String table, String condition, String column, List<String> values) {
        return of("delete from " + table)
                .add(condition + " and " + column + " in")
                .in(values)
                .execute();
    }

    private SqlStatement of(String statement) {
        return new SqlStatement(entities).add(statement + " where directory_id = ? and group_id = ?", directory, group);
    }

    private static List<String> without(Collection<String> values, Collection<String> others) {
        Set<String> rest = new LinkedHashSet<>(values);
        rest.removeAll(new HashSet<>(others));
        return List.copyOf(rest);
    }

    private static List<ResourceId> ids(List<String> values) {
        return values.stream().map(ResourceId::new).toList();
    }

    /** A part of the order of keys, with those of some values that lie in it; all parts together are everything. */
    private record Range(String after, String last, List<String> values) {

        private static final String END = "";

        static List<Range> all(Set<String> values) {
            List<Range> ranges = new ArrayList<>();
            String after = "";
            for (List<String> some : Batches.of(values.stream().sorted().toList())) {
                String last = some.get(some.size() - 1);
                ranges.add(new Range(after, last, some));
                after = last;
            }
            ranges.add(new Range(after, END, List.of()));
            return ranges;
        }

        /** Adds the condition that the column lies in this part. */
        SqlStatement within(SqlStatement statement, String column) {
            statement.add(" and " + column + " > ?", after);
            return last.equals(END) ? statement : statement.add(" and " + column + " <= ?", last);
        }

        /** Adds the condition that the column lies in this part and has none of the values. */
        SqlStatement outside(SqlStatement statement, String column) {
            within(statement, column);
            return values.isEmpty()
                    ? statement
                    : statement.add(" and " + column + " not in").in(values);
        }
    }
}
