package dev.rollcall.application.access;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The last use of a credential is kept to the minute, so that using it does not mean writing each time. */
final class LastUse {

    private static final Duration KEPT_TO = Duration.ofMinutes(1);

    private LastUse() {}

    /** Returns whether a use at {@code now} has to be remembered after the one at {@code last}. */
    static boolean isDue(@Nullable Instant last, Instant now) {
        return last == null || !now.isBefore(last.plus(KEPT_TO));
    }
}
