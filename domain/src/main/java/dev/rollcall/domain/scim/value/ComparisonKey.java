package dev.rollcall.domain.scim.value;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The one definition of when two texts are equal and which comes first. Filters in memory compare these keys, and the
 * database stores them in binary columns, so that both decide alike. Order is that of Unicode code points.
 */
public record ComparisonKey(String text) implements Comparable<ComparisonKey> {

    /**
     * Returns the key of a text whose attribute is not {@code caseExact} (RFC 7643, 2.2): compatibility-normalised and
     * in the lower case of no language, so {@code Bob} equals {@code BOB}, but {@code Bob } (with a space) and
     * {@code Böb} are other names.
     */
    public static ComparisonKey folded(String text) {
        if (isAscii(text)) {
            return new ComparisonKey(text.toLowerCase(Locale.ROOT));
        }
        String lower = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return new ComparisonKey(Normalizer.normalize(lower, Normalizer.Form.NFKC));
    }

    /** ASCII is its own normal form, and most of what is compared. */
    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }

    /** Returns the key of a text whose attribute is {@code caseExact}: the text itself. */
    public static ComparisonKey exact(String text) {
        return new ComparisonKey(text);
    }

    @Override
    public int compareTo(ComparisonKey other) {
        int shorter = Math.min(text.length(), other.text.length());
        for (int i = 0; i < shorter; i++) {
            char mine = text.charAt(i);
            char theirs = other.text.charAt(i);
            if (mine != theirs) {
                // A surrogate stands for a code point above every character that is not one.
                boolean mineHigh = Character.isSurrogate(mine);
                boolean theirsHigh = Character.isSurrogate(theirs);
                return mineHigh == theirsHigh ? Character.compare(mine, theirs) : Boolean.compare(mineHigh, theirsHigh);
            }
        }
        return Integer.compare(text.length(), other.text.length());
    }
}
