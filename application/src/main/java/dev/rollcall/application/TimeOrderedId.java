package dev.rollcall.application;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/**
 * New ids for everything that is stored: UUIDs of version 7 (RFC 9562, 5.7), so that rows made one after the other lie
 * side by side in an index. The 74 random bits keep an id from being guessed.
 */
public final class TimeOrderedId {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private TimeOrderedId() {}

    /** Returns a new id made at {@code now}: 36 lower-case characters. */
    public static String next(Instant now) {
        long high = now.toEpochMilli() << 16 | VERSION_7 | RANDOM.nextInt(1 << 12);
        long low = VARIANT | RANDOM.nextLong() >>> 2;
        return new UUID(high, low).toString();
    }
}
