package dev.rollcall.rest.scim.quirk;

import dev.rollcall.application.json.JsonLimits;
import dev.rollcall.application.json.JsonReader;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A PATCH operation without path whose value is not an object but the JSON text of one: client libraries that keep
 * values as text send it so.
 */
public final class PatchValueAsText {

    /** By which it is told among what is tolerated. */
    static final String NAME = "patchValueAsText";

    private PatchValueAsText() {}

    /**
     * Returns the PATCH request with such values as objects, which are read within the limits of a body.
     *
     * @throws dev.rollcall.domain.Refusal with {@link dev.rollcall.domain.Reason#INVALID_SYNTAX} when a text begins an
     *     object and is none, or is over a limit
     */
    public static Complex read(Complex body, JsonLimits limits) {
        return mapped(
                body, "Operations", operations -> operations instanceof Many many ? read(many, limits) : operations);
    }

    private static Many read(Many operations, JsonLimits limits) {
        List<Value> read = operations.elements().stream()
                .map(sent -> sent instanceof Complex operation && !hasPath(operation)
                        ? mapped(operation, "value", value -> object(value, limits))
                        : sent)
                .toList();
        return new Many(read);
    }

    private static boolean hasPath(Complex operation) {
        return operation.asMap().entrySet().stream()
                .filter(member -> member.getKey().equalsIgnoreCase("path"))
                .anyMatch(member ->
                        member.getValue() instanceof Text path && !path.text().isBlank());
    }

    private static Value object(Value value, JsonLimits limits) {
        if (!(value instanceof Text text) || !text.text().stripLeading().startsWith("{")) {
            return value;
        }
        byte[] json = text.text().getBytes(StandardCharsets.UTF_8);
        return JsonReader.read(new ByteArrayInputStream(json), limits.within(json.length));
    }

    private static Complex mapped(Complex object, String name, UnaryOperator<Value> change) {
        Map<String, Value> members = new LinkedHashMap<>(object.asMap());
        members.replaceAll((key, value) -> key.equalsIgnoreCase(name) ? change.apply(value) : value);
        return Complex.of(members);
    }
}
