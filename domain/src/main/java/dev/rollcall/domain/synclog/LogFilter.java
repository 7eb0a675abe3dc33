package dev.rollcall.domain.synclog;

import dev.rollcall.domain.directory.DirectoryId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Selects lines of the log; what is null selects nothing out.
 *
 * @param isOfNone whether only events are selected that are of no directory
 * @param user the id of a user, or the SCIM id of a user or group
 * @param since the moment of the oldest line
 */
public record LogFilter(
        @Nullable DirectoryId directory,
        boolean isOfNone,
        @Nullable SyncAction action,
        Outcome.@Nullable Result result,
        @Nullable String user,
        @Nullable Instant since,
        @Nullable String requestId) {

    /** Selects everything in the log of a directory. */
    public static LogFilter of(DirectoryId directory) {
        return new LogFilter(directory, false, null, null, null, null, null);
    }

    /** Selects everything about a user or group, in whichever log it is. */
    public static LogFilter about(String user) {
        return new LogFilter(null, false, null, null, user, null, null);
    }

    /** Returns whether the event is selected. */
    public boolean selects(SyncEvent event) {
        Target target = event.target();
        return (directory == null || directory.equals(event.directory()))
                && (!isOfNone || event.directory() == null)
                && (action == null || action == event.action())
                && (result == null || result == event.outcome().result())
                && (user == null || target.isNamed(user))
                && (since == null || !event.time().isBefore(since))
                && (requestId == null || requestId.equals(event.actor().requestId()));
    }
}
