package dev.rollcall.application.port;

import dev.rollcall.domain.scim.resource.Boundary;
import dev.rollcall.domain.scim.resource.Page;
import dev.rollcall.domain.scim.resource.Query;
import dev.rollcall.domain.scim.resource.QueryResult;
import dev.rollcall.domain.scim.resource.Resource;
import dev.rollcall.domain.scim.resource.Sort;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a search means, said in the shortest way: what every store of resources must answer. */
public final class InMemorySearch {

    private InMemorySearch() {}

    /** Returns what the query selects of {@code resources}. */
    public static QueryResult of(Stream<Resource> resources, Query query) {
        Sort sort = query.sort();
        Comparator<Resource> order = Comparator.comparing(sort::position, sort.order());
        List<Resource> matches = resources
                .filter(resource ->
                        query.filter().isEmpty() || query.filter().get().matches(resource.tree()))
                .sorted(order)
                .toList();
        Page page = query.page();
        int begin = page.boundary()
                .map(boundary -> begin(matches, boundary, query))
                .orElse(Math.min(page.offset(), matches.size()));
        int end = page.boundary()
                .filter(Boundary::isBackwards)
                .map(boundary -> edge(matches, boundary, sort))
                .orElse(Math.min(begin + page.count(), matches.size()));
        List<Resource> found = matches.subList(begin, end);
        if (found.isEmpty()) {
            return QueryResult.empty(matches.size(), page);
        }
        return new QueryResult(
                matches.size(),
                page.startIndex(),
                found,
                begin > 0
                        ? Optional.of(new Boundary(sort.position(found.get(0)), Boundary.Side.BEFORE))
                        : Optional.empty(),
                end < matches.size()
                        ? Optional.of(new Boundary(sort.position(found.get(found.size() - 1)), Boundary.Side.AFTER))
                        : Optional.empty());
    }

    private static int begin(List<Resource> matches, Boundary boundary, Query query) {
        int edge = edge(matches, boundary, query.sort());
        return boundary.isBackwards() ? Math.max(0, edge - query.page().count()) : edge;
    }

    /** Returns how many come before what lies between the boundary's two sides. */
    private static int edge(List<Resource> matches, Boundary boundary, Sort sort) {
        boolean countsPosition = boundary.isBackwards() == boundary.isInclusive();
        return (int) matches.stream()
                .mapToInt(resource -> sort.order().compare(sort.position(resource), boundary.position()))
                .filter(distance -> distance < 0 || (distance == 0 && countsPosition))
                .count();
    }
}
