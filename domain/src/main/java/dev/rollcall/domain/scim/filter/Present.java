package dev.rollcall.domain.scim.filter;

import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Null;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;

/** The attribute has a value ({@code pr}). */
public record Present(AttributePath path) implements Filter {

    @Override
    public boolean matches(Complex resource) {
        return path.anyValue(resource, Present::isSomething);
    }

    private static boolean isSomething(Value value) {
        if (value instanceof Text text) {
            return !text.text().isEmpty();
        }
        if (value instanceof Complex complex) {
            return !complex.isEmpty();
        }
        return value != Null.NULL && !(value instanceof Many);
    }

    @Override
    public Filter without(String name) {
        return path.isOf(name) ? new NoMatch(name) : this;
    }

    @Override
    public String toString() {
        return path + " pr";
    }
}
