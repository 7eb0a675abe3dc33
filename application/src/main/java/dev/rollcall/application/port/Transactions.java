package dev.rollcall.application.port;

import dev.rollcall.domain.Reason;
import java.util.function.Supplier;

/**
 * Runs work as one database transaction (READ COMMITTED). Work that fails for a reason that another try can mend — a
 * deadlock, a lock that took too long, a snapshot that was overtaken, a unique key that somebody else took first — is
 * rolled back and run again as a whole, so it must have no effect outside the database.
 */
public interface Transactions {

    /**
     * Returns what {@code work} returns, after commit. A {@link dev.rollcall.domain.Refusal} rolls back and passes.
     *
     * @throws dev.rollcall.domain.Refusal with {@link Reason#UNAVAILABLE} when the database cannot be reached or cannot
     *     write, a statement takes too long, or the tries are used up
     */
    <T> T call(Supplier<T> work);

    /**
     * Returns what {@code reads} returns, which change nothing and need no transaction: each sees what is committed when it
     * begins. It fails as {@link #call} does, and inside of that is a part of it; the reverse is not possible.
     */
    default <T> T read(Supplier<T> reads) {
        return call(reads);
    }

    /**
     * Returns while the request whose transaction this is has time; work that can take long between two statements asks
     * now and then. Statements need not: they are not begun without time.
     *
     * @throws dev.rollcall.domain.Refusal with {@link Reason#UNAVAILABLE} when the time is over
     */
    default void requireTime() {}

    /** Does what {@link #call} does, for work without a result. */
    default void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }
}
