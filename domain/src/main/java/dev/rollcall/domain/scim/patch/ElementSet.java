package dev.rollcall.domain.scim.patch;

import dev.rollcall.domain.scim.schema.Attribute;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a multi-valued attribute as a set (RFC 7643, 2.4). Two elements are the same when their {@code value}
 * is, unless both have a {@code type} and these differ; elements without a {@code value} when all but {@code primary} is
 * the same. Every question is answered from an index: a list may have twenty thousand elements. What is not asked for is
 * not indexed: a thousand operations may each add one element.
 */
final class ElementSet {

    private record Key(Object value, Optional<ComparisonKey> type) {}

    private final Attribute attribute;
    private final List<Value> elements = new ArrayList<>();
    private final Set<Value> equals = new HashSet<>();
    private final Map<Object, Integer> firstOfValue = new HashMap<>();
    private final Map<Key, Integer> firstOfKey = new HashMap<>();

    private ElementSet(Attribute attribute) {
        this.attribute = attribute;
    }

    private static ElementSet of(Attribute attribute, Many elements) {
        ElementSet set = new ElementSet(attribute);
        elements.elements().forEach(set::append);
        return set;
    }

    /** Adds elements; one that is there already takes over the new one's other sub-attributes. */
    static Many union(Attribute attribute, Many present, Many added) {
        ElementSet set = new ElementSet(attribute);
        Set<Object> asked = added.elements().stream()
                .map(element -> set.key(element).value())
                .collect(Collectors.toSet());
        for (Value element : present.elements()) {
            set.elements.add(element);
            Key key = set.key(element);
            if (asked.contains(key.value())) {
                set.index(set.elements.size() - 1, element, key);
            }
        }
        added.elements().forEach(set::add);
        return new Many(set.elements);
    }

    /** Removes the elements that are the same as one of {@code removed}, or have all sub-attributes it names. */
    static Many difference(Attribute attribute, Many present, Many removed) {
        ElementSet named = of(attribute, removed);
        Map<Set<String>, Set<Complex>> patterns = removed.complexElements()
                .filter(element -> element.get("value") == null)
                .collect(Collectors.groupingBy(Complex::names, Collectors.toSet()));
        return new Many(present.elements().stream()
                .filter(element -> named.same(element) == null && !hasAllOfOne(element, patterns))
                .toList());
    }

    private void append(Value element) {
        elements.add(element);
        index(elements.size() - 1, element, key(element));
    }

    private void index(int position, Value element, Key key) {
        equals.add(element);
        firstOfValue.putIfAbsent(key.value(), position);
        firstOfKey.putIfAbsent(key, position);
    }

    private void add(Value element) {
        if (equals.contains(element)) {
            return;
        }
        Integer position = same(element);
        if (position == null) {
            append(element);
        } else if (element instanceof Complex more && elements.get(position) instanceof Complex present) {
            Complex merged = PatchOperation.overlaid(present, more);
            firstOfKey.remove(key(present), position);
            elements.set(position, merged);
            index(position, merged, key(merged));
        }
    }

    private @Nullable Integer same(Value element) {
        Key key = key(element);
        if (key.type().isEmpty()) {
            return firstOfValue.get(key.value());
        }
        Integer ofType = firstOfKey.get(key);
        return ofType == null ? firstOfKey.get(new Key(key.value(), Optional.empty())) : ofType;
    }

    private Key key(Value element) {
        if (!(element instanceof Complex complex)) {
            return new Key(comparable(attribute, element), Optional.empty());
        }
        Value value = complex.get("value");
        Attribute valueAttribute = attribute.subAttribute("value");
        return value == null || valueAttribute == null
                ? new Key(complex.without("primary"), Optional.empty())
                : new Key(
                        comparable(valueAttribute, value), complex.text("type").map(ComparisonKey::folded));
    }

    private static Object comparable(Attribute attribute, Value value) {
        return value instanceof Text text ? attribute.key(text.text()) : value;
    }

    /** Of the patterns that name the same sub-attributes there is only one that the element can have all of. */
    private static boolean hasAllOfOne(Value element, Map<Set<String>, Set<Complex>> patternsByNames) {
        return element instanceof Complex complex
                && patternsByNames.entrySet().stream()
                        .anyMatch(alike -> alike.getValue().contains(only(alike.getKey(), complex)));
    }

    private static Complex only(Set<String> names, Complex element) {
        Map<String, Value> parts = new HashMap<>(element.asMap());
        parts.keySet().retainAll(names);
        return Complex.of(parts);
    }
}
