package dev.rollcall.persistence.query;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.group.MemberFilter;
import dev.rollcall.domain.scim.filter.Operator;
import dev.rollcall.domain.scim.resource.Query;
import dev.rollcall.domain.scim.resource.QueryResult;
import dev.rollcall.domain.scim.resource.Resource;
import dev.rollcall.domain.scim.schema.ResourceType;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import dev.rollcall.persistence.Batches;
import dev.rollcall.persistence.ColumnKey;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * One search over the groups of a directory. A condition on members is answered from the rows of {@code membership};
 * only where another condition needs the domain's matcher are members loaded, and then only those that are asked for.
 */
public final class GroupSearch {

    private static final Map<String, Column> COLUMNS = Map.of(
            "id", Column.id(),
            "displayName", Column.key("r.nameKey"),
            "externalId", Column.optionalKey("r.externalIdKey"),
            "members.value", new Members(),
            "meta.created", Column.moment("r.created"),
            "meta.lastModified", Column.moment("r.lastModified"));

    private static final ResourceTable GROUPS = table(ResourceTable.Reading.OF_ROWS);

    private final EntityManager entities;
    private final DirectoryId directory;
    private final Query query;

    /** Prepares the search. */
    public GroupSearch(EntityManager entities, DirectoryId directory, Query query) {
        this.entities = entities;
        this.directory = directory;
        this.query = new Query(query.type(), query.filter().map(MemberFilter::of), query.sort(), query.page());
    }

    /**
     * Returns what the query selects, without members.
     *
     * @throws dev.rollcall.domain.Refusal with {@link dev.rollcall.domain.Reason#INVALID_FILTER} for a condition on
     *     members other than their ids, {@link dev.rollcall.domain.Reason#UNAVAILABLE} when it takes too long
     */
    public QueryResult run() {
        Set<String> asked = query.filter().map(MemberFilter::ids).orElse(Set.of());
        boolean isExact = query.filter()
                .map(filter -> new FilterNarrowing(GROUPS, directory, query.type()).of(filter))
                .map(Narrowing::isExact)
                .orElse(true);
        if (asked.isEmpty() || isExact) {
            return new ResourceSearch(entities, GROUPS, directory, query).run();
        }
        ResourceTable withMembers = table((type, rows) -> withMembers(type, rows, asked));
        QueryResult found = new ResourceSearch(entities, withMembers, directory, query).run();
        return found.with(found.resources().stream()
                .map(group -> new Resource(
                        group.type(),
                        group.id(),
                        group.meta(),
                        group.attributes().without("members")))
                .toList());
    }

    private List<Resource> withMembers(ResourceType type, List<StoredResource> rows, Set<String> asked) {
        Map<String, List<Value>> members = rows.isEmpty()
                ? Map.of()
                : members(rows.stream().map(StoredResource::id).toList(), asked);
        return rows.stream()
                .map(row -> row.toResource(type).with("members", new Many(members.getOrDefault(row.id(), List.of()))))
                .toList();
    }

    private Map<String, List<Value>> members(List<String> groups, Set<String> asked) {
        Map<String, List<Value>> members = new HashMap<>();
        if (asked.contains(MemberFilter.ANYBODY)) {
            entities.createQuery("select g.id from GroupRow g where g.id in :groups and g.members > 0", String.class)
                    .setParameter("groups", groups)
                    .getResultStream()
                    .forEach(group -> add(members, group, MemberFilter.ANYBODY));
        }
        Batches.ofLookups(entities, groups).stream()
                .flatMap(some -> entities.createQuery(
                                "select m.groupId, m.linkId from MembershipRow m where m.directoryId = :directory"
                                        + " and m.groupId in :groups and m.linkId in :links and m.suspended = false",
                                Object[].class)
                        .setParameter("directory", directory.value())
                        .setParameter("groups", some)
                        .setParameter("links", asked)
                        .getResultStream())
                .forEach(row -> add(members, (String) row[0], (String) row[1]));
        return members;
    }

    private static void add(Map<String, List<Value>> members, String group, String link) {
        members.computeIfAbsent(group, first -> new ArrayList<>()).add(Complex.of("value", new Text(link)));
    }

    private static ResourceTable table(ResourceTable.Reading reading) {
        return new ResourceTable("GroupRow", "r.heldSince is null", COLUMNS, ResourceTable.Lookups.NONE, reading);
    }

    /** The ids of members, which are no column but rows. */
    private record Members() implements Column {

        @Override
        public Narrowing compared(Operator operator, Value literal, Function<String, ComparisonKey> key) {
            boolean isId = operator == Operator.EQ && literal instanceof Text text && ColumnKey.isId(text.text());
            return isId
                    ? Narrowing.exactly(
                            "r.id in (select m.groupId from MembershipRow m where m.directoryId = r.directoryId"
                                    + " and m.linkId = ? and m.suspended = false)",
                            ((Text) literal).text())
                    : Narrowing.NOTHING;
        }

        @Override
        public Narrowing present() {
            return Narrowing.exactly("r.members > 0");
        }
    }
}
