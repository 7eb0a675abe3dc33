package dev.rollcall.application.port;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.synclog.OpenProblem;
import dev.rollcall.domain.synclog.RefusedObject;
import dev.rollcall.domain.synclog.Success;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** What identity providers were refused, as the log was told, and have not done since. */
public interface RefusedObjects {

    /**
     * Returns what was refused since then and is not settled, the latest first.
     *
     * @param objects how many objects of a problem are named; all are counted
     */
    List<OpenProblem> problems(DirectoryId directory, Instant since, int objects);

    /** Settles what one of these calls mends, as {@link RefusedObject#isMendedBy} says. */
    void settle(DirectoryId directory, Collection<Success> calls);
}
