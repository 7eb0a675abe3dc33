package dev.rollcall.domain.scim.value;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The one definition of when two texts are equal and which comes first. Filters in memory compare these keys, and the
 * database stores them in binary columns, so that both decide alike. Order is that of Unicode code points.
 */
public record ComparisonKey(String text) implements Comparable<ComparisonKey> {

    /** The most characters of a {@link #shortened} key. */
    public static final int LENGTH = 190;

    /** The length of a beginning that every shortened key still has. */
    public static final int LONGEST_PREFIX = 124;

    /** What a shortened key holds after its beginning; a whole key may hold it, too. */
    public static final char SHORTENED = '\u0001';

    private static final int LONGEST_WHOLE = LONGEST_PREFIX + 64;

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

    /**
     * Returns this key in at most {@value #LENGTH} characters: a longer one keeps its beginning, a mark and its SHA-256,
     * so that two shortened keys are equal exactly when the keys are.
     */
    public ComparisonKey shortened() {
        if (text.length() <= LONGEST_WHOLE) {
            return this;
        }
        // A pair of surrogates is not taken apart: half of one cannot be stored.
        int end = LONGEST_PREFIX + (Character.isHighSurrogate(text.charAt(LONGEST_PREFIX - 1)) ? 1 : 0);
        return new ComparisonKey(text.substring(0, end) + SHORTENED + hash());
    }

    private String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
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
