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
 * An operation of a PATCH request as it was sent.
 *
 * @param path empty when there is none
 * @param target what the path leads to, brackets aside; empty for an unknown attribute
 */
record SentOperation(String op, String path, @Nullable Value value, Optional<AttributePath> target) {

    /** Returns the operations of a PATCH body, as far as they can be read; the names of members in any letter case. */
    static List<SentOperation> of(Complex body, ResourceType type) {
        List<SentOperation> operations = new ArrayList<>();
        if (member(body, "Operations") instanceof Many many) {
            many.complexElements().forEach(sent -> operations.add(of(sent, text(sent, "path"), type)));
        }
        return operations;
    }

    private static SentOperation of(Complex sent, String path, ResourceType type) {
        int open = path.indexOf('[');
        int close = path.lastIndexOf(']');
        String name = open >= 0 && open < close ? path.substring(0, open) + path.substring(close + 1) : path;
        return new SentOperation(text(sent, "op"), path, member(sent, "value"), AttributePath.resolve(name, type));
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
