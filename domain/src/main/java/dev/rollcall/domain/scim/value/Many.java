package dev.rollcall.domain.scim.value;

import java.util.List;
import java.util.stream.Stream;

/** The values of a multi-valued attribute in the order they were sent (RFC 7643, 2.4). */
public record Many(List<Value> elements) implements Value {

    /** Copies the list. */
    public Many {
        elements = List.copyOf(elements);
    }

    /** Returns the values in their order. */
    public static Many of(Value... elements) {
        return new Many(List.of(elements));
    }

    /** Returns the elements that are complex, in their order. */
    public Stream<Complex> complexElements() {
        return elements.stream().filter(Complex.class::isInstance).map(Complex.class::cast);
    }
}
