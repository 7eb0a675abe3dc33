package dev.rollcall.rest.scim.quirk;

import dev.rollcall.application.json.JsonLimits;
import dev.rollcall.domain.scim.schema.ResourceType;
import dev.rollcall.domain.scim.value.Complex;
import java.util.ArrayList;
import java.util.List;

/** Names what is tolerated of a PATCH request, for the log and the counters of the directory. */
public final class PatchQuirks {

    static final List<Quirk> ALL = List.of(
            new NoPatchSchema(),
            new NoOperations(),
            new OperationInCapitals(),
            new BooleanAsText(),
            new NumberForText(),
            new EmptyValueClears(),
            new WrappedValue(),
            new ElementWithoutList(),
            new ObjectAsText(),
            new PathsAsKeys(),
            new DotAfterUrn(),
            new ExtensionAttributeWithoutUrn(),
            new RemovalWithValue());

    private PatchQuirks() {}

    /**
     * Returns the names of the deviations in a request that changes a resource of {@code type}.
     *
     * @throws dev.rollcall.domain.Refusal as {@link PatchValueAsText#read} does
     */
    public static List<String> in(Complex body, ResourceType type, JsonLimits limits) {
        List<SentOperation> operations = SentOperation.of(body, type);
        List<String> names = new ArrayList<>();
        for (Quirk quirk : ALL) {
            if (quirk.isIn(body, operations)) {
                names.add(quirk.name());
            }
        }
        if (!PatchValueAsText.read(body, limits).equals(body)) {
            names.add(PatchValueAsText.NAME);
        }
        return names;
    }
}
