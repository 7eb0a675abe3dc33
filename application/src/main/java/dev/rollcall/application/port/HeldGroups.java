package dev.rollcall.application.port;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.group.Group;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.ComparisonKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The groups whose deletion the mass-deprovision brake holds. Their directory no longer sees them by any method of {@link
 * Groups} that takes it, but {@link Groups#lockNamesakes}: they keep their name. Administrators and applications see them
 * as before.
 */
public interface HeldGroups {

    /** A group with the moment at which its deletion was asked for. */
    record HeldGroup(Group group, Instant since) {}

    /** Hides a group that is locked from its directory. */
    void hold(Group group, Instant since);

    /** Shows a group that is locked to its directory again. */
    void release(Group group);

    /** Returns at most {@code limit} held groups with ids above {@code after}, in the order of their ids. */
    List<HeldGroup> list(DirectoryId directory, String after, int limit);

    /** Returns the held group, locked until the transaction ends. */
    Optional<Group> lock(DirectoryId directory, ResourceId id);

    /** Returns the held group of that name, locked until the transaction ends. */
    Optional<Group> lockNamed(DirectoryId directory, ComparisonKey name);

    /** Returns how many are held. */
    long count(DirectoryId directory);
}
