package dev.rollcall.application.port;

import dev.rollcall.application.port.Memberships.Effect;
import dev.rollcall.application.port.Memberships.Parking;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.group.Group;
import dev.rollcall.domain.group.MemberDelta;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Text;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Groups of a directory and their members, as contracts need them. */
interface GroupsWithMembers {

    Instant LATER = Samples.NOW.plusSeconds(60);

    Ports ports();

    default Effect change(Directory directory, ResourceId group, MemberDelta delta) {
        return park(directory, group, delta);
    }

    default Effect park(Directory directory, ResourceId group, MemberDelta delta, String... unknown) {
        return ports().transactions().call(() -> {
            Effect effect =
                    ports().memberships().change(directory.id(), group, delta, new Parking(Set.of(unknown), LATER));
            Group stored = ports().groups().lock(directory.id(), group).orElseThrow();
            int members =
                    stored.members() + effect.added().size() - effect.removed().size();
            ports().groups().update(stored, stored.counting(members));
            return effect;
        });
    }

    default List<String> members(Directory directory, ResourceId group) {
        return ports().memberships().page(directory.id(), group, "", 100).stream()
                .map(member -> member.link().value())
                .toList();
    }

    default ResourceId group(Directory directory) {
        Complex attributes = Complex.of("displayName", new Text(Samples.name("Group")));
        Group group = Group.of(directory.id(), new ResourceId(Samples.id()), attributes, Samples.NOW);
        ports().groups().add(group);
        return group.id();
    }

    default String link(Directory directory) {
        return Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("member")))
                .id()
                .value();
    }

    default MemberDelta removing(String... ids) {
        return MemberDelta.removing(Set.of(ids));
    }

    default List<String> values(List<ResourceId> ids) {
        return ids.stream().map(ResourceId::value).toList();
    }

    default Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    default List<String> parked(ResourceId group, String after, int limit) {
        return ports().administeredGroups().parked(ports().groups().find(group).orElseThrow(), after, limit);
    }
}
