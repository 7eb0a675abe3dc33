package dev.rollcall.domain.directory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is kept of a secret: SHA-256 in hexadecimal, last four characters, and until when it is accepted. */
public record StoredSecret(
        String hash,
        String lastFour,
        Instant created,
        @Nullable Instant expiresAt) {

    /** Returns what to keep of {@code text}; {@code expiresAt} null is without end. */
    public static StoredSecret of(String text, Instant now, @Nullable Instant expiresAt) {
        return new StoredSecret(Secret.hash(text), Secret.lastFour(text), now, expiresAt);
    }

    /** Returns whether the secret is accepted at {@code now}; the moment of expiry is too late. */
    public boolean isLive(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }

    /** Returns whether {@code otherHash} is this secret's hash, in a time that does not depend on where they differ. */
    public boolean matches(String otherHash) {
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII), otherHash.getBytes(StandardCharsets.US_ASCII));
    }

    /** Returns this secret with an end that is not later than {@code end}. */
    StoredSecret endingBy(Instant end) {
        return expiresAt != null && expiresAt.isBefore(end) ? this : new StoredSecret(hash, lastFour, created, end);
    }
}
