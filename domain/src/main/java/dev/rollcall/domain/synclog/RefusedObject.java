package dev.rollcall.domain.synclog;

import java.time.Instant;

/**
 * Everything that was refused for one cause about one object, and has not succeeded since.
 *
 * @param lastId the id of the newest event
 * @param count how many requests were refused
 */
public record RefusedObject(Cause cause, Target target, String lastId, long count, Instant last) {

    /**
     * Returns whether this success of the directory's identity provider settles it: a call that named the same by its
     * key, a write of the same object, any write for what was of no object, and any call for what is wrong with the
     * connection.
     */
    public boolean isMendedBy(Success success) {
        Target other = success.target();
        boolean isSame = target.resource() != null && target.resource().equals(other.resource());
        boolean isOfNoObject = target.resource() == null && target.key() == null;
        return success.id().compareTo(lastId) > 0
                && (cause.isOfConnection()
                        || (target.key() != null && target.key().equals(other.key()))
                        || (!success.isLookup() && (isSame || isOfNoObject)));
    }
}
