package dev.rollcall.persistence.query;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import java.time.Duration;

/** When a search gives up, as of {@link System#nanoTime}. */
record Deadline(long nanoTime) {

    static Deadline in(Duration limit) {
        return new Deadline(System.nanoTime() + limit.toNanos());
    }

    /**
     * Returns at once before the deadline.
     *
     * @throws Refusal with {@link Reason#UNAVAILABLE} past it
     */
    void check() {
        if (System.nanoTime() - nanoTime > 0) {
            throw Refusal.of(
                    Reason.UNAVAILABLE,
                    "The query takes too long on this directory; filter by userName, externalId, id or emails.value,"
                            + " and sort by id, userName or a meta time.");
        }
    }
}
