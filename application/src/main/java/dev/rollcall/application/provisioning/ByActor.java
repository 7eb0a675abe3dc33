package dev.rollcall.application.provisioning;

import dev.rollcall.application.TimeOrderedId;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.synclog.Actor;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.SyncEvent;
import java.time.Instant;

/** An administrator or a timer, who does something to a user of a directory. */
public record ByActor(Actor actor, Directory directory) implements Origin {

    @Override
    public SyncEvent event(SyncAction action, Instant now) {
        return SyncEvent.of(TimeOrderedId.at(now), now, actor, action);
    }
}
