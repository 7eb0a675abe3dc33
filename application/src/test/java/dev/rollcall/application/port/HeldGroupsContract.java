package dev.rollcall.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.HeldGroups.HeldGroup;
import dev.rollcall.application.port.Memberships.Parking;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.group.Group;
import dev.rollcall.domain.group.MemberDelta;
import dev.rollcall.domain.scim.resource.Page;
import dev.rollcall.domain.scim.resource.Query;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.resource.Sort;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link HeldGroups} promises. */
interface HeldGroupsContract {

    Ports ports();

    @Test
    default void hidesAHeldGroupFromItsDirectoryAlone() {
        Directory directory = Samples.storedDirectory(ports());
        Group group = stored(directory);
        Group other = stored(directory);
        String member = Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("ann")))
                .id()
                .value();
        ResourceId link = new ResourceId(member);
        ports().memberships().change(directory.id(), group.id(), MemberDelta.adding(Set.of(member)), Parking.NONE);
        assertThat(ports().memberships().groupsOf(directory.id(), List.of(link)))
                .hasSize(1);

        ports().heldGroups().hold(group, Samples.NOW);

        assertThat(ports().groups().find(directory.id(), group.id())).isEmpty();
        assertThat(ports().groups().lock(directory.id(), group.id())).isEmpty();
        assertThat(ports().groups().existing(directory.id(), List.of(group.id().value())))
                .isEmpty();
        assertThat(seen(directory)).containsExactly(other.id());
        assertThat(ports().memberships().groupsOf(directory.id(), List.of(link)))
                .isEmpty();
        assertThat(ports().groups().lockNamesakes(directory.id(), List.of(group.nameKey())))
                .containsExactly(group);
        assertThat(ports().groups().find(group.id())).contains(group);

        ports().heldGroups().release(group);
        assertThat(ports().groups().find(directory.id(), group.id())).contains(group);
        assertThat(seen(directory)).containsExactlyInAnyOrder(group.id(), other.id());
    }

    @Test
    default void findsHeldGroupsOfOneDirectory() {
        Directory directory = Samples.storedDirectory(ports());
        Directory other = Samples.storedDirectory(ports());
        Group first = stored(directory);
        Group second = stored(directory);
        Group free = stored(directory);
        ports().heldGroups().hold(second, Samples.NOW);
        ports().heldGroups().hold(first, Samples.NOW);
        HeldGroups held = ports().heldGroups();

        assertThat(held.list(directory.id(), "", 9))
                .containsExactly(new HeldGroup(first, Samples.NOW), new HeldGroup(second, Samples.NOW));
        assertThat(held.list(directory.id(), first.id().value(), 9)).hasSize(1);
        assertThat(held.list(directory.id(), "", 1)).hasSize(1);
        assertThat(held.lock(directory.id(), first.id())).contains(first);
        assertThat(held.lockNamed(directory.id(), first.nameKey())).contains(first);
        assertThat(held.count(directory.id())).isEqualTo(2);

        assertThat(held.lock(directory.id(), free.id())).isEmpty();
        assertThat(held.lock(directory.id(), new ResourceId("no id"))).isEmpty();
        assertThat(held.lockNamed(directory.id(), free.nameKey())).isEmpty();
        assertThat(held.list(other.id(), "", 9)).isEmpty();
        assertThat(held.lock(other.id(), first.id())).isEmpty();
        assertThat(held.lockNamed(other.id(), first.nameKey())).isEmpty();
        assertThat(held.count(other.id())).isZero();
    }

    private List<ResourceId> seen(Directory directory) {
        Query all = new Query(CoreSchemas.GROUP, Optional.empty(), Sort.BY_ID, new Page(1, 9));
        return ports().groups().search(directory.id(), all).resources().stream()
                .map(resource -> resource.id())
                .toList();
    }

    private Group stored(Directory directory) {
        Complex attributes = Complex.of("displayName", new Text(Samples.name("Group")));
        Group group = Group.of(directory.id(), new ResourceId(Samples.id()), attributes, Samples.NOW);
        ports().groups().add(group);
        return group;
    }
}
