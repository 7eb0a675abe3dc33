package dev.rollcall.domain.directory;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * A generated secret in clear: a typed prefix, 256 bits in base 62 (43 characters) and a CRC32 checksum in base 62 (6
 * characters), all of {@code [A-Za-z0-9_]}. It is shown once; only its {@link #hash} is stored. Its text form hides it.
 */
public final class Secret {

    /** What the secret is for; told by its first characters, so that a scanner finds leaked ones. */
    public enum Kind {
        CLIENT_SECRET("rcs_"),
        SECRET_TOKEN("rct_");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    /** How many random bytes a secret is made of. */
    public static final int BYTES = 32;

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int PREFIX_LENGTH = 4;
    private static final int RANDOM_LENGTH = 43;
    private static final int CHECKSUM_LENGTH = 6;
    private static final int SHOWN_FROM = 32;

    private final String clear;

    private Secret(String clear) {
        this.clear = clear;
    }

    /** Returns the secret made of {@value #BYTES} random bytes. */
    public static Secret of(Kind kind, byte[] random) {
        if (random.length != BYTES) {
            throw new IllegalArgumentException("a secret is made of " + BYTES + " bytes");
        }
        String body = kind.prefix + base62(new BigInteger(1, random), RANDOM_LENGTH);
        return new Secret(body + checksum(body));
    }

    /** Returns whether {@code text} has the shape and the checksum of a secret of this kind. */
    public static boolean isWellFormed(Kind kind, String text) {
        int bodyLength = PREFIX_LENGTH + RANDOM_LENGTH;
        return text.length() == bodyLength + CHECKSUM_LENGTH
                && text.startsWith(kind.prefix)
                && text.substring(bodyLength).equals(checksum(text.substring(0, bodyLength)));
    }

    /** Returns the SHA-256 of a secret's text as 64 lower-case hexadecimal digits. */
    public static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Returns the secret itself, for the one answer that shows it. */
    public String clear() {
        return clear;
    }

    /**
     * Returns how an administrator recognises what was sent as a secret and is none: by the last four characters, which
     * would be too much of a short one.
     */
    public static String ending(String sent) {
        String end = lastFour(sent);
        return sent.length() >= SHOWN_FROM && end.chars().allMatch(c -> c > ' ' && c < '\u007f')
                ? " that ends in " + end
                : "";
    }

    /** Returns the last four characters, by which an administrator recognises it. */
    public static String lastFour(String text) {
        return text.substring(Math.max(0, text.length() - 4));
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.UTF_8));
        return base62(BigInteger.valueOf(crc.getValue()), CHECKSUM_LENGTH);
    }

    private static String base62(BigInteger number, int length) {
        BigInteger base = BigInteger.valueOf(DIGITS.length());
        StringBuilder digits = new StringBuilder();
        BigInteger rest = number;
        while (digits.length() < length) {
            BigInteger[] quotient = rest.divideAndRemainder(base);
            digits.append(DIGITS.charAt(quotient[1].intValue()));
            rest = quotient[0];
        }
        return digits.reverse().toString();
    }
}
