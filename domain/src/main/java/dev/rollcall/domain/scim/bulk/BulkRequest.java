package dev.rollcall.domain.scim.bulk;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Null;
import dev.rollcall.domain.scim.value.Numeric;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A bulk request (RFC 7644, 3.7).
 *
 * @param operations in the order of the request, which is that of the answer
 * @param failOnErrors after how many errors no more operations are begun; {@link Integer#MAX_VALUE} for never
 */
public record BulkRequest(List<BulkOperation> operations, int failOnErrors) {

    /** The URN of the message. */
    public static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";

    /** Copies the list. */
    public BulkRequest {
        operations = List.copyOf(operations);
    }

    /**
     * Reads the message, of which no more than {@code most} operations are taken.
     *
     * @throws Refusal with {@link Reason#INVALID_SYNTAX} when it is none, with {@link Reason#TOO_MANY} when it has more
     *     operations; nothing has been done then
     */
    public static BulkRequest parse(Complex body, int most) {
        Map<String, Value> members = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        members.putAll(body.asMap());
        if (!isBulkRequest(members.get("schemas"))) {
            throw Refusal.of(Reason.INVALID_SYNTAX, "The schemas of a bulk request must name " + SCHEMA + ".");
        }
        if (!(members.get("Operations") instanceof Many operations)) {
            throw Refusal.of(Reason.INVALID_SYNTAX, "A bulk request must have a list of Operations.");
        }
        if (operations.elements().size() > most) {
            throw Refusal.of(
                    Reason.TOO_MANY,
                    "A bulk request may have at most " + most + " operations, not "
                            + operations.elements().size() + "; none was executed.");
        }
        List<BulkOperation> read = new ArrayList<>();
        for (Value operation : operations.elements()) {
            if (!(operation instanceof Complex sent)) {
                throw Refusal.of(Reason.INVALID_SYNTAX, "Every element of Operations must be an object.");
            }
            read.add(BulkOperation.of(sent));
        }
        return new BulkRequest(read, failOnErrors(members.getOrDefault("failOnErrors", Null.NULL)));
    }

    private static boolean isBulkRequest(@Nullable Value schemas) {
        return schemas instanceof Many many
                && many.elements().stream()
                        .anyMatch(urn -> urn instanceof Text text
                                && text.text().toLowerCase(Locale.ROOT).equals(SCHEMA.toLowerCase(Locale.ROOT)));
    }

    private static int failOnErrors(Value value) {
        if (value == Null.NULL) {
            return Integer.MAX_VALUE;
        }
        if (value instanceof Numeric numeric
                && numeric.isInteger()
                && numeric.number().signum() > 0) {
            return numeric.number().min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValue();
        }
        throw Refusal.of(Reason.INVALID_VALUE, "failOnErrors must be a number of errors, 1 or more.");
    }
}
