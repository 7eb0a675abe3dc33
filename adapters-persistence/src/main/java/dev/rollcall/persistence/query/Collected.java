package dev.rollcall.persistence.query;

import dev.rollcall.domain.scim.resource.Boundary;
import dev.rollcall.domain.scim.resource.Page;
import dev.rollcall.domain.scim.resource.Position;
import dev.rollcall.domain.scim.resource.Query;
import dev.rollcall.domain.scim.resource.QueryResult;
import dev.rollcall.domain.scim.resource.Resource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page as it was collected: away from its boundary, with one more item than it has room for if there are more.
 *
 * @param items in the order of the list
 * @param isFirst whether nothing comes before
 * @param isLast whether nothing comes after
 */
record Collected<T>(List<T> items, boolean isFirst, boolean isLast) {

    static <T> Collected<T> of(List<T> walked, Query query) {
        Page page = query.page();
        boolean more = walked.size() > page.count();
        List<T> items = new ArrayList<>(more ? walked.subList(0, page.count()) : walked);
        if (page.isBackwards()) {
            Collections.reverse(items);
            return new Collected<>(items, !more, false);
        }
        return new Collected<>(items, page.offset() == 0 && page.boundary().isEmpty(), !more);
    }

    /** Returns the same page with other items. */
    <R> Collected<R> map(Function<List<T>, List<R>> change) {
        return new Collected<>(change.apply(items), isFirst, isLast);
    }

    /**
     * Returns the answer. Where it ends is told by the items, which stay where they were when a resource has gone since;
     * without items, by where it began.
     */
    QueryResult result(Function<T, Position> position, List<Resource> resources, long total, Query query) {
        Page page = query.page();
        if (items.isEmpty()) {
            return QueryResult.empty(total, page);
        }
        return new QueryResult(
                total,
                page.startIndex(),
                resources,
                isFirst
                        ? Optional.empty()
                        : Optional.of(new Boundary(position.apply(items.get(0)), Boundary.Side.BEFORE)),
                isLast
                        ? Optional.empty()
                        : Optional.of(new Boundary(position.apply(items.get(items.size() - 1)), Boundary.Side.AFTER)));
    }
}
