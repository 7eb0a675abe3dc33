package dev.rollcall.domain.scim.patch;

import dev.rollcall.domain.scim.filter.AttributePath;
import dev.rollcall.domain.scim.resource.PrimaryRule;
import dev.rollcall.domain.scim.schema.Attribute;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One change of one attribute.
 *
 * @param value in the schema's types; null when nothing was sent, or nothing was left of it, which clears the target
 */
record PatchOperation(Kind kind, PatchPath path, @Nullable Value value) {

    /** The {@code op} (RFC 7644, 3.5.2.1 to 3.5.2.3). */
    enum Kind {
        ADD,
        REMOVE,
        REPLACE
    }

    /** Returns the attributes after the change; what is tolerated of it, where it meets them, is handed over by name. */
    Complex applyTo(Complex attributes, Consumer<String> tolerated) {
        AttributePath target = path.attributePath();
        return set(attributes, target, changed(target.attributeValue(attributes), tolerated));
    }

    /** Returns the resource with {@code value} as its top-level attribute; null takes the attribute out. */
    static Complex set(Complex resource, AttributePath path, @Nullable Value value) {
        String urn = path.extensionUrn();
        String name = path.attribute().name();
        if (urn == null) {
            return set(resource, name, value);
        }
        Complex extension = set(resource.complex(urn), name, value);
        return set(resource, urn, extension.isEmpty() ? null : extension);
    }

    private static Complex set(Complex holder, String name, @Nullable Value value) {
        return value == null ? holder.without(name) : holder.with(name, value);
    }

    private @Nullable Value changed(@Nullable Value before, Consumer<String> tolerated) {
        Attribute attribute = path.attributePath().attribute();
        if (path.selectsElements()) {
            return new ElementChange(this, tolerated).applyTo(before);
        }
        if (attribute.isMultiValued()) {
            Many after = changedList(attribute, many(before));
            return after.elements().isEmpty() ? null : PrimaryRule.settle(attribute, after, many(before));
        }
        return changedSingle(before);
    }

    private Many changedList(Attribute attribute, Many before) {
        if (value == null) {
            return Many.of();
        }
        return switch (kind) {
            case ADD -> ElementSet.union(attribute, before, many(value));
            case REMOVE -> ElementSet.difference(attribute, before, many(value));
            case REPLACE -> many(value);
        };
    }

    private @Nullable Value changedSingle(@Nullable Value before) {
        Attribute sub = path.attributePath().subAttribute();
        boolean clears = kind == Kind.REMOVE || value == null;
        if (sub == null) {
            return clears ? null : value instanceof Complex parts ? merged(before, parts) : value;
        }
        if (value == null || clears) {
            Complex rest = before instanceof Complex complex ? complex.without(sub.name()) : Complex.empty();
            return rest.isEmpty() ? null : rest;
        }
        return merged(before, Complex.of(sub.name(), value));
    }

    /** Parts that are not named stay, unless they describe a {@code value} that is another one now. */
    private static Complex merged(@Nullable Value before, Complex parts) {
        if (!(before instanceof Complex old)) {
            return parts;
        }
        Value newValue = parts.get("value");
        if (newValue != null && !newValue.equals(old.get("value"))) {
            return parts;
        }
        return overlaid(old, parts);
    }

    static Complex overlaid(Complex below, Complex above) {
        Map<String, Value> both = new LinkedHashMap<>(below.asMap());
        both.putAll(above.asMap());
        return Complex.of(both);
    }

    private static Many many(@Nullable Value value) {
        if (value instanceof Many many) {
            return many;
        }
        return value == null ? Many.of() : Many.of(value);
    }
}
