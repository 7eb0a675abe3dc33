package dev.rollcall.application.port;

import dev.rollcall.domain.directory.DeprovisionWindow;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.link.LinkedUser;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who leaves directories: what the mass-deprovision brake counts, what it holds, and whose deletion is due. */
public interface Departures {

    /**
     * Returns the window that ends at {@code now}. From here to the end of the transaction nobody else gets one of this
     * directory, so that of many who leave at once each counts those before.
     *
     * @param asked the user in question, who counts as leaving; null for none
     */
    DeprovisionWindow lockWindow(Directory directory, @Nullable UserId asked, Instant now);

    /**
     * Returns at most {@code limit} users with ids above {@code after} of whose departure something is held, in the order
     * of their ids, each with the newest link that the directory has or had to it.
     */
    List<LinkedUser> held(DirectoryId directory, String after, int limit);

    /** Returns the user of whose departure something is held, with its newest link, locked until the transaction ends. */
    Optional<LinkedUser> lockHeld(DirectoryId directory, UserId user);

    /**
     * Returns at most {@code limit} users of all directories that are not being removed whose planned deletion is due at {@code now}, each with the
     * newest link of the directory that deprovisioned it, locked until the transaction ends.
     */
    List<LinkedUser> lockDue(Instant now, int limit);

    /** Returns at most {@code limit} users who were deleted at {@code before} or earlier, locked until the transaction ends. */
    List<User> lockDeleted(Instant before, int limit);

    /** Returns of how many users' departures something is held. */
    long countHeld(DirectoryId directory);
}
