package dev.rollcall.application;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How long a request may take. It belongs to the thread that works on the request, so that what takes time need not be
 * handed it; a thread without a request, such as a timer's, has all the time it needs.
 */
public final class RequestTime {

    private record End(long nanoTime, BooleanSupplier isAnswered) {}

    private final Duration limit;

    // One for the server: what it limits are its requests.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable End> current = new ThreadLocal<>();

    /** Gives every request as long as {@code limit}. */
    public RequestTime(Duration limit) {
        this.limit = limit;
    }

    /** Begins the time of the thread's request; once it {@code isAnswered}, no refusal would reach the client. */
    public void begin(BooleanSupplier isAnswered) {
        current.set(new End(System.nanoTime() + limit.toNanos(), isAnswered));
    }

    /** Ends the thread's request. */
    public void end() {
        current.remove();
    }

    /**
     * Returns at once while there is time, and when the answer has begun.
     *
     * @throws Refusal with {@link Reason#UNAVAILABLE} when the time is over
     */
    public void check() {
        End end = current.get();
        if (end != null
                && System.nanoTime() - end.nanoTime() >= 0
                && !end.isAnswered().getAsBoolean()) {
            throw Refusal.of(
                    Reason.UNAVAILABLE,
                    "The request has taken " + limit.toSeconds() + " seconds and was given up; send it again.");
        }
    }
}
