package dev.rollcall.application;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes ids that sort by the millisecond they were made in and cannot be guessed: UUIDs of version 7 (RFC 9562, 5.7),
 * 36 characters. New rows are thus appended to an index instead of scattered over it. Those that one node makes are in the
 * order in which they were made, as the lines of the log have to be (RFC 9562, 6.2, method 1), unless its clock goes back by
 * more than ten milliseconds.
 */
public final class TimeOrderedId {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int COUNTER_BITS = 12;
    private static final long COUNTER = (1L << COUNTER_BITS) - 1;
    private static final int HALF_THE_COUNTER = 1 << (COUNTER_BITS - 1);
    private static final long MOST_MILLISECONDS_AHEAD = 10;
    private static final AtomicLong LAST = new AtomicLong();
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private TimeOrderedId() {}

    /** Returns what no id of the moment {@code from} or a later one is below. */
    public static String floor(Instant from) {
        return new UUID(from.toEpochMilli() << 16 | VERSION_7, VARIANT).toString();
    }

    /** Returns the moment of an id that was made here. */
    public static Instant moment(String id) {
        return Instant.ofEpochMilli(UUID.fromString(id).getMostSignificantBits() >>> 16);
    }

    /** Returns a new id of the moment {@code now}. */
    public static String at(Instant now) {
        long moment = now.toEpochMilli();
        // Begins in the lower half, so that there is room to count; a carry is a millisecond ahead of the clock.
        long first = moment << COUNTER_BITS | RANDOM.nextInt(HALF_THE_COUNTER);
        long counted = LAST.updateAndGet(last -> {
            long ahead = (last >> COUNTER_BITS) - moment;
            return ahead >= 0 && ahead <= MOST_MILLISECONDS_AHEAD ? last + 1 : first;
        });
        long high = counted >> COUNTER_BITS << 16 | VERSION_7 | (counted & COUNTER);
        long low = VARIANT | RANDOM.nextLong() >>> 2;
        return new UUID(high, low).toString();
    }
}
