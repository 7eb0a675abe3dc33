package dev.rollcall.persistence.query;

import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.Memberships.Member;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.group.MemberConditions;
import dev.rollcall.domain.scim.resource.Resource;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.schema.ResourceType;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import dev.rollcall.persistence.Batches;
import dev.rollcall.persistence.ColumnKey;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads groups with those of their {@code members} that decide about them, few of which are held at a time however many
 * there are.
 *
 * @param deadline when reading ends without a result
 */
record WithMembers(
        EntityManager entities,
        Memberships memberships,
        DirectoryId directory,
        MemberConditions conditions,
        Deadline deadline)
        implements ResourceTable.Reading {

    @Override
    public List<Resource> resources(ResourceType type, List<StoredResource> rows) {
        List<Resource> groups = OF_ROWS.resources(type, rows);
        List<ResourceId> ids = groups.stream().map(Resource::id).toList();
        Map<ResourceId, List<Member>> named = named(ids);
        Map<ResourceId, List<Member>> few = conditions.others().isEmpty() ? Map.of() : memberships.few(directory, ids);
        return groups.stream()
                .map(group -> {
                    List<Value> members = new ArrayList<>(witnesses(type, group.id(), few.get(group.id())));
                    named.getOrDefault(group.id(), List.of())
                            .forEach(member -> members.add(element(type, member.toElement())));
                    return group.with("members", new Many(members));
                })
                .toList();
    }

    private List<Value> witnesses(ResourceType type, ResourceId group, @Nullable List<Member> few) {
        if (conditions.others().isEmpty()) {
            return List.of();
        }
        return few == null
                ? conditions.witnesses(memberships
                        .all(directory, group)
                        .map(member -> element(type, member))
                        .elements()
                        .iterator())
                : conditions.witnesses(few.stream()
                        .map(member -> element(type, member.toElement()))
                        .iterator());
    }

    private Value element(ResourceType type, Value member) {
        deadline.check();
        return member instanceof Complex complex
                ? complex.text("value")
                        .flatMap(id -> type.url("/Users", id))
                        .<Value>map(url -> complex.with("$ref", new Text(url)))
                        .orElse(complex)
                : member;
    }

    /** Returns the members that are asked for by id, as a whole: another condition may ask for what else they have. */
    private Map<ResourceId, List<Member>> named(List<ResourceId> groups) {
        List<String> asked = conditions.ids().stream().filter(ColumnKey::isId).toList();
        if (asked.isEmpty()) {
            return Map.of();
        }
        return Batches.ofLookups(
                        entities, groups.stream().map(ResourceId::value).toList())
                .stream()
                .flatMap(some -> entities.createQuery(
                                "select m.groupId, m.linkId, l.userName from MembershipRow m join LinkRow l"
                                        + " on l.directoryId = m.directoryId and l.id = m.linkId"
                                        + " where m.directoryId = :directory and m.groupId in :groups"
                                        + " and m.linkId in :links and m.suspended = false",
                                Object[].class)
                        .setParameter("directory", directory.value())
                        .setParameter("groups", some)
                        .setParameter("links", asked)
                        .getResultStream())
                .map(row ->
                        new Member(new ResourceId((String) row[0]), new ResourceId((String) row[1]), (String) row[2]))
                .collect(Collectors.groupingBy(Member::group));
    }
}
