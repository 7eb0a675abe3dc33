package dev.rollcall.application.provisioning;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.Memberships.Member;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.resource.Resource;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Value;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/**
 * The {@code members} of groups (RFC 7643, 4.2). Up to {@value Memberships#AT_ONCE} members of all groups of an answer are
 * loaded in one statement; groups with more are streamed.
 */
@SingletonBean
public class MembersOfGroups {

    private static final String MEMBERS = "members";

    private final Memberships memberships;

    /** Takes who is in which group. */
    @Inject
    public MembersOfGroups(Memberships memberships) {
        this.memberships = memberships;
    }

    /** Returns the groups with their members, in one statement; in none when the answer does not show members. */
    List<Resource> complete(Call call, List<Resource> resources) {
        if (!call.shows(MEMBERS)) {
            return resources;
        }
        List<ResourceId> unknown = resources.stream()
                .filter(group -> !group.isLong())
                .map(Resource::id)
                .toList();
        Map<ResourceId, List<Member>> few = memberships.few(call.directoryId(), unknown);
        return resources.stream()
                .map(group -> group.with(MEMBERS, members(call.directoryId(), group.id(), few)))
                .toList();
    }

    private Value members(DirectoryId directory, ResourceId group, Map<ResourceId, List<Member>> few) {
        List<Member> members = few.get(group);
        return members == null
                ? memberships.all(directory, group)
                : new Many(members.stream().<Value>map(Member::toElement).toList());
    }
}
