package dev.rollcall.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.Memberships.Member;
import dev.rollcall.application.port.Memberships.Parking;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.group.Group;
import dev.rollcall.domain.group.MemberDelta;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.scim.filter.Filter;
import dev.rollcall.domain.scim.filter.FilterLimits;
import dev.rollcall.domain.scim.resource.Page;
import dev.rollcall.domain.scim.resource.Query;
import dev.rollcall.domain.scim.resource.Resource;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Text;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link Groups} promises. */
interface GroupsContract {

    Ports ports();

    @Test
    default void findsAGroupAsItWasAdded() {
        Directory directory = Samples.storedDirectory(ports());
        Complex described = Complex.of("description", new Text("All of them"));
        Group group = stored(
                directory,
                Complex.of("displayName", new Text(Samples.name("Everybody 😀")))
                        .with("externalId", new Text("E-1"))
                        .with(CoreSchemas.ROLLCALL_GROUP.id(), described));

        assertThat(ports().groups().find(directory.id(), group.id())).contains(group);
        assertThat(ports().groups().lock(directory.id(), group.id())).contains(group);
        assertThat(ports().groups().find(group.id())).contains(group);
        assertThat(ports().groups().existing(directory.id(), List.of(group.id().value(), Samples.id(), "x")))
                .containsExactly(group.id().value());
    }

    @Test
    default void countsTheGroupsOfADirectory() {
        Directory directory = Samples.storedDirectory(ports());
        stored(directory, "One");
        stored(directory, "Two");
        stored(Samples.storedDirectory(ports()), "One");

        assertThat(ports().groups().count(directory.id())).isEqualTo(2);
    }

    @Test
    default void reachesNothingOfAnotherDirectory() {
        Directory directory = Samples.storedDirectory(ports());
        Directory other = Samples.storedDirectory(ports());
        Group group = stored(directory, "Admins");

        assertThat(ports().groups().find(other.id(), group.id())).isEmpty();
        assertThat(ports().groups().lock(other.id(), group.id())).isEmpty();
        assertThat(ports().groups().lockNamesakes(other.id(), List.of(group.nameKey())))
                .isEmpty();
        assertThat(ports().groups().existing(other.id(), List.of(group.id().value())))
                .isEmpty();
        assertThat(find(other, "id eq \"" + group.id() + "\"")).isEmpty();
        assertThat(ports().groups().find(other.id(), new ResourceId("ü"))).isEmpty();
    }

    @Test
    default void knowsNamesakesOfTheDirectoryBeforeLocalOnes() {
        Directory directory = Samples.storedDirectory(ports());
        String name = Samples.name("Staff");
        Group own = stored(directory, name);
        Group local = local(name.toUpperCase(Locale.ROOT));
        stored(directory, Samples.name("Others"));

        List<ComparisonKey> names = List.of(ComparisonKey.folded(name), ComparisonKey.folded("nobody"));
        assertThat(ports().groups().lockNamesakes(directory.id(), names)).containsExactly(own, local);
    }

    @Test
    default void refusesASecondGroupOfTheSameNameInADirectoryAndAmongLocalOnes() {
        Directory directory = Samples.storedDirectory(ports());
        String name = Samples.name("Twice");
        stored(directory, name);
        local(name);

        assertUnavailable(() -> stored(directory, name.toUpperCase(Locale.ROOT)));
        assertUnavailable(() -> local(name.toUpperCase(Locale.ROOT)));
        stored(Samples.storedDirectory(ports()), name);
    }

    @Test
    default void storesAChangedGroupAndItsNewOwner() {
        Directory directory = Samples.storedDirectory(ports());
        Group before = stored(directory, Samples.name("Before"));
        Group after = before.with(attributes(Samples.name("After")), Samples.NOW.plusMillis(5))
                .counting(7);
        ports().groups().update(before, after);
        assertThat(ports().groups().find(directory.id(), before.id())).contains(after);

        Group local = after.local(after.attributes(), Samples.NOW.plusMillis(9));
        ports().groups().update(after, local);
        assertThat(ports().groups().find(directory.id(), before.id())).isEmpty();
        assertThat(ports().groups().find(before.id())).contains(local);

        Group own = local.ownedBy(directory.id(), Samples.NOW.plusMillis(12));
        ports().groups().update(local, own);
        assertThat(ports().groups().find(directory.id(), before.id())).contains(own);
    }

    @Test
    default void listsGroupsOfAllDirectoriesAndLocalOnesInTheOrderOfTheirIds() {
        Group first = stored(Samples.storedDirectory(ports()), Samples.name("one"));
        Group second = local(Samples.name("two"));
        Group third = stored(Samples.storedDirectory(ports()), Samples.name("three"));

        assertThat(ports().groups().list(first.id().value(), 2)).containsExactly(second, third);
    }

    @Test
    default void removesAGroupWithAllThatHangsOnIt() {
        Directory directory = Samples.storedDirectory(ports());
        Group group = stored(directory, Samples.name("Gone"));
        Link link = Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("ann")));
        ports().memberships()
                .change(
                        directory.id(),
                        group.id(),
                        MemberDelta.adding(Set.of(link.id().value())),
                        new Parking(Set.of("somebody"), Samples.NOW));

        ports().groups().remove(group);

        assertThat(ports().groups().find(group.id())).isEmpty();
        assertThat(ports().memberships().groupsOf(directory.id(), List.of(link.id())))
                .isEmpty();
        assertThat(ports().memberships().page(directory.id(), group.id(), "", 9))
                .extracting(Member::link)
                .isEmpty();
    }

    @Test
    default void findsGroupsByNameExternalIdAndMembers() {
        Directory directory = Samples.storedDirectory(ports());
        String name = Samples.name("Staff");
        Group group = stored(directory, attributes(name).with("externalId", new Text("E-1")));
        Group other = stored(directory, Samples.name("Others"));
        String ann = Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("ann")))
                .id()
                .value();
        String bob = Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("bob")))
                .id()
                .value();
        ports().memberships().change(directory.id(), group.id(), MemberDelta.adding(Set.of(ann)), Parking.NONE);
        ports().groups().update(group, group.with(group.attributes(), 1, 0, Samples.NOW));

        assertThat(find(directory, "displayName eq \"" + name.toUpperCase(Locale.ROOT) + "\""))
                .containsExactly(group.id());
        assertThat(find(directory, "externalId eq \"E-1\"")).containsExactly(group.id());
        assertThat(find(directory, "externalId eq \"e-1\"")).isEmpty();
        assertThat(find(directory, "members eq \"" + ann + "\"")).containsExactly(group.id());
        assertThat(find(directory, "members.value eq \"" + bob + "\"")).isEmpty();
        assertThat(find(directory, "members[value eq \"" + ann + "\"]")).containsExactly(group.id());
        assertThat(find(directory, "members[value eq \"" + ann + "\" and type eq \"User\"]"))
                .containsExactly(group.id());
        assertThat(find(directory, "members[value eq \"" + ann + "\" and type eq \"Group\"]"))
                .isEmpty();
        assertThat(find(directory, "members[value eq \"" + bob + "\" or value eq \"" + ann + "\"]"))
                .containsExactly(group.id());
        assertThat(find(directory, "id eq \"" + group.id() + "\" and members eq \"" + ann + "\""))
                .containsExactly(group.id());
        assertThat(find(directory, "id eq \"" + other.id() + "\" and members eq \"" + ann + "\""))
                .isEmpty();
        assertThat(find(directory, "not (members eq \"" + ann + "\")")).containsExactly(other.id());
        assertThat(find(directory, "members pr")).containsExactly(group.id());
        assertThat(find(directory, "members eq \"" + ann + "\" and displayName co \"taf\""))
                .containsExactly(group.id());
        assertThat(find(directory, "members pr and displayName co \"the\"")).isEmpty();
        assertThat(find(directory, "members eq \"nobody\"")).isEmpty();
    }

    private List<ResourceId> find(Directory directory, String filter) {
        Query query = new Query(
                CoreSchemas.GROUP,
                Optional.of(Filter.parse(filter, CoreSchemas.GROUP, FilterLimits.DEFAULT)),
                Page.FIRST);
        return ports().groups().search(directory.id(), query).resources().stream()
                .map(Resource::id)
                .toList();
    }

    private Group stored(Directory directory, String name) {
        return stored(directory, attributes(name));
    }

    private Group stored(Directory directory, Complex attributes) {
        Group group = Group.of(directory.id(), new ResourceId(Samples.id()), attributes, Samples.NOW);
        ports().transactions().run(() -> ports().groups().add(group));
        return group;
    }

    private Group local(String name) {
        Group group = Group.of(
                        Samples.directory("none").id(), new ResourceId(Samples.id()), attributes(name), Samples.NOW)
                .local(attributes(name), Samples.NOW);
        ports().transactions().run(() -> ports().groups().add(group));
        return group;
    }

    private static Complex attributes(String name) {
        return Complex.of("displayName", new Text(name));
    }

    private static void assertUnavailable(Runnable work) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.reason())
                .isEqualTo(Reason.UNAVAILABLE));
    }
}
