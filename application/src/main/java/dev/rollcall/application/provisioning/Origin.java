package dev.rollcall.application.provisioning;

import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.SyncEvent;
import java.time.Instant;

/** What causes a change: a request of an identity provider, an administrator, or a timer. */
public interface Origin {

    /** Returns the directory whose user it is about. */
    Directory directory();

    /** Returns a line of the log, with everything that is known of the cause. */
    SyncEvent event(SyncAction action, Instant now);
}
