package dev.rollcall.persistence.query;

import dev.rollcall.domain.scim.resource.Resource;
import dev.rollcall.domain.scim.schema.ResourceType;
import dev.rollcall.persistence.LookupAttributes;
import dev.rollcall.persistence.query.MemberColumn.Side;
import java.util.List;
import java.util.Map;

/**
 * A table of resources that can be searched: one row each, with the columns of {@link StoredResource} and a
 * {@code directoryId}. In JPQL a row is {@code r}.
 *
 * @param entity the name of the JPA entity
 * @param isShown a JPQL condition on the rows that a directory sees
 * @param shownFirst what the rows that a directory sees have in common, as columns before the id in an index, in JPQL
 * @param columns the attributes that have a column, by the text of their path
 * @param lookups the attributes whose values have rows of their own
 * @param reading how rows become resources
 */
public record ResourceTable(
        String entity,
        String isShown,
        String shownFirst,
        Map<String, Column> columns,
        Lookups lookups,
        Reading reading) {

    /** Tells the attributes whose values have rows of their own, which may differ from directory to directory. */
    @FunctionalInterface
    public interface Lookups {

        /** There are no such attributes. */
        Lookups NONE = type -> LookupAttributes.NONE;

        /** Returns the attributes of resources of {@code type} that are looked up. */
        LookupAttributes of(ResourceType type);
    }

    /** Turns rows of one chunk or page into resources, in their order. */
    @FunctionalInterface
    public interface Reading {

        /** All there is to a resource is its row. */
        Reading OF_ROWS =
                (type, rows) -> rows.stream().map(row -> row.toResource(type)).toList();

        /** Returns the resources of {@code rows} with everything that a filter may ask for. */
        List<Resource> resources(ResourceType type, List<StoredResource> rows);
    }

    /** The open links: the Users of a directory. */
    public static final ResourceTable LINKS = new ResourceTable(
            "LinkRow",
            "r.open = true",
            "r.directoryId, r.open",
            Map.ofEntries(
                    Map.entry("id", Column.id()),
                    Map.entry("userName", Column.uniqueKey("r.userNameKey")),
                    Map.entry("externalId", Column.optionalKey("r.externalIdKey")),
                    Map.entry("active", Column.flag("r.active")),
                    Map.entry("groups", new MemberColumn(Side.GROUPS, Column.unsearched())),
                    Map.entry("groups.value", new MemberColumn(Side.GROUPS, new Column.Ids("m.groupId"))),
                    Map.entry("groups.display", new MemberColumn(Side.GROUPS, Column.key("g.nameKey"))),
                    Map.entry("groups.type", new MemberColumn(Side.GROUPS, Column.unsearched())),
                    Map.entry("meta.created", Column.moment("r.created")),
                    Map.entry("meta.lastModified", Column.moment("r.lastModified"))),
            LookupAttributes::of,
            Reading.OF_ROWS);

    /** The groups that are not held. */
    public static final ResourceTable GROUPS = new ResourceTable(
            "GroupRow",
            "r.heldSince is null",
            "r.directoryId, r.heldSince",
            Map.ofEntries(
                    Map.entry("id", Column.id()),
                    Map.entry("displayName", Column.key("r.nameKey")),
                    Map.entry("externalId", Column.optionalKey("r.externalIdKey")),
                    Map.entry("members", new MemberColumn(Side.MEMBERS, Column.unsearched())),
                    Map.entry("members.value", new MemberColumn(Side.MEMBERS, new Column.Ids("m.linkId"))),
                    Map.entry("members.display", new MemberColumn(Side.MEMBERS, Column.key("l.userNameKey"))),
                    Map.entry("members.type", new MemberColumn(Side.MEMBERS, Column.unsearched())),
                    Map.entry("meta.created", Column.moment("r.created")),
                    Map.entry("meta.lastModified", Column.moment("r.lastModified"))),
            Lookups.NONE,
            Reading.OF_ROWS);

    /** Returns this table, with its rows read in another way. */
    public ResourceTable read(Reading other) {
        return new ResourceTable(entity, isShown, shownFirst, columns, lookups, other);
    }
}
