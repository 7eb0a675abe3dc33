package dev.rollcall.application.provisioning;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.domain.scim.resource.Projection;
import dev.rollcall.domain.scim.resource.Resource;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.schema.ResourceType;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Adds to resources what an answer shows of them and is kept apart: the groups of users, the members of groups. */
@SingletonBean
public class Completion {

    private final GroupsOfUsers users;
    private final MembersOfGroups groups;

    /** Takes what is added to users and to groups. */
    @Inject
    public Completion(GroupsOfUsers users, MembersOfGroups groups) {
        this.users = users;
        this.groups = groups;
    }

    /**
     * Returns the resources of one answer in their order, complete as far as the projection of their type includes it. It
     * costs one statement for all of one type, and none when nothing of it is included.
     */
    public List<Resource> complete(
            Call call, List<Resource> resources, Function<ResourceType, Projection> projections) {
        Map<ResourceId, Resource> completed = new HashMap<>();
        List<Resource> people = of(call.userType(), resources);
        if (!people.isEmpty()) {
            users.complete(call, people, projections.apply(people.get(0).type()))
                    .forEach(user -> completed.put(user.id(), user));
        }
        List<Resource> teams = of(call.groupType(), resources);
        if (!teams.isEmpty()) {
            groups.complete(call, teams, projections.apply(teams.get(0).type()))
                    .forEach(group -> completed.put(group.id(), group));
        }
        return resources.stream()
                .map(resource -> Objects.requireNonNull(completed.getOrDefault(resource.id(), resource)))
                .toList();
    }

    private static List<Resource> of(ResourceType type, List<Resource> resources) {
        return resources.stream()
                .filter(resource -> resource.type().name().equals(type.name()))
                .toList();
    }
}
