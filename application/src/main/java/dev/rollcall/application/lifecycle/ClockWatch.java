package dev.rollcall.application.lifecycle;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * Says whether the clock of this server can be trusted with what nobody asked for. It is compared with the database's, and
 * with the time that has really passed since the server started, which no setting of a clock changes.
 */
@Singleton
public class ClockWatch {

    private static final Duration TOLERATED = Duration.ofMinutes(2);

    private final Clock clock;
    private final LongSupplier nanoseconds;
    private final Instant start;
    private final long startNanoseconds;

    /** Begins to watch. */
    @Inject
    public ClockWatch(Clock clock) {
        this(clock, System::nanoTime);
    }

    ClockWatch(Clock clock, LongSupplier nanoseconds) {
        this.clock = clock;
        this.nanoseconds = nanoseconds;
        this.start = clock.instant();
        this.startNanoseconds = nanoseconds.getAsLong();
    }

    /**
     * Passes when the clock is right.
     *
     * @param database the time of the database
     * @throws Refusal with {@link Reason#CONFLICT} when it is not
     */
    public void requireRight(Instant database) {
        Instant now = clock.instant();
        Duration apart = Duration.between(now, database).abs();
        if (apart.compareTo(TOLERATED) > 0) {
            throw refusal("The clocks of this server and of its database are " + apart.toSeconds() + " seconds apart");
        }
        Duration passed = Duration.ofNanos(nanoseconds.getAsLong() - startNanoseconds);
        Duration jump = Duration.between(start, now).minus(passed).abs();
        if (jump.compareTo(TOLERATED) > 0) {
            throw refusal("The clock of this server has jumped by " + jump.toSeconds() + " seconds since it started");
        }
    }

    private static Refusal refusal(String sentence) {
        return Refusal.of(
                Reason.CONFLICT,
                sentence + ", so nothing is deleted by time; set the clock right and restart the server.");
    }
}
