package dev.rollcall.application.port;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.synclog.FeedItem;
import dev.rollcall.domain.user.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The events that change something for applications, in one order. An event waits from the commit of its change until it
 * gets its number; one transaction at a time gives numbers, on whichever node, because it locks the one row that counts.
 */
public interface ChangeFeed {

    /**
     * How far the feed reaches.
     *
     * @param tail the highest number that is gone; 0 if none is
     * @param head the highest number given; 0 if none is
     */
    record Bounds(long tail, long head) {}

    /** Returns the time of the event that has waited longest for a number. */
    Optional<Instant> oldestWaiting();

    /** Gives the next numbers to at most {@code limit} waiting events, and returns to how many. */
    int number(int limit);

    /** Returns how far the feed reaches, in one statement. */
    Bounds bounds();

    /** Returns at most {@code limit} items with numbers above {@code seq}, in their order, in one statement. */
    List<FeedItem> after(long seq, int limit);

    /** Returns whom the open links of these directories are about, in one statement; a closed one is nobody's. */
    Map<ResourceId, UserId> usersOf(Collection<DirectoryId> directories, Collection<ResourceId> links);
}
