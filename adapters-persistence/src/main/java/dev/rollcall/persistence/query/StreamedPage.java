package dev.rollcall.persistence.query;

import dev.rollcall.domain.scim.filter.Filter;
import dev.rollcall.domain.scim.resource.Boundary;
import dev.rollcall.domain.scim.resource.Page;
import dev.rollcall.domain.scim.resource.Position;
import dev.rollcall.domain.scim.resource.Query;
import dev.rollcall.domain.scim.resource.QueryResult;
import dev.rollcall.domain.scim.resource.Resource;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A page for which every row that may match passes in chunks, and the filter decides. Of the matches only positions are
 * kept, and of these no more than the page needs; a page far from the first is reached in several passes. Of documents no
 * more are held at a time than a chunk of short ones, and no more are parsed than about as much as the longest.
 */
final class StreamedPage {

    /** The most positions that are skipped in one pass. */
    static final int MOST_SKIPPED = 50_000;

    private static final int CHUNK = 1000;

    /** The characters of documents from which these are parsed before more are taken: of a usual chunk all at once. */
    private static final int PARSED = 2 * 1024 * 1024;

    private final Rows rows;
    private final Query query;
    private final Comparator<Position> order;
    private final Predicate<String> test;
    private final Deadline deadline;
    private long total;

    StreamedPage(Rows rows, Query query, Deadline deadline) {
        this.rows = rows;
        this.query = query;
        this.order = query.page().isBackwards()
                ? query.sort().order().reversed()
                : query.sort().order();
        this.test = query.filter().map(DocumentTest::of).orElse(DocumentTest::any);
        this.deadline = deadline;
    }

    QueryResult run() {
        Page page = query.page();
        int skipped = page.offset();
        List<Position> walked = nearest(page.boundary(), Math.min(skipped, MOST_SKIPPED) + page.count() + 1);
        long found = total;
        while (skipped > MOST_SKIPPED && walked.size() > MOST_SKIPPED) {
            skipped -= MOST_SKIPPED;
            Position last = walked.get(MOST_SKIPPED - 1);
            walked = nearest(
                    Optional.of(new Boundary(last, Boundary.Side.AFTER)),
                    Math.min(skipped, MOST_SKIPPED) + page.count() + 1);
        }
        List<Position> rest = walked.subList(Math.min(skipped, walked.size()), walked.size());
        Collected<Position> collected = Collected.of(page.count() == 0 ? List.of() : rest, query);
        List<Resource> resources = rows.resourcesWith(collected.items().stream()
                .map(position -> position.id().value())
                .toList());
        return collected.result(Function.identity(), resources, found, query);
    }

    /** Returns the first {@code most} positions after {@code from}, in the order in which the page is collected. */
    private List<Position> nearest(Optional<Boundary> from, int most) {
        PriorityQueue<Position> kept = new PriorityQueue<>(order.reversed());
        total = 0;
        List<StoredResource> chunk = firstChunk();
        while (!chunk.isEmpty()) {
            forEachMatch(chunk, match -> {
                total++;
                Position position = query.sort().position(match);
                if (from.isEmpty() || isBeyond(from.get(), position)) {
                    keep(kept, position, most);
                }
            });
            String last = chunk.get(chunk.size() - 1).id();
            chunk = chunk.size() < CHUNK ? List.of() : chunkAfter(last);
        }
        List<Position> nearest = new ArrayList<>(kept);
        nearest.sort(order);
        return nearest;
    }

    private boolean isBeyond(Boundary from, Position position) {
        int distance = order.compare(position, from.position());
        return distance > 0 || (distance == 0 && from.isInclusive());
    }

    /** Long documents come one by one, in which order does not matter. */
    private void forEachMatch(List<StoredResource> chunk, Consumer<Resource> action) {
        List<StoredResource> some = new ArrayList<>();
        int characters = 0;
        for (StoredResource row : chunk) {
            if (row.isLong()) {
                deadline.check();
                matches(rows.storedWith(List.of(row.id()))).forEach(action);
            } else {
                some.add(row);
                characters += row.document().length();
            }
            if (characters > PARSED) {
                matches(some).forEach(action);
                some.clear();
                characters = 0;
            }
        }
        matches(some).forEach(action);
    }

    private void keep(PriorityQueue<Position> kept, Position position, int most) {
        if (kept.size() < most) {
            kept.add(position);
        } else if (order.compare(position, kept.element()) < 0) {
            kept.remove();
            kept.add(position);
        }
    }

    private List<Resource> matches(List<StoredResource> some) {
        if (rows.allMatch()) {
            return rows.resources(some);
        }
        Filter filter = query.filter().orElseThrow();
        List<StoredResource> likely =
                some.stream().filter(row -> inTime(test, row.document())).toList();
        return rows.resources(likely).stream()
                .filter(candidate -> inTime(filter::matches, candidate.tree()))
                .toList();
    }

    /** A chunk of long documents may take longer than the whole search may. */
    private <T> boolean inTime(Predicate<T> decision, T candidate) {
        deadline.check();
        return decision.test(candidate);
    }

    /** Without a least id, from which H2 would read on instead of looking up what an index says. */
    private List<StoredResource> firstChunk() {
        return chunk(select(""));
    }

    private List<StoredResource> chunkAfter(String id) {
        return chunk(select(" and r.id > :after").setParameter("after", id));
    }

    private TypedQuery<Object[]> select(String condition) {
        deadline.check();
        return rows.select(StoredResource.SHORT_COLUMNS, condition + rows.orderBy("r.id"), Object[].class);
    }

    private static List<StoredResource> chunk(TypedQuery<Object[]> select) {
        return select.setMaxResults(CHUNK)
                .getResultStream()
                .map(StoredResource::of)
                .toList();
    }
}
