package dev.rollcall.application;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/**
 * Makes ids that sort by the millisecond they were made in and cannot be guessed: UUIDs of version 7 (RFC 9562, 5.7),
 * 36 characters. New rows are thus appended to an index instead of scattered over it.
 */
public final class TimeOrderedId {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private TimeOrderedId() {}

    /** Returns what no id of the moment {@code from} or a later one is below. */
    public static String floor(Instant from) {
        return new UUID(from.toEpochMilli() << 16 | VERSION_7, VARIANT).toString();
    }

    /** Returns a new id of the moment {@code now}. */
    public static String at(Instant now) {
        long high = now.toEpochMilli() << 16 | VERSION_7 | RANDOM.nextInt(1 << 12);
        long low = VARIANT | RANDOM.nextLong() >>> 2;
        return new UUID(high, low).toString();
    }
}
