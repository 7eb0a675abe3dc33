package dev.rollcall.domain.scim.resource;

import java.util.List;
import java.util.Optional;

/**
 * The answer to a {@link Query} (RFC 7644, 3.4.2).
 *
 * @param totalResults how many resources match, on all pages
 * @param startIndex the index of the first resource, as asked for
 * @param previous where the page before this one ends; empty when this is the first
 * @param next where the page after this one begins; empty when this is the last
 */
public record QueryResult(
        long totalResults,
        int startIndex,
        List<Resource> resources,
        Optional<Boundary> previous,
        Optional<Boundary> next) {

    /** Copies the list. */
    public QueryResult {
        resources = List.copyOf(resources);
    }

    /** Has no page before it and none after it. */
    public QueryResult(long totalResults, int startIndex, List<Resource> resources) {
        this(totalResults, startIndex, resources, Optional.empty(), Optional.empty());
    }

    /** Returns a page with nothing on it. One that a boundary leads to, all of which has gone since, leads back. */
    public static QueryResult empty(long totalResults, Page page) {
        Optional<Boundary> back = page.boundary()
                .filter(boundary -> totalResults > 0 && page.count() > 0)
                .map(Boundary::turned);
        return new QueryResult(
                totalResults,
                page.startIndex(),
                List.of(),
                back.filter(Boundary::isBackwards),
                back.filter(boundary -> !boundary.isBackwards()));
    }

    /** Returns the same answer with these resources on the page. */
    public QueryResult with(List<Resource> others) {
        return new QueryResult(totalResults, startIndex, others, previous, next);
    }
}
