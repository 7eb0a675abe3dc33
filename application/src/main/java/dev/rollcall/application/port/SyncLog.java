package dev.rollcall.application.port;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.synclog.SyncEvent;
import java.util.List;

/** The logs of directories, each in the order of time. */
public interface SyncLog {

    /** Adds an event in the running transaction, in one statement. */
    void append(SyncEvent event);

    /** Returns the newest {@code limit} events of the directory, newest first. */
    List<SyncEvent> newest(DirectoryId directory, int limit);
}
