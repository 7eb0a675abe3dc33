package dev.rollcall.persistence.query;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.resource.Query;
import dev.rollcall.domain.scim.resource.Resource;
import dev.rollcall.persistence.Batches;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rows of a table that a directory sees and that may match a query's filter. */
final class Rows {

    private final EntityManager entities;
    private final ResourceTable table;
    private final DirectoryId directory;
    private final Query query;
    private final Narrowing narrowing;

    Rows(EntityManager entities, ResourceTable table, DirectoryId directory, Query query) {
        this.entities = entities;
        this.table = table;
        this.directory = directory;
        this.query = query;
        this.narrowing = query.filter()
                .map(new FilterNarrowing(table, directory, query.type())::of)
                .orElse(Narrowing.EVERYTHING);
    }

    /** Returns whether all of the rows match. */
    boolean allMatch() {
        return narrowing.isExact();
    }

    /**
     * Returns the clause that sorts by {@code columns}, JPQL with directions. H2 finds an order in an index only when all
     * columns before it are named; but then it goes through that index even where another leads to a single row.
     */
    String orderBy(String columns) {
        return " order by " + (narrowing.goesThroughAll() ? table.shownFirst() + ", " : "") + columns;
    }

    long count() {
        return select("count(r.id)", "", Long.class).getSingleResult();
    }

    /** Returns a statement over the rows; {@code rest} is more JPQL. */
    <T> TypedQuery<T> select(String what, String rest, Class<T> type) {
        String shown = "select " + what + " from " + table.entity() + " r where r.directoryId = :directory and "
                + table.isShown() + " and ";
        TypedQuery<T> select = entities.createQuery(shown + narrowing.jpql() + rest, type)
                .setParameter("directory", directory.value());
        narrowing.bind(select);
        return select;
    }

    List<Resource> resources(List<StoredResource> stored) {
        return table.reading().resources(query.type(), stored);
    }

    /** Returns the resources with these ids, in their order, without those that have gone since. */
    List<Resource> resourcesWith(List<String> ids) {
        Map<String, Resource> byId = resources(storedWith(ids)).stream()
                .collect(Collectors.toMap(resource -> resource.id().value(), Function.identity()));
        return ids.stream().map(byId::get).filter(Objects::nonNull).toList();
    }

    /** Returns the rows with these ids, in any order, without those that have gone since. */
    List<StoredResource> storedWith(List<String> ids) {
        return Batches.ofLookups(entities, ids).stream()
                .flatMap(some -> entities.createQuery(
                                "select " + StoredResource.COLUMNS + " from " + table.entity()
                                        + " r where r.directoryId = :directory and r.id in :ids",
                                Object[].class)
                        .setParameter("directory", directory.value())
                        .setParameter("ids", some)
                        .getResultStream())
                .map(StoredResource::of)
                .toList();
    }
}
