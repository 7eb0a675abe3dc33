package dev.rollcall.application.port;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.directory.TrafficCount;
import java.time.Instant;
import java.util.List;

/** How often the identity providers of directories have called. What several nodes have counted is added up. */
public interface Traffic {

    /**
     * What was tolerated of an identity provider.
     *
     * @param quirk its name in the log, without what a client has made up
     * @param last when it was last, to the minute in which it was written down
     */
    record Tolerated(String quirk, long count, Instant last) {}

    /** Adds what was counted, in two statements; of a directory that is gone, nothing. */
    void add(TrafficCount count);

    /** Returns the hours of the directory in which anything was counted, oldest first, in one statement. */
    List<TrafficCount> hours(DirectoryId directory);

    /** Returns what was tolerated in the directory, in the order of the names, in one statement. */
    List<Tolerated> tolerated(DirectoryId directory);

    /** Forgets the hours of the directory before a moment. */
    void removeOlder(DirectoryId directory, Instant before);
}
