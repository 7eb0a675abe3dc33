package dev.rollcall.persistence.query;

import dev.rollcall.domain.scim.resource.Boundary;
import dev.rollcall.domain.scim.resource.Page;
import dev.rollcall.domain.scim.resource.Query;
import dev.rollcall.domain.scim.resource.QueryResult;
import dev.rollcall.domain.scim.resource.Resource;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** A page that the database finds: all rows match, and an index has them in order. */
final class IndexedPage {

    private final Rows rows;
    private final Query query;
    private final Ordering ordering;
    private final Walk walk;
    private final LongSupplier count;

    IndexedPage(Rows rows, Query query, Ordering ordering, LongSupplier count) {
        this.rows = rows;
        this.query = query;
        this.ordering = ordering;
        this.walk = Walk.of(query);
        this.count = count;
    }

    QueryResult run() {
        Page page = query.page();
        if (page.count() == 0) {
            return new QueryResult(count.getAsLong(), page.startIndex(), List.of());
        }
        if (page.offset() == 0) {
            List<Resource> walked = fromBoundary();
            return result(Collected.of(walked, query), walked.size());
        }
        List<String> ids = fromIndex();
        return result(Collected.of(ids, query).map(rows::resourcesWith), ids.size());
    }

    private QueryResult result(Collected<Resource> page, int walked) {
        return page.result(query.sort()::position, page.items(), total(walked), query);
    }

    /** A page from the first resource that has room left tells the total, which saves counting. */
    private long total(int walked) {
        Page page = query.page();
        boolean tellsTotal = page.boundary().isEmpty() && walked <= page.count() && (page.offset() == 0 || walked > 0);
        return tellsTotal ? page.offset() + (long) walked : count.getAsLong();
    }

    private List<Resource> fromBoundary() {
        Optional<Boundary> boundary = query.page().boundary();
        String after = boundary.map(known -> ordering.after(walk, known)).orElse(ordering.anywhere());
        TypedQuery<Object[]> select =
                rows.select(StoredResource.COLUMNS, after + rows.orderBy(ordering.columns(walk)), Object[].class);
        boundary.ifPresent(known -> bind(select, known));
        return rows.resources(select.setMaxResults(query.page().count() + 1)
                .getResultStream()
                .map(StoredResource::of)
                .toList());
    }

    private void bind(TypedQuery<?> select, Boundary boundary) {
        select.setParameter("id", ordering.id(boundary.position()));
        if (ordering.kind() != Ordering.Kind.IDS) {
            select.setParameter("key", ordering.parameter(boundary.position().key()));
        }
    }

    /**
     * Skips over ids alone, which an index holds, and not over documents. EclipseLink adds what is skipped and what is read,
     * and without a limit it reads the rest of the table when that is more than an int holds; no table has as many rows.
     */
    private List<String> fromIndex() {
        int most = query.page().count() + 1;
        return rows.select("r.id", ordering.anywhere() + rows.orderBy(ordering.columns(walk)), String.class)
                .setFirstResult(Math.min(query.page().offset(), Integer.MAX_VALUE - most))
                .setMaxResults(most)
                .getResultList();
    }
}
