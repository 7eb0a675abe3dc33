package dev.rollcall.domain.scim.patch;

import dev.rollcall.domain.scim.schema.Attribute;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a multi-valued attribute as a set (RFC 7643, 2.4). Two elements are the same when their {@code value}
 * is, unless both have a {@code type} and these differ; elements that have no {@code value} when all but
 * {@code primary} is the same.
 */
final class Elements {

    private Elements() {}

    /** Adds elements; one that is there already takes over the new one's other sub-attributes. */
    static Many union(Attribute attribute, Many present, Many added) {
        List<Value> elements = new ArrayList<>(present.elements());
        Map<Object, List<Integer>> index = new HashMap<>();
        for (int i = 0; i < elements.size(); i++) {
            index.computeIfAbsent(key(attribute, elements.get(i)), key -> new ArrayList<>())
                    .add(i);
        }
        for (Value element : added.elements()) {
            List<Integer> candidates = index.computeIfAbsent(key(attribute, element), key -> new ArrayList<>());
            Integer same = first(candidates, elements, element);
            if (same == null) {
                candidates.add(elements.size());
                elements.add(element);
            } else if (element instanceof Complex more) {
                elements.set(same, PatchOperation.overlaid((Complex) elements.get(same), more));
            }
        }
        return new Many(elements);
    }

    /** Removes the elements that are the same as one of {@code removed}, or have all sub-attributes it names. */
    static Many without(Attribute attribute, Many present, Many removed) {
        Map<Object, List<Value>> index = new HashMap<>();
        List<Complex> patterns = new ArrayList<>();
        for (Value element : removed.elements()) {
            if (element instanceof Complex complex && complex.get("value") == null) {
                patterns.add(complex);
            } else {
                index.computeIfAbsent(key(attribute, element), key -> new ArrayList<>())
                        .add(element);
            }
        }
        List<Value> kept = new ArrayList<>();
        for (Value element : present.elements()) {
            List<Value> same = index.getOrDefault(key(attribute, element), List.of());
            if (same.stream().noneMatch(other -> isSameType(element, other))
                    && patterns.stream().noneMatch(pattern -> hasAll(element, pattern))) {
                kept.add(element);
            }
        }
        return new Many(kept);
    }

    private static @Nullable Integer first(List<Integer> candidates, List<Value> elements, Value element) {
        for (Integer candidate : candidates) {
            if (isSameType(elements.get(candidate), element)) {
                return candidate;
            }
        }
        return null;
    }

    private static Object key(Attribute attribute, Value element) {
        if (!(element instanceof Complex complex)) {
            return key(attribute.isCaseExact(), element);
        }
        Value value = complex.get("value");
        Attribute valueAttribute = attribute.subAttribute("value");
        return value == null || valueAttribute == null
                ? complex.without("primary")
                : key(valueAttribute.isCaseExact(), value);
    }

    private static Object key(boolean caseExact, Value value) {
        if (value instanceof Text text) {
            return caseExact ? ComparisonKey.exact(text.text()) : ComparisonKey.folded(text.text());
        }
        return value;
    }

    private static boolean isSameType(Value one, Value other) {
        if (!(one instanceof Complex first) || !(other instanceof Complex second)) {
            return true;
        }
        Value type = first.get("type");
        Value otherType = second.get("type");
        return type == null || otherType == null || Objects.equals(key(false, type), key(false, otherType));
    }

    private static boolean hasAll(Value element, Complex pattern) {
        return element instanceof Complex complex
                && pattern.asMap().entrySet().stream()
                        .allMatch(part -> part.getValue().equals(complex.get(part.getKey())));
    }
}
