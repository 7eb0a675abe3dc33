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

    /** Returns whether it cannot be told what was refused, so that any write through the directory settles it. */
    public boolean isOfNoObject() {
        return target.resource() == null && target.key() == null;
    }

    /**
     * Returns whether this success of the directory's identity provider settles it: a call that named the same by its
     * key, a write of the same object, any write for what was of no object, and any call for what is wrong with the
     * connection.
     */
    public boolean isMendedBy(SyncEvent success) {
        Target other = success.target();
        boolean isSame = target.resource() != null && target.resource().equals(other.resource());
        boolean isWrite = success.action() != SyncAction.LOOKED_UP;
        return isSettledBy(success.id())
                && (cause.isOfConnection()
                        || (target.key() != null && target.key().equals(other.key()))
                        || (isWrite && (isSame || isOfNoObject())));
    }

    /** Returns whether a success of that id came after everything that was refused. */
    public boolean isSettledBy(@Nullable String success) {
        return success != null && success.compareTo(lastId) > 0;
    }
}
