package dev.rollcall.domain.scim.value;

import java.math.BigDecimal;

/** A JSON number; scale is kept, so {@code 1.0} is returned as {@code 1.0}. */
public record Numeric(BigDecimal number) implements Value {

    /** Returns the numeric value of an integer. */
    public static Numeric of(long number) {
        return new Numeric(BigDecimal.valueOf(number));
    }

    @Override
    public String toString() {
        return number.toString();
    }
}
