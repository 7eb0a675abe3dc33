package dev.rollcall.rest.scim.message;

import dev.rollcall.application.provisioning.BulkResult;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.bulk.BulkOperation;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import dev.rollcall.domain.synclog.Cause;
import dev.rollcall.rest.http.Statuses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * The answer to a bulk request (RFC 7644, 3.7). An operation that succeeded tells where its resource is and its version;
 * one that failed has the SCIM Error as its response.
 *
 * @param locations makes a URL of an endpoint and an id
 */
public record BulkResponse(String requestId, BinaryOperator<String> locations) {

    /** The URN of the message. */
    public static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:BulkResponse";

    /** Returns the message. */
    public Complex tree(List<BulkResult> results) {
        List<Value> operations = results.stream().<Value>map(this::operation).toList();
        return Complex.of("schemas", (Value) Many.of(new Text(SCHEMA))).with("Operations", new Many(operations));
    }

    private Complex operation(BulkResult result) {
        BulkOperation operation = result.operation();
        Map<String, Value> tree = new LinkedHashMap<>();
        location(result).ifPresent(location -> tree.put("location", new Text(location)));
        tree.put("method", new Text(operation.method()));
        operation.bulkId().ifPresent(bulkId -> tree.put("bulkId", new Text(bulkId)));
        result.resource()
                .ifPresent(resource ->
                        tree.put("version", new Text(resource.meta().version().entityTag())));
        tree.put("status", new Text(Integer.toString(status(result))));
        result.refusal().ifPresent(refusal -> tree.put("response", error(refusal)));
        return Complex.of(tree);
    }

    private Optional<String> location(BulkResult result) {
        return result.resource()
                .map(resource -> locations.apply(
                        resource.type().endpoint(), resource.id().value()))
                .or(() -> sent(result.operation()))
                .or(() -> result.refusal()
                        .flatMap(Refusal::existing)
                        .map(ResourceId::value)
                        .map(id -> locations.apply(result.operation().endpoint(), id)));
    }

    private Optional<String> sent(BulkOperation operation) {
        return operation.id().map(id -> locations.apply(operation.endpoint(), id));
    }

    private static int status(BulkResult result) {
        return result.refusal()
                .map(refusal -> Statuses.of(refusal.reason()))
                .orElseGet(() -> switch (result.operation().method().toUpperCase(Locale.ROOT)) {
                    case "POST" -> 201;
                    case "DELETE" -> 204;
                    default -> 200;
                });
    }

    private Complex error(Refusal refusal) {
        return new ErrorMessage(Statuses.of(refusal.reason()), refusal.reason().scimType(), refusal.detail())
                .tree(Cause.of(refusal), requestId);
    }
}
