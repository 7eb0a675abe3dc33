package dev.rollcall.domain.synclog;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.user.UserId;
import java.time.Instant;
import java.util.List;

/**
 * One effective change through a directory, stored in the transaction of the change.
 *
 * @param id time-ordered and unique
 * @param client the client id, or the name of the secret token
 * @param changed the names of the changed attributes, never their values
 * @param reason the decision as one sentence for an administrator
 */
public record SyncEvent(
        String id,
        DirectoryId directory,
        Instant time,
        SyncAction action,
        ResourceId resource,
        UserId user,
        String client,
        String requestId,
        List<String> changed,
        String reason) {

    /** Copies the list. */
    public SyncEvent {
        changed = List.copyOf(changed);
    }
}
