package dev.rollcall.persistence.query;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.filter.AttributePath;
import dev.rollcall.domain.scim.resource.Query;
import dev.rollcall.domain.scim.resource.QueryResult;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * One search over the resources of a directory in one table. If the filter's narrowing is exact and an index has the
 * order, the database counts, sorts and pages; if not, candidates pass in chunks and the domain decides.
 */
public final class ResourceSearch {

    private final EntityManager entities;
    private final ResourceTable table;
    private final DirectoryId directory;
    private final Query query;
    private Optional<LongSupplier> total = Optional.empty();

    /** Prepares the search. */
    public ResourceSearch(EntityManager entities, ResourceTable table, DirectoryId directory, Query query) {
        this.entities = entities;
        this.table = table;
        this.directory = directory;
        this.query = query;
    }

    /** Sets how the resources are counted when there is no filter, where that costs less than counting rows. */
    public ResourceSearch counting(LongSupplier all) {
        total = Optional.of(all);
        return this;
    }

    /**
     * Returns what the query selects.
     *
     * @throws Refusal with {@link Reason#UNAVAILABLE} past the deadline
     */
    public QueryResult run(Deadline deadline) {
        Rows rows = new Rows(entities, table, directory, query);
        LongSupplier count = query.filter().isEmpty() ? total.orElse(rows::count) : rows::count;
        Optional<Ordering> ordering = rows.allMatch() ? ordering() : Optional.empty();
        return ordering.isPresent()
                ? new IndexedPage(rows, query, ordering.get(), count).run()
                : new StreamedPage(rows, query, deadline).run();
    }

    private Optional<Ordering> ordering() {
        Optional<AttributePath> path = query.sort().path();
        if (path.isEmpty()) {
            return Optional.of(Ordering.BY_ID);
        }
        return Optional.ofNullable(table.columns().get(path.get().toString()))
                .flatMap(Column::ordering)
                .filter(known -> known.kind() != Ordering.Kind.TEXTS || ordersByCodePoints())
                .filter(known -> query.page()
                        .boundary()
                        .map(boundary -> known.takes(boundary.position().key()))
                        .orElse(true));
    }

    /** H2 compares the halves of surrogate pairs, which puts what is beyond the basic plane in another place. */
    private boolean ordersByCodePoints() {
        try {
            return entities.unwrap(Connection.class)
                    .getMetaData()
                    .getDatabaseProductName()
                    .equals("MariaDB");
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not say which one it is", e);
        }
    }
}
