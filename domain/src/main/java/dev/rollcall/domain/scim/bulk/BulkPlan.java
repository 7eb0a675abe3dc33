package dev.rollcall.domain.scim.bulk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order in which the operations of a bulk request are done (RFC 7644, 3.7.1): that of the request, except that what
 * creates a resource comes before what refers to it. Where creations refer to each other in a circle, one of them is
 * done without the reference, which is added later.
 */
public final class BulkPlan {

    /**
     * One operation to do.
     *
     * @param index its place in the request
     * @param later the {@code bulkId}s it refers to that are created after it
     * @param unknown the {@code bulkId}s it refers to that nothing in the request creates
     */
    public record Step(int index, Set<String> later, Set<String> unknown) {}

    private final List<Set<String>> references = new ArrayList<>();
    private final Map<String, Integer> creators = new HashMap<>();
    private final List<Integer> order = new ArrayList<>();

    private BulkPlan(List<BulkOperation> operations) {
        for (int i = 0; i < operations.size(); i++) {
            BulkOperation operation = operations.get(i);
            references.add(BulkReferences.of(operation));
            if (operation.creates() && operation.bulkId().isPresent()) {
                creators.putIfAbsent(operation.bulkId().get(), i);
            }
        }
        Set<Integer> begun = new HashSet<>();
        for (int i = 0; i < operations.size(); i++) {
            visit(i, begun);
        }
    }

    /** Returns the steps of these operations, each once. */
    public static List<Step> of(List<BulkOperation> operations) {
        return new BulkPlan(operations).steps();
    }

    /** An operation on the way to those before it, and the references of it that are not looked at yet. */
    private record Visit(int index, Iterator<String> rest) {}

    /** Goes depth first with a stack of its own: a chain of references is as long as the request. */
    private void visit(int first, Set<Integer> begun) {
        Deque<Visit> path = new ArrayDeque<>();
        begin(first, begun, path);
        while (!path.isEmpty()) {
            Visit top = path.element();
            if (top.rest().hasNext()) {
                Integer creator = creators.get(top.rest().next());
                if (creator != null) {
                    begin(creator, begun, path);
                }
            } else {
                order.add(path.pop().index());
            }
        }
    }

    private void begin(int index, Set<Integer> begun, Deque<Visit> path) {
        if (begun.add(index)) {
            path.push(new Visit(index, references.get(index).iterator()));
        }
    }

    private List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        Set<Integer> done = new HashSet<>();
        for (int index : order) {
            Set<String> later = new LinkedHashSet<>();
            Set<String> unknown = new LinkedHashSet<>();
            for (String reference : references.get(index)) {
                Integer creator = creators.get(reference);
                if (creator == null) {
                    unknown.add(reference);
                } else if (!done.contains(creator)) {
                    later.add(reference);
                }
            }
            done.add(index);
            steps.add(new Step(index, later, unknown));
        }
        return steps;
    }
}
