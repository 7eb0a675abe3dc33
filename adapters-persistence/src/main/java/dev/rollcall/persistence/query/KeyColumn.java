package dev.rollcall.persistence.query;

import dev.rollcall.domain.scim.filter.Operator;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.persistence.ColumnKey;
import java.util.Set;

/** A column of {@link ColumnKey}s, whose longest keys are shortened. */
record KeyColumn(String column) {

    /** Any key that may be shortened. */
    private static final String SHORTENED = "%" + ComparisonKey.SHORTENED + "%";

    /** Characters after which not all databases have the same next one. */
    private static final Set<Integer> UNFOLLOWED = Set.of(0xD7FF, 0xFFFF, 0x10FFFF);

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

    /**
     * A range from the beginning to what follows everything that begins with it. With {@code like}, MariaDB ends the
     * range at U+FFFF and misses what comes after.
     */
    private Narrowing startsWith(String key) {
        if (key.isEmpty()) {
            return Narrowing.exactly(column + " >= ?", key);
        }
        if (key.length() > ComparisonKey.LONGEST_PREFIX) {
            int end = ComparisonKey.LONGEST_PREFIX;
            return startsWith(key.substring(0, Character.isHighSurrogate(key.charAt(end - 1)) ? end - 1 : end))
                    .necessary();
        }
        int last = key.codePointBefore(key.length());
        int begin = key.length() - Character.charCount(last);
        if (UNFOLLOWED.contains(last)) {
            return startsWith(key.substring(0, begin)).necessary();
        }
        String following = key.substring(0, begin) + Character.toString(last + 1);
        return Narrowing.exactly("(" + column + " >= ? and " + column + " < ?)", key, following);
    }

    /** Half a pair of surrogates is in no stored text and would be sent as another character. */
    static boolean isWellFormed(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
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
