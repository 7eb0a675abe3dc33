package dev.rollcall.application.port;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.synclog.RefusedObject;
import java.time.Instant;
import java.util.List;

/** What the log says about refusals that nothing has settled since. */
public interface RefusedObjects {

    /**
     * Returns what was refused since then and has not succeeded after it, the latest first, as {@link
     * RefusedObject#isMendedBy} says. What administrators change settles nothing, nor what another directory's call did
     * (its status is 0): the identity provider has to succeed.
     *
     * @param limit how many objects are looked at
     */
    List<RefusedObject> open(DirectoryId directory, Instant since, int limit);
}
