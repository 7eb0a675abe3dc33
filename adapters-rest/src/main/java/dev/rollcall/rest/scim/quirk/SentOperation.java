package dev.rollcall.rest.scim.quirk;

import dev.rollcall.domain.scim.filter.AttributePath;
import dev.rollcall.domain.scim.schema.ResourceType;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An operation of a PATCH request as it was sent, or what an object without path says about one attribute.
 *
 * @param path empty when there is none
 * @param target what the path leads to, brackets aside; empty for an unknown attribute
 */
record SentOperation(String op, String path, @Nullable Value value, Optional<AttributePath> target) {

    /** Returns the operations of a PATCH body, as far as they can be read; the names of members in any letter case. */
    static List<SentOperation> of(Complex body, ResourceType type) {
        List<SentOperation> operations = new ArrayList<>();
        if (member(body, "Operations") instanceof Many many) {
            many.complexElements()
                    .map(sent -> of(text(sent, "op"), text(sent, "path"), member(sent, "value"), type))
                    .forEach(sent -> sent.unfold(type, operations));
        }
        return operations;
    }

    /** An object without path, or on that of a schema, is an operation for each of its keys, too. */
    private void unfold(ResourceType type, List<SentOperation> operations) {
        operations.add(this);
        if (value instanceof Complex attributes && (path.isEmpty() || type.isSchema(path))) {
            String prefix = path.isEmpty() ? "" : path + ":";
            attributes.asMap().forEach((key, part) -> of(op, prefix + key, part, type)
                    .unfold(type, operations));
        }
    }

    private static SentOperation of(String op, String path, @Nullable Value value, ResourceType type) {
        int open = path.indexOf('[');
        int close = path.lastIndexOf(']');
        String name = open >= 0 && open < close ? path.substring(0, open) + path.substring(close + 1) : path;
        return new SentOperation(op, path, value, AttributePath.resolve(name, type));
    }

    boolean isRemoval() {
        return op.equalsIgnoreCase("remove");
    }

    static @Nullable Value member(Complex object, String name) {
        for (Map.Entry<String, Value> member : object.asMap().entrySet()) {
            if (member.getKey().equalsIgnoreCase(name)) {
                return member.getValue();
            }
        }
        return null;
    }

    private static String text(Complex object, String name) {
        return member(object, name) instanceof Text text ? text.text().trim() : "";
    }
}
