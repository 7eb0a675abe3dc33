package dev.rollcall.domain.scim.filter;

import dev.rollcall.domain.scim.value.Complex;

/** The inner filter does not hold. */
public record Not(Filter inner) implements Filter {

    @Override
    public boolean matches(Complex resource) {
        return !inner.matches(resource);
    }

    @Override
    public int conditions() {
        return inner.conditions();
    }

    @Override
    public Filter without(String name) {
        return new Not(inner.without(name));
    }

    @Override
    public String toString() {
        return "not (" + inner + ")";
    }
}
