package dev.rollcall.domain.scim.bulk;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Null;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One operation of a bulk request as it was sent (RFC 7644, 3.7). It may be wrong: that is found when it is done, so that
 * the others still are.
 *
 * @param method as sent
 * @param bulkId the name by which other operations refer to what this one creates
 * @param version the entity tag that the resource must have
 * @param path such as {@code /Users} or {@code /Users/} and an id
 * @param data the body of the operation; {@link Null} when there is none
 * @param quirks what was tolerated of the data, by name
 * @param unreadable why the data could not be understood; empty when they were
 */
public record BulkOperation(
        String method,
        Optional<String> bulkId,
        Optional<String> version,
        String path,
        Value data,
        List<String> quirks,
        Optional<Refusal> unreadable) {

    private static final String OPERATION = "The operation";

    /** Copies the list. */
    public BulkOperation {
        quirks = List.copyOf(quirks);
    }

    /** Tolerates nothing of the data yet. */
    public BulkOperation(String method, Optional<String> bulkId, Optional<String> version, String path, Value data) {
        this(method, bulkId, version, path, data, List.of(), Optional.empty());
    }

    /** Reads an operation; names in any letter case. */
    public static BulkOperation of(Complex sent) {
        return new BulkOperation(
                text(sent, "method").orElse(""),
                text(sent, "bulkId"),
                text(sent, "version"),
                text(sent, "path").orElse(""),
                value(sent, "data"));
    }

    private static Optional<String> text(Complex sent, String name) {
        return value(sent, name) instanceof Text text && !text.text().isBlank()
                ? Optional.of(text.text().trim())
                : Optional.empty();
    }

    private static Value value(Complex sent, String name) {
        return sent.asMap().entrySet().stream()
                .filter(member -> member.getKey().equalsIgnoreCase(name))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(Null.NULL);
    }

    /** Returns this operation with the data as they are understood, and what was tolerated of them. */
    public BulkOperation understood(Value other, List<String> tolerated) {
        return new BulkOperation(method, bulkId, version, path, other, tolerated, Optional.empty());
    }

    /** Returns this operation as one whose data cannot be understood, which is told when it is done. */
    public BulkOperation notUnderstood(Refusal why) {
        return new BulkOperation(method, bulkId, version, path, data, quirks, Optional.of(why));
    }

    /** Returns whether it creates a resource that others may refer to. */
    public boolean creates() {
        return BulkMethod.of(method).filter(BulkMethod.POST::equals).isPresent();
    }

    /**
     * Returns what it does.
     *
     * @throws Refusal with {@link Reason#INVALID_SYNTAX} for another method, and for a POST without {@code bulkId}
     */
    public BulkMethod knownMethod() {
        BulkMethod known = BulkMethod.of(method)
                .orElseThrow(() -> refusal(Reason.INVALID_SYNTAX, " has the method POST, PUT, PATCH or DELETE."));
        if (known == BulkMethod.POST && bulkId.isEmpty()) {
            throw refusal(Reason.INVALID_SYNTAX, " creates a resource and needs a bulkId.");
        }
        return known;
    }

    /** Returns the endpoint of the path, such as {@code /Users}. */
    public String endpoint() {
        return "/" + segments()[0];
    }

    /** Returns the id after the endpoint; empty when there is none. */
    public Optional<String> id() {
        String[] segments = segments();
        return segments.length < 2 || segments[1].isEmpty() ? Optional.empty() : Optional.of(segments[1]);
    }

    private String[] segments() {
        return (path.startsWith("/") ? path.substring(1) : path).split("/", 2);
    }

    /**
     * Returns its body.
     *
     * @throws Refusal with {@link Reason#INVALID_SYNTAX} when it is no object; or why it could not be understood
     */
    public Complex body() {
        if (unreadable.isPresent()) {
            throw unreadable.get();
        }
        if (data instanceof Complex body) {
            return body;
        }
        throw refusal(Reason.INVALID_SYNTAX, " needs an object as its data.");
    }

    private static Refusal refusal(Reason reason, String why) {
        return Refusal.of(reason, OPERATION + why);
    }
}
