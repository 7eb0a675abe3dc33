package dev.rollcall.domain.scim.resource;

import java.util.List;

/**
 * The answer to a {@link Query} (RFC 7644, 3.4.2).
 *
 * @param totalResults how many resources match, on all pages
 * @param startIndex the index of the first resource, as asked for
 */
public record QueryResult(long totalResults, int startIndex, List<Resource> resources) {

    /** Copies the list. */
    public QueryResult {
        resources = List.copyOf(resources);
    }
}
