package dev.rollcall.persistence;

import dev.rollcall.domain.directory.Secret;
import dev.rollcall.domain.scim.value.ComparisonKey;

/**
 * A {@link ComparisonKey} as it is stored in an indexed column, which has room for {@value #LENGTH} characters. A longer
 * key keeps its beginning, a mark and its SHA-256, so that two stored keys are equal exactly when the keys are.
 */
public final class ColumnKey {

    /** The length of the columns, in characters. */
    public static final int LENGTH = 190;

    /** The length of a beginning that every stored key still has. */
    public static final int LONGEST_PREFIX = 124;

    /** What a shortened key holds after its beginning; a whole key may hold it, too. */
    public static final char SHORTENED = '\u0001';

    private static final int LONGEST_WHOLE = LONGEST_PREFIX + 64;

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
        String text = key.text();
        if (text.length() <= LONGEST_WHOLE) {
            return text;
        }
        // A pair of surrogates is not taken apart: half of one cannot be stored.
        int end = LONGEST_PREFIX + (Character.isHighSurrogate(text.charAt(LONGEST_PREFIX - 1)) ? 1 : 0);
        return text.substring(0, end) + SHORTENED + Secret.hash(text);
    }
}
