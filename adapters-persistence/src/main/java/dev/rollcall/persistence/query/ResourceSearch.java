package dev.rollcall.persistence.query;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.filter.Filter;
import dev.rollcall.domain.scim.resource.Page;
import dev.rollcall.domain.scim.resource.Query;
import dev.rollcall.domain.scim.resource.QueryResult;
import dev.rollcall.domain.scim.resource.Resource;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One search over the resources of a directory in one table, in the order of their ids. If the filter's narrowing is
 * exact, the database counts and pages; if not, candidates pass in chunks and the filter decides.
 */
public final class ResourceSearch {

    static final Duration TIME_LIMIT = Duration.ofSeconds(15);
    private static final int CHUNK = 500;

    private final EntityManager entities;
    private final ResourceTable table;
    private final DirectoryId directory;
    private final Query query;
    private final Narrowing narrowing;
    private long deadline;

    /** Prepares the search, which begins to count its time. */
    public ResourceSearch(EntityManager entities, ResourceTable table, DirectoryId directory, Query query) {
        this.entities = entities;
        this.table = table;
        this.directory = directory;
        this.query = query;
        this.narrowing = query.filter()
                .map(new FilterNarrowing(table, directory, query.type())::of)
                .orElse(Narrowing.EVERYTHING);
        this.deadline = System.nanoTime() + TIME_LIMIT.toNanos();
    }

    /** Sets another time limit, from now on. */
    ResourceSearch within(Duration limit) {
        deadline = System.nanoTime() + limit.toNanos();
        return this;
    }

    /**
     * Returns what the query selects.
     *
     * @throws Refusal with {@link Reason#UNAVAILABLE} when it takes longer than 15 seconds
     */
    public QueryResult run() {
        return narrowing.isExact()
                ? pageOfDatabase()
                : pageOfMatches(query.filter().orElseThrow());
    }

    /** A page that is not full tells the total, which saves counting. */
    private QueryResult pageOfDatabase() {
        Page page = query.page();
        List<Resource> resources = page.count() == 0 ? List.of() : page.offset() == 0 ? firstPage() : laterPage();
        boolean tellsTotal = resources.size() < page.count() && (page.offset() == 0 || !resources.isEmpty());
        long total = tellsTotal ? page.offset() + resources.size() : total();
        return new QueryResult(total, page.startIndex(), resources);
    }

    private long total() {
        return select("count(r.id)", "", Long.class).getSingleResult();
    }

    private List<Resource> firstPage() {
        return resources(select(StoredResource.COLUMNS, " order by r.id", Object[].class)
                .setMaxResults(query.page().count()));
    }

    /** Skips over ids alone, which an index holds, and not over documents. */
    private List<Resource> laterPage() {
        List<String> ids = select("r.id", " order by r.id", String.class)
                .setFirstResult(query.page().offset())
                .setMaxResults(query.page().count())
                .getResultList();
        if (ids.isEmpty()) {
            return List.of();
        }
        return resources(entities.createQuery(
                        "select " + StoredResource.COLUMNS + " from " + table.entity()
                                + " r where r.directoryId = :directory and r.id in :ids order by r.id",
                        Object[].class)
                .setParameter("directory", directory.value())
                .setParameter("ids", ids));
    }

    private QueryResult pageOfMatches(Filter filter) {
        Page page = query.page();
        List<Resource> resources = new ArrayList<>();
        long total = 0;
        List<Resource> chunk = chunkAfter("");
        while (!chunk.isEmpty()) {
            for (Resource candidate : chunk) {
                if (filter.matches(candidate.tree())) {
                    if (total >= page.offset() && resources.size() < page.count()) {
                        resources.add(candidate);
                    }
                    total++;
                }
            }
            String last = chunk.get(chunk.size() - 1).id().value();
            chunk = chunk.size() < CHUNK ? List.of() : chunkAfter(last);
        }
        return new QueryResult(total, page.startIndex(), resources);
    }

    private List<Resource> chunkAfter(String id) {
        if (System.nanoTime() - deadline > 0) {
            throw Refusal.of(
                    Reason.UNAVAILABLE,
                    "The filter takes too long on this directory; filter by userName, externalId, id or emails.value.");
        }
        return resources(select(StoredResource.COLUMNS, " and r.id > :after order by r.id", Object[].class)
                .setParameter("after", id)
                .setMaxResults(CHUNK));
    }

    private <T> TypedQuery<T> select(String what, String rest, Class<T> type) {
        String shown = "select " + what + " from " + table.entity() + " r where r.directoryId = :directory and "
                + table.isShown() + " and ";
        TypedQuery<T> select = entities.createQuery(shown + narrowing.jpql() + rest, type)
                .setParameter("directory", directory.value());
        narrowing.bind(select);
        return select;
    }

    private List<Resource> resources(TypedQuery<Object[]> select) {
        List<StoredResource> rows =
                select.getResultStream().map(StoredResource::of).toList();
        return table.reading().resources(query.type(), rows);
    }
}
