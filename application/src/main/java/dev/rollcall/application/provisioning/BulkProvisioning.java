package dev.rollcall.application.provisioning;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.bulk.BulkMethod;
import dev.rollcall.domain.scim.bulk.BulkOperation;
import dev.rollcall.domain.scim.bulk.BulkPlan;
import dev.rollcall.domain.scim.bulk.BulkReferences;
import dev.rollcall.domain.scim.bulk.BulkRequest;
import dev.rollcall.domain.scim.resource.Precondition;
import dev.rollcall.domain.scim.resource.Resource;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.schema.ResourceType;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Does a bulk request (RFC 7644, 3.7): every operation in a transaction of its own, what is created before what refers
 * to it. Of creations that refer to each other in a circle, the first is completed once the others are there. An operation
 * that fails harms no other.
 */
public final class BulkProvisioning {

    private final Call call;
    private final BulkRequest request;
    private final Function<RuntimeException, Refusal> failures;
    private final Map<String, Provisioning> byEndpoint = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<Integer, BulkResult> results = new TreeMap<>();
    private final Map<String, String> ids = new HashMap<>();
    private final List<BulkPlan.Step> incomplete = new ArrayList<>();
    private int errors;

    /**
     * Prepares the request of a caller over resources of these types.
     *
     * @param failures is handed what is wrong with the server, and returns what the client is told about it
     */
    public BulkProvisioning(
            Call call,
            BulkRequest request,
            Map<ResourceType, Provisioning> types,
            Function<RuntimeException, Refusal> failures) {
        this.call = call;
        this.request = request;
        this.failures = failures;
        types.forEach((type, provisioning) -> byEndpoint.put(type.endpoint(), provisioning));
    }

    /** Returns what became of the operations that were begun, in the order of the request. */
    public List<BulkResult> run() {
        for (BulkPlan.Step step : BulkPlan.of(request.operations())) {
            if (errors < request.failOnErrors()) {
                execute(step);
                complete();
            }
        }
        for (BulkPlan.Step step : incomplete) {
            refuse(step.index(), unresolved(step.later()));
        }
        return List.copyOf(results.values());
    }

    private void execute(BulkPlan.Step step) {
        BulkOperation operation = request.operations().get(step.index());
        Call own = call.part(operation);
        try {
            Optional<Resource> resource = execute(own, operation, step);
            resource.ifPresent(known -> operation
                    .bulkId()
                    .ifPresent(bulkId -> ids.putIfAbsent(bulkId, known.id().value())));
            results.put(step.index(), BulkResult.done(own, operation, resource));
            if (!step.later().isEmpty()) {
                incomplete.add(step);
            }
        } catch (RuntimeException e) {
            results.put(step.index(), BulkResult.done(own, operation, Optional.empty()));
            refuse(step.index(), refusal(e));
        }
    }

    private Refusal refusal(RuntimeException e) {
        return e instanceof Refusal refusal ? refusal : failures.apply(e);
    }

    private void refuse(int index, Refusal refusal) {
        errors++;
        results.computeIfPresent(index, (same, result) -> result.refused(refusal));
    }

    private Optional<Resource> execute(Call own, BulkOperation operation, BulkPlan.Step step) {
        BulkMethod method = operation.knownMethod();
        requireResolved(operation, method, step);
        Provisioning provisioning = Optional.ofNullable(byEndpoint.get(operation.endpoint()))
                .orElseThrow(() -> Refusal.of(
                        Reason.NOT_FOUND,
                        "There is no endpoint for the path of the operation; it is /Users or /Groups."));
        Precondition precondition = new Precondition(operation.version(), Optional.empty());
        return switch (method) {
            case POST -> Optional.of(provisioning.create(own, created(operation, step)));
            case PUT -> Optional.of(provisioning.replace(own, id(operation), body(operation), precondition));
            case PATCH -> Optional.of(provisioning.patch(own, id(operation), body(operation), precondition));
            case DELETE -> {
                provisioning.delete(own, id(operation), precondition);
                yield Optional.empty();
            }
        };
    }

    /** What is created must be created at its endpoint and under a name of its own; everything else must be known. */
    private void requireResolved(BulkOperation operation, BulkMethod method, BulkPlan.Step step) {
        if (method == BulkMethod.POST) {
            if (operation.id().isPresent()) {
                throw Refusal.of(Reason.INVALID_VALUE, "An operation that creates a resource has no id in its path.");
            }
            if (ids.containsKey(operation.bulkId().orElseThrow())) {
                throw Refusal.of(Reason.INVALID_VALUE, "Another operation of the request has the same bulkId.");
            }
        }
        Set<String> missing = new LinkedHashSet<>(BulkReferences.of(operation));
        missing.removeAll(ids.keySet());
        if (method == BulkMethod.POST) {
            missing.removeAll(step.later());
        }
        if (!missing.isEmpty()) {
            throw unresolved(missing);
        }
    }

    private static Refusal unresolved(Set<String> bulkIds) {
        return Refusal.of(
                Reason.CONFLICT,
                "The operation refers to what no successful operation of the request created: bulkId \""
                        + String.join("\", \"", bulkIds) + "\".");
    }

    private ResourceId id(BulkOperation operation) {
        String id = operation
                .id()
                .orElseThrow(
                        () -> Refusal.of(Reason.INVALID_VALUE, "The path of the operation lacks the resource's id."));
        return new ResourceId(BulkReferences.target(id).map(ids::get).orElse(id));
    }

    private Complex body(BulkOperation operation) {
        return (Complex) BulkReferences.resolved(operation.body(), ids);
    }

    private Complex created(BulkOperation operation, BulkPlan.Step step) {
        Complex body = operation.body();
        return (Complex) BulkReferences.resolved(
                step.later().isEmpty() ? body : BulkReferences.without(body, step.later()), ids);
    }

    /** Adds what was left out of creations to those whose references are known by now. */
    private void complete() {
        for (BulkPlan.Step step : List.copyOf(incomplete)) {
            if (ids.keySet().containsAll(step.later())) {
                incomplete.remove(step);
                complete(step);
            }
        }
    }

    private void complete(BulkPlan.Step step) {
        BulkOperation operation = request.operations().get(step.index());
        Complex rest = (Complex) BulkReferences.resolved(BulkReferences.only(operation.body(), step.later()), ids);
        Value add = Complex.of("op", (Value) new Text("add")).with("value", rest);
        try {
            Call own = Objects.requireNonNull(results.get(step.index())).call();
            Provisioning provisioning =
                    Optional.ofNullable(byEndpoint.get(operation.endpoint())).orElseThrow();
            ResourceId id = new ResourceId(
                    Objects.requireNonNull(ids.get(operation.bulkId().orElseThrow())));
            Resource completed = provisioning.patch(own, id, Complex.of("Operations", Many.of(add)), Precondition.NONE);
            results.put(step.index(), BulkResult.done(own, operation, Optional.of(completed)));
        } catch (RuntimeException e) {
            refuse(step.index(), refusal(e));
        }
    }
}
