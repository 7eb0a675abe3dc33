package dev.rollcall.application.directory;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.directory.HeldChanges.Settlement;
import dev.rollcall.application.port.HeldGroups;
import dev.rollcall.application.provisioning.GroupDeletions;
import dev.rollcall.application.provisioning.Origin;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.group.Group;
import dev.rollcall.domain.scim.resource.ResourceId;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** The groups whose deletion the mass-deprovision brake holds, in the running transaction. */
@SingletonBean
public class HeldGroupDeletions {

    private final HeldGroups groups;
    private final GroupDeletions deletions;

    /** Takes what it works with. */
    @Inject
    public HeldGroupDeletions(HeldGroups groups, GroupDeletions deletions) {
        this.groups = groups;
        this.deletions = deletions;
    }

    List<HeldItem> list(DirectoryId directory, String after, int limit) {
        return groups.list(directory, after, limit).stream()
                .<HeldItem>map(HeldItem.OfGroup::new)
                .toList();
    }

    /** Returns whether there was such a group to settle. */
    boolean settle(Origin origin, Settlement settlement, String item) {
        Optional<Group> held = groups.lock(origin.directory().id(), new ResourceId(item));
        held.ifPresent(group -> {
            if (settlement == Settlement.ALLOW) {
                deletions.allow(origin, group);
            } else {
                deletions.discard(origin, group);
            }
        });
        return held.isPresent();
    }
}
