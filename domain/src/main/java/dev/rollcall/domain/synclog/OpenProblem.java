package dev.rollcall.domain.synclog;

import java.time.Instant;
import java.util.List;

/**
 * What an administrator has to mend: everything that is refused for one cause and has not succeeded since.
 *
 * @param count how many requests were refused
 * @param first when it began
 * @param last when it was seen last
 * @param affected how many objects it is about, one of which may be what nobody could tell
 * @param objects the latest of those whose type is known, the latest first
 */
public record OpenProblem(
        Cause cause, long count, Instant first, Instant last, long affected, List<RefusedObject> objects) {

    /** Copies the list. */
    public OpenProblem {
        objects = List.copyOf(objects);
    }

    /** Returns the problem with these objects. */
    public OpenProblem with(List<RefusedObject> latest) {
        return new OpenProblem(cause, count, first, last, affected, latest);
    }
}
