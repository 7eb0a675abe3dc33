package dev.rollcall.persistence.query;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.scim.filter.Filter;
import dev.rollcall.domain.scim.resource.Page;
import dev.rollcall.domain.scim.resource.Query;
import dev.rollcall.domain.scim.resource.QueryResult;
import dev.rollcall.domain.scim.resource.Resource;
import dev.rollcall.persistence.entity.LinkRow;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One search over the open links of a directory, in the order of their ids. If the filter's narrowing is exact, the
 * database counts and pages; if not, candidates pass in chunks and the filter decides.
 */
public final class LinkSearch {

    static final Duration TIME_LIMIT = Duration.ofSeconds(15);
    private static final int CHUNK = 500;
    private static final String OPEN_LINKS = " from LinkRow l where l.directoryId = :directory and l.open = true and ";

    private final EntityManager entities;
    private final DirectoryId directory;
    private final Query query;
    private final Narrowing narrowing;
    private final long deadline;

    /** Prepares the search. */
    public LinkSearch(EntityManager entities, DirectoryId directory, Query query) {
        this(entities, directory, query, TIME_LIMIT);
    }

    LinkSearch(EntityManager entities, DirectoryId directory, Query query, Duration limit) {
        this.entities = entities;
        this.directory = directory;
        this.query = query;
        this.narrowing = query.filter().map(new FilterNarrowing(directory)::of).orElse(Narrowing.EVERYTHING);
        this.deadline = System.nanoTime() + limit.toNanos();
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
        return select("select count(l.id)", "", Long.class).getSingleResult();
    }

    private List<Resource> firstPage() {
        return select("select l", " order by l.id", LinkRow.class)
                .setMaxResults(query.page().count())
                .getResultStream()
                .map(this::toResource)
                .toList();
    }

    /** Skips over ids alone, which an index holds, and not over documents. */
    private List<Resource> laterPage() {
        List<String> ids = select("select l.id", " order by l.id", String.class)
                .setFirstResult(query.page().offset())
                .setMaxResults(query.page().count())
                .getResultList();
        if (ids.isEmpty()) {
            return List.of();
        }
        return entities.createQuery(
                        "select l from LinkRow l where l.directoryId = :directory and l.id in :ids order by l.id",
                        LinkRow.class)
                .setParameter("directory", directory.value())
                .setParameter("ids", ids)
                .getResultStream()
                .map(this::toResource)
                .toList();
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
        List<Resource> chunk = select("select l", " and l.id > :after order by l.id", LinkRow.class)
                .setParameter("after", id)
                .setMaxResults(CHUNK)
                .getResultStream()
                .map(this::toResource)
                .toList();
        entities.clear();
        return chunk;
    }

    private <T> TypedQuery<T> select(String what, String rest, Class<T> type) {
        TypedQuery<T> select = entities.createQuery(what + OPEN_LINKS + narrowing.jpql() + rest, type)
                .setParameter("directory", directory.value());
        narrowing.bind(select);
        return select;
    }

    private Resource toResource(LinkRow row) {
        Link link = row.toLink();
        return new Resource(query.type(), link.id(), link.meta(), link.attributes());
    }
}
