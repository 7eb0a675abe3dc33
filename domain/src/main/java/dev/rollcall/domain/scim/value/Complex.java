package dev.rollcall.domain.scim.value;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object: names to values in the order they were sent. In a checked resource the names are the schema's own
 * spelling and an extension is a {@code Complex} under its URN. Two are equal when they hold equal values under the
 * same names, whatever the order.
 */
public final class Complex implements Value {

    private static final Complex EMPTY = new Complex(new LinkedHashMap<>());

    private final Map<String, Value> values;

    private Complex(Map<String, Value> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    /** Returns the object without attributes. */
    public static Complex empty() {
        return EMPTY;
    }

    /** Returns an object with a copy of {@code values}, in the map's order. */
    public static Complex of(Map<String, ? extends Value> values) {
        return values.isEmpty() ? EMPTY : new Complex(new LinkedHashMap<>(values));
    }

    /** Returns an object with one attribute. */
    public static Complex of(String name, Value value) {
        return EMPTY.with(name, value);
    }

    /** Returns the value under {@code name} (exact spelling), or null. */
    public @Nullable Value get(String name) {
        return values.get(name);
    }

    /** Returns the text under {@code name}; empty when there is none or it is no text. */
    public Optional<String> text(String name) {
        return values.get(name) instanceof Text text ? Optional.of(text.text()) : Optional.empty();
    }

    /** Returns the object under {@code name}, or the empty one. */
    public Complex complex(String name) {
        return values.get(name) instanceof Complex complex ? complex : EMPTY;
    }

    /** Returns this object with {@code name} set; a name that is there keeps its place. */
    public Complex with(String name, Value value) {
        LinkedHashMap<String, Value> copy = new LinkedHashMap<>(values);
        copy.put(name, value);
        return new Complex(copy);
    }

    /** Returns this object with all attributes of {@code others} set. */
    public Complex withAll(Complex others) {
        LinkedHashMap<String, Value> copy = new LinkedHashMap<>(values);
        copy.putAll(others.values);
        return Complex.of(copy);
    }

    /** Returns this object without {@code name}. */
    public Complex without(String name) {
        if (!values.containsKey(name)) {
            return this;
        }
        LinkedHashMap<String, Value> copy = new LinkedHashMap<>(values);
        copy.remove(name);
        return new Complex(copy);
    }

    /** Returns the names in their order. */
    public Set<String> names() {
        return values.keySet();
    }

    /** Returns names and values in their order; the map cannot be changed. */
    public Map<String, Value> asMap() {
        return values;
    }

    /** Returns the names, in their alphabetical order, under which {@code other} has another value or none. */
    public List<String> differingNames(Complex other) {
        TreeSet<String> names = new TreeSet<>(names());
        names.addAll(other.names());
        return names.stream()
                .filter(name -> !Objects.equals(get(name), other.get(name)))
                .toList();
    }

    /** Returns whether there is no attribute. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Complex complex && values.equals(complex.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
