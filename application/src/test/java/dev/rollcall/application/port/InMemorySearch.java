package dev.rollcall.application.port;

import dev.rollcall.domain.scim.resource.Boundary;
import dev.rollcall.domain.scim.resource.Page;
import dev.rollcall.domain.scim.resource.Position;
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
                .filter(boundary -> boundary.side() == Boundary.Side.BEFORE)
                .map(boundary -> before(matches, boundary.position(), sort))
                .orElse(Math.min(begin + page.count(), matches.size()));
        List<Resource> found = matches.subList(begin, end);
        boolean shows = !found.isEmpty();
        return new QueryResult(
                matches.size(),
                page.startIndex(),
                found,
                shows && begin > 0
                        ? Optional.of(new Boundary(sort.position(found.get(0)), Boundary.Side.BEFORE))
                        : Optional.empty(),
                shows && end < matches.size()
                        ? Optional.of(new Boundary(sort.position(found.get(found.size() - 1)), Boundary.Side.AFTER))
                        : Optional.empty());
    }

    private static int begin(List<Resource> matches, Boundary boundary, Query query) {
        int before = before(matches, boundary.position(), query.sort());
        if (boundary.side() == Boundary.Side.BEFORE) {
            return Math.max(0, before - query.page().count());
        }
        boolean isThere = before < matches.size()
                && query.sort().position(matches.get(before)).equals(boundary.position());
        return isThere ? before + 1 : before;
    }

    /** Returns how many come before the position. */
    private static int before(List<Resource> matches, Position position, Sort sort) {
        return (int) matches.stream()
                .filter(resource -> sort.order().compare(sort.position(resource), position) < 0)
                .count();
    }
}
