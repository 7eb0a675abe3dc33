package dev.rollcall.application.provisioning;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.Memberships.MemberOf;
import dev.rollcall.domain.scim.resource.Query;
import dev.rollcall.domain.scim.resource.Resource;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Value;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The read-only {@code groups} of users (RFC 7643, 4.1.2). All are direct: no group is a member of another. */
@SingletonBean
public class GroupsOfUsers {

    private static final String GROUPS = "groups";

    private final Memberships memberships;

    /** Takes who is in which group. */
    @Inject
    public GroupsOfUsers(Memberships memberships) {
        this.memberships = memberships;
    }

    /** Returns what the caller asks of users whose groups it may not see, if it may not. */
    Query visible(Call call, Query query) {
        return call.synchronizesGroups() ? query : query.without(GROUPS);
    }

    /** Returns the users with their groups, in one statement; in none when the answer does not show groups. */
    List<Resource> complete(Call call, List<Resource> resources) {
        if (resources.isEmpty() || !call.synchronizesGroups() || !call.shows(GROUPS)) {
            return resources;
        }
        Map<ResourceId, List<Value>> groups =
                memberships
                        .groupsOf(
                                call.directoryId(),
                                resources.stream().map(Resource::id).toList())
                        .stream()
                        .collect(Collectors.groupingBy(
                                MemberOf::link, Collectors.mapping(MemberOf::toElement, Collectors.toList())));
        return resources.stream()
                .map(user -> groups.containsKey(user.id())
                        ? user.with(GROUPS, new Many(groups.getOrDefault(user.id(), List.of())))
                        : user)
                .toList();
    }
}
