package dev.rollcall.persistence;

import dev.rollcall.domain.scim.value.ComparisonKey;

/** A {@link ComparisonKey} as it is stored in an indexed column. */
public final class ColumnKey {

    /** The length of the columns, in characters. */
    public static final int LENGTH = ComparisonKey.LENGTH;

    private static final int ID_LENGTH = 36;

    private ColumnKey() {}

    /**
     * Returns whether {@code text} can be the id of a row. Anything can be asked for; what cannot be an id is not sent
     * to a column that holds ASCII only, where it would keep the index from being used.
     */
    public static boolean isId(String text) {
        return text.length() == ID_LENGTH && text.chars().allMatch(c -> c > ' ' && c < '\u007f');
    }

    /** Returns an ASCII text that every id is above or below of exactly as of {@code text}. */
    static String boundOfIds(String text) {
        return text.replaceAll("[^\\x00-\\x7e]", "\u007f");
    }

    /** Returns what is stored for {@code key}. */
    public static String of(ComparisonKey key) {
        return key.shortened().text();
    }
}
