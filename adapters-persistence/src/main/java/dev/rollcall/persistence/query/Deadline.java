package dev.rollcall.persistence.query;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import java.time.Duration;

/**
 * When a search gives up: 15 seconds after it began, or as soon as its request has no time left.
 *
 * @param nanoTime the end of the search, as of {@link System#nanoTime}
 * @param request returns at once while the request has time, and throws what it is refused with when it has none
 */
public record Deadline(long nanoTime, Runnable request) {

    private static final Duration LIMIT = Duration.ofSeconds(15);

    /** Returns the deadline of a search that begins now. */
    public static Deadline of(Runnable request) {
        return in(LIMIT, request);
    }

    static Deadline in(Duration limit, Runnable request) {
        return new Deadline(System.nanoTime() + limit.toNanos(), request);
    }

    /**
     * Returns at once before the deadline.
     *
     * @throws Refusal with {@link Reason#UNAVAILABLE} past it
     */
    void check() {
        request.run();
        if (System.nanoTime() - nanoTime > 0) {
            throw Refusal.of(
                    Reason.UNAVAILABLE,
                    "The query takes too long on this directory; filter by userName, externalId, id or emails.value,"
                            + " and sort by id, userName or a meta time.");
        }
    }
}
