package dev.rollcall.domain.synclog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was refused for one cause about one object.
 *
 * @param lastId the id of the newest event
 * @param count how many requests were refused
 */
public record RefusedObject(Cause cause, Target target, String lastId, long count, Instant first, Instant last) {

    /** Returns whether any success through the directory settles it, not only one of the same object. */
    public boolean isSettledByAny() {
        return cause.isOfConnection() || (target.resource() == null && target.key() == null);
    }

    /** Returns whether this success of the directory's identity provider settles it. */
    public boolean isMendedBy(SyncEvent success) {
        Target other = success.target();
        boolean isSame = (target.resource() != null && target.resource().equals(other.resource()))
                || (target.key() != null && target.key().equals(other.key()));
        return (isSame || isSettledByAny()) && isSettledBy(success.id());
    }

    /** Returns whether a success of that id came after everything that was refused. */
    public boolean isSettledBy(@Nullable String success) {
        return success != null && success.compareTo(lastId) > 0;
    }
}
