package dev.rollcall.domain.synclog;

import dev.rollcall.domain.scim.resource.ResourceId;
import java.util.List;

/**
 * What applications are told of an event.
 *
 * @param added the members that the group got: SCIM ids; of a local group, ids of users
 * @param removed the members that the group lost, likewise
 */
public record Change(ChangeType type, List<ResourceId> added, List<ResourceId> removed) {

    /** Copies the lists. */
    public Change {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    /** Returns a change without members. */
    public static Change of(ChangeType type) {
        return new Change(type, List.of(), List.of());
    }
}
