package dev.rollcall.domain.scim.filter;

import dev.rollcall.domain.scim.value.Complex;

/**
 * One element of a complex attribute meets all of the inner filter ({@code emails[type eq "work" and value co "@"]}).
 *
 * @param path the attribute before the brackets; mostly multi-valued
 * @param inner a filter whose paths are relative to the element
 */
public record ElementMatch(AttributePath path, Filter inner) implements Filter {

    @Override
    public boolean matches(Complex resource) {
        return path.anyValue(resource, element -> element instanceof Complex complex && inner.matches(complex));
    }

    @Override
    public int conditions() {
        return inner.conditions();
    }

    @Override
    public Filter without(String name) {
        return path.isOf(name) ? new NoMatch(name) : this;
    }

    @Override
    public String toString() {
        return path + "[" + inner + "]";
    }
}
