package dev.rollcall.domain.synclog;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a request ended.
 *
 * @param status of HTTP; 0 for what no request caused
 * @param scimType the keyword of RFC 7644, table 9
 * @param cause what a refusal belongs to; null for a success
 * @param milliseconds from the arrival of the request until the event was written
 * @param repeats how many requests the event stands for; more than one only for refusals of a flood
 */
public record Outcome(
        int status, @Nullable String scimType, @Nullable Cause cause, long milliseconds, int repeats) {

    /** Whether the request did what it was to do. */
    public enum Result {
        SUCCESS,
        REFUSED;

        /** Returns the name in JSON. */
        public String spelling() {
            return CamelCase.of(this);
        }
    }

    /** Returns a success. */
    public static Outcome success(int status, long milliseconds) {
        return new Outcome(status, null, null, milliseconds, 1);
    }

    /** Returns a refusal. */
    public static Outcome refused(int status, Optional<String> scimType, Cause cause, long milliseconds) {
        return new Outcome(status, scimType.orElse(null), cause, milliseconds, 1);
    }

    /** Returns the outcome as that of several requests. */
    public Outcome times(int requests) {
        return new Outcome(status, scimType, cause, milliseconds, requests);
    }

    /** Returns whether it is a success or a refusal. */
    public Result result() {
        return cause == null ? Result.SUCCESS : Result.REFUSED;
    }
}
