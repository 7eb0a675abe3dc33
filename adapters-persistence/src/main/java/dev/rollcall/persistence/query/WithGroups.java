package dev.rollcall.persistence.query;

import dev.rollcall.application.port.Memberships.MemberOf;
import dev.rollcall.domain.scim.resource.Resource;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.schema.ResourceType;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads users with their {@code groups}, for a filter or an order that asks for them.
 *
 * @param groups returns the groups of links, ordered by link and group
 */
public record WithGroups(Function<List<ResourceId>, List<MemberOf>> groups) implements ResourceTable.Reading {

    @Override
    public List<Resource> resources(ResourceType type, List<StoredResource> rows) {
        List<Resource> users = OF_ROWS.resources(type, rows);
        Map<ResourceId, List<Value>> found = groups
                .apply(users.stream().map(Resource::id).toList())
                .stream()
                .collect(Collectors.groupingBy(
                        MemberOf::link, Collectors.mapping(group -> element(type, group), Collectors.toList())));
        return users.stream()
                .map(user -> user.with("groups", new Many(found.getOrDefault(user.id(), List.of()))))
                .toList();
    }

    private static Value element(ResourceType type, MemberOf group) {
        Complex element = group.toElement();
        return type.url("/Groups", group.group().value())
                .map(url -> element.with("$ref", new Text(url)))
                .orElse(element);
    }
}
