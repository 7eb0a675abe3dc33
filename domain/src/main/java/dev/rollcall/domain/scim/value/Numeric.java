package dev.rollcall.domain.scim.value;

import java.math.BigDecimal;
import java.util.Optional;

/** A JSON number; scale is kept, so {@code 1.0} is returned as {@code 1.0}. */
public record Numeric(BigDecimal number) implements Value {

    /** The most characters of a number, and the most digits before or after its point. */
    public static final int MAX_LENGTH = 64;

    /** Returns the numeric value of an integer. */
    public static Numeric of(long number) {
        return new Numeric(BigDecimal.valueOf(number));
    }

    /** Reads a number of at most {@value #MAX_LENGTH} characters and an exponent that does not explode when it is written out. */
    public static Optional<Numeric> parse(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Numeric(new BigDecimal(text))).filter(number -> number.isWrittenIn(MAX_LENGTH));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Returns whether it takes at most {@code length} characters however it is written; digits alone, if it has no fraction. */
    public boolean isWrittenIn(int length) {
        // The scale is first: who writes out a hostile exponent has lost.
        return Math.abs((long) number.scale()) <= length
                && (number.scale() < 0 ? number.toPlainString() : number.toString()).length() <= length;
    }

    /** Returns whether this is a whole number (RFC 7643, 2.3.4). */
    public boolean isInteger() {
        return number.stripTrailingZeros().scale() <= 0;
    }

    /**
     * Returns this whole number as digits alone, without a fraction and an exponent.
     *
     * @throws ArithmeticException when it is none
     */
    public Numeric withoutFraction() {
        return new Numeric(number.setScale(0));
    }

    @Override
    public String toString() {
        return number.toString();
    }
}
