package dev.rollcall.domain.scim.filter;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How an attribute is compared with a literal (RFC 7644, table 3). {@code pr} is {@link Present}; {@code ne} is the
 * {@link Not} of {@link #EQ}.
 */
public enum Operator {
    EQ,
    CO,
    SW,
    EW,
    GT,
    GE,
    LT,
    LE;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** Returns the operator that is written {@code word}, in any letter case, or null. */
    static @Nullable Operator of(String word) {
        for (Operator operator : values()) {
            if (operator.word.equalsIgnoreCase(word)) {
                return operator;
            }
        }
        return null;
    }

    /** Returns how it is written in a filter. */
    public String word() {
        return word;
    }

    /** Returns whether it asks for a part of a text. */
    public boolean isSubstring() {
        return this == CO || this == SW || this == EW;
    }

    /** Returns whether it asks which of two comes first. */
    public boolean isOrdering() {
        return this == GT || this == GE || this == LT || this == LE;
    }

    /** Returns whether the order of a value and the literal, as of {@link Comparable#compareTo}, is what is asked for. */
    boolean holds(int order) {
        return switch (this) {
            case EQ -> order == 0;
            case GT -> order > 0;
            case GE -> order >= 0;
            case LT -> order < 0;
            case LE -> order <= 0;
            case CO, SW, EW -> throw new IllegalStateException(word + " does not order");
        };
    }

    /** Returns whether a text has {@code part} where it is asked for. */
    boolean holds(String text, String part) {
        return switch (this) {
            case CO -> text.contains(part);
            case SW -> text.startsWith(part);
            case EW -> text.endsWith(part);
            case EQ, GT, GE, LT, LE -> throw new IllegalStateException(word + " takes no part of a text");
        };
    }
}
