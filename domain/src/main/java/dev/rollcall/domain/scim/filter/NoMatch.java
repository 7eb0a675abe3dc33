package dev.rollcall.domain.scim.filter;

import dev.rollcall.domain.scim.value.Complex;

/**
 * A condition that no resource meets: on an attribute that does not exist here, has no value to compare, or is never
 * shown.
 *
 * @param attribute the name as the client wrote it
 */
public record NoMatch(String attribute) implements Filter {

    @Override
    public boolean matches(Complex resource) {
        return false;
    }

    @Override
    public String toString() {
        return attribute + " eq \"\"";
    }
}
