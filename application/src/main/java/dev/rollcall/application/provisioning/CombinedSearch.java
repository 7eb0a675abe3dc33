package dev.rollcall.application.provisioning;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.resource.Boundary;
import dev.rollcall.domain.scim.resource.Page;
import dev.rollcall.domain.scim.resource.Position;
import dev.rollcall.domain.scim.resource.Projection;
import dev.rollcall.domain.scim.resource.Query;
import dev.rollcall.domain.scim.resource.QueryResult;
import dev.rollcall.domain.scim.resource.Resource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One query over the resources of several types (RFC 7644, 3.4.3), merged in the one order that their sorts have in
 * common. A page far from the first reads what comes before it; cursors are the better way there.
 */
public final class CombinedSearch {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(15);

    private final Call call;
    private final List<Part> parts = new ArrayList<>();
    private final long deadline = System.nanoTime() + TIME_LIMIT.toNanos();

    /** Prepares a search for the call. */
    public CombinedSearch(Call call) {
        this.call = call;
    }

    /** Adds a type, of which the projection is shown: all queries have the same page and direction. */
    public CombinedSearch and(Query query, Projection projection, Provisioning provisioning) {
        parts.add(new Part(query, call.answeredWith(projection), provisioning));
        return this;
    }

    /**
     * Returns what the queries select.
     *
     * @throws Refusal as {@link Provisioning#search} does
     */
    public QueryResult run() {
        return parts.size() == 1 ? parts.get(0).search(parts.get(0).query) : merged();
    }

    private QueryResult merged() {
        Page page = parts.get(0).query.page();
        long total = 0;
        for (Part part : parts) {
            total += part.begin();
        }
        List<Part.Found> found = new ArrayList<>();
        int skipped = 0;
        for (Optional<Part.Found> next = next(); next.isPresent() && found.size() <= page.count(); next = next()) {
            if (skipped++ >= page.offset()) {
                found.add(next.get());
            }
        }
        return result(page, total, found);
    }

    private QueryResult result(Page page, long total, List<Part.Found> found) {
        boolean backwards = page.isBackwards();
        boolean more = found.size() > page.count();
        List<Part.Found> shown = new ArrayList<>(found.subList(0, Math.min(page.count(), found.size())));
        if (backwards) {
            Collections.reverse(shown);
        }
        if (shown.isEmpty()) {
            return QueryResult.empty(total, page);
        }
        boolean isFirst =
                backwards ? !more : page.offset() == 0 && page.boundary().isEmpty();
        boolean isLast = !backwards && !more;
        return new QueryResult(
                total,
                page.startIndex(),
                shown.stream().map(Part.Found::resource).toList(),
                isFirst
                        ? Optional.empty()
                        : Optional.of(new Boundary(shown.get(0).position(), Boundary.Side.BEFORE)),
                isLast
                        ? Optional.empty()
                        : Optional.of(new Boundary(shown.get(shown.size() - 1).position(), Boundary.Side.AFTER)));
    }

    /** Takes the next resource of all parts, in the direction in which the page is collected. */
    private Optional<Part.Found> next() {
        if (System.nanoTime() - deadline > 0) {
            throw Refusal.of(Reason.UNAVAILABLE, "The page is too far from the first; follow cursors to get there.");
        }
        Query query = parts.get(0).query;
        Comparator<Position> order = query.page().isBackwards()
                ? query.sort().order().reversed()
                : query.sort().order();
        Optional<Part> first = parts.stream()
                .filter(Part::hasMore)
                .min(Comparator.comparing(part -> part.ahead.element().position(), order));
        return first.map(part -> part.ahead.remove());
    }

    /** The resources of one type, read ahead page by page. */
    private static final class Part {

        private record Found(Position position, Resource resource) {}

        private final Query query;
        private final Call call;
        private final Provisioning provisioning;
        private final Deque<Found> ahead = new ArrayDeque<>();
        private Optional<Boundary> rest = Optional.empty();

        Part(Query query, Call call, Provisioning provisioning) {
            this.query = query;
            this.call = call;
            this.provisioning = provisioning;
        }

        QueryResult search(Query asked) {
            return provisioning.search(call, asked);
        }

        /** Reads the first page and returns the total. */
        long begin() {
            Page page = query.page();
            int count = (int) Math.min(Page.MAX_COUNT, page.offset() + page.count() + 1L);
            return read(new Page(1, page.count() == 0 ? 0 : count, page.boundary()));
        }

        boolean hasMore() {
            if (ahead.isEmpty() && rest.isPresent()) {
                read(Page.at(rest.get(), Page.MAX_COUNT));
            }
            return !ahead.isEmpty();
        }

        private long read(Page page) {
            boolean backwards = page.isBackwards();
            QueryResult result = search(new Query(query.type(), query.filter(), query.sort(), page));
            List<Resource> resources = new ArrayList<>(result.resources());
            if (backwards) {
                Collections.reverse(resources);
            }
            Stream<Found> found =
                    resources.stream().map(resource -> new Found(query.sort().position(resource), resource));
            found.forEach(ahead::add);
            rest = backwards ? result.previous() : result.next();
            return result.totalResults();
        }
    }
}
