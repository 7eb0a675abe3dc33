package dev.rollcall.application.port;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.synclog.LogFilter;
import dev.rollcall.domain.synclog.SyncEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The logs of directories and of the local users and groups, in the order of time. */
public interface SyncLog {

    /** A bound above every event. */
    String NEWEST = "~";

    /**
     * Adds an event to the running transaction; all events of a transaction are one statement. An event that is about a
     * user's SCIM id alone, or about a person alone, is added as one about both when there is an open link of its
     * directory, so that it is in the history.
     */
    void append(SyncEvent event);

    /** Returns the newest {@code limit} events of the directory, newest first. */
    default List<SyncEvent> newest(DirectoryId directory, int limit) {
        return find(LogFilter.of(directory), NEWEST, limit);
    }

    /** Returns at most {@code limit} selected events with ids below {@code below}, newest first, in one statement. */
    List<SyncEvent> find(LogFilter filter, String below, int limit);

    /** Returns the directories that have events, also removed ones; null stands for events of no directory. */
    List<@Nullable DirectoryId> logged();

    /**
     * Removes events older than {@code before}, at most {@code limit}, oldest first. Events that the change feed has not
     * numbered yet stay. The beginning of the feed moves behind every number that is removed.
     *
     * @param directory whose events; null for those of no directory
     * @return how many were removed
     */
    int removeOlder(@Nullable DirectoryId directory, Instant before, int limit);
}
