package dev.rollcall.domain.directory;

import java.time.Duration;

/**
 * The last 24 hours of a directory, as the mass-deprovision brake sees them. Who is active now and who left meanwhile
 * were active together, so that their sum stays the same while users leave.
 *
 * @param leaving the users who have left or were to leave, the one in question among them
 * @param active the users who are still active and not to leave
 */
public record DeprovisionWindow(long leaving, long active) {

    /** How far the window reaches back. */
    public static final Duration LENGTH = Duration.ofHours(24);

    /** Returns whether more than {@code percent} of all users leave. */
    boolean exceeds(int percent) {
        return leaving * 100 > percent * (leaving + active);
    }
}
