package dev.rollcall.persistence.query;

import dev.rollcall.domain.scim.filter.Operator;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.persistence.ColumnKey;

/** A column of {@link ColumnKey}s, whose longest keys are shortened. */
record KeyColumn(String column) {

    /** Any key that may be shortened. */
    private static final String SHORTENED = "%" + ColumnKey.SHORTENED + "%";

    Narrowing compared(Operator operator, String key) {
        return switch (operator) {
            case EQ -> Narrowing.exactly(column + " = ?", ColumnKey.of(ComparisonKey.exact(key)));
            case SW -> startsWith(key);
            case CO, EW -> {
                // What is asked for may be in the part that was cut off.
                String condition = "(" + column + " like ? escape '!' or " + column + " like ?)";
                yield Narrowing.exactly(condition, pattern(operator, key), SHORTENED)
                        .necessary();
            }
            // Databases differ in the order of characters beyond the basic plane.
            case GT, GE, LT, LE -> Narrowing.NONE;
        };
    }

    private Narrowing startsWith(String key) {
        if (key.length() <= ColumnKey.LONGEST_PREFIX) {
            return Narrowing.exactly(column + " like ? escape '!'", pattern(Operator.SW, key));
        }
        int end = ColumnKey.LONGEST_PREFIX
                - (Character.isHighSurrogate(key.charAt(ColumnKey.LONGEST_PREFIX - 1)) ? 1 : 0);
        return startsWith(key.substring(0, end)).necessary();
    }

    /** Returns the pattern of {@code like}, in which {@code !} takes their meaning from its special characters. */
    static String pattern(Operator operator, String text) {
        String literally = text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
        return switch (operator) {
            case SW -> literally + "%";
            case EW -> "%" + literally;
            case CO -> "%" + literally + "%";
            case EQ, GT, GE, LT, LE -> throw new IllegalStateException(operator.word() + " takes no pattern");
        };
    }
}
