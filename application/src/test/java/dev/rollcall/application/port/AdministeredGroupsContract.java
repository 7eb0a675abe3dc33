package dev.rollcall.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.AdministeredGroups.GroupMember;
import dev.rollcall.application.port.Memberships.Parking;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.group.Group;
import dev.rollcall.domain.group.MemberDelta;
import dev.rollcall.domain.link.FateOfUsers;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.scim.resource.Meta;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@link AdministeredGroups} promises. */
interface AdministeredGroupsContract {

    Ports ports();

    @Test
    default void listsGroupsOfAllOwnersByTheBeginningOfTheirNames() {
        String name = Samples.name("ZqGroup");
        Directory directory = Samples.storedDirectory(ports());
        Group local = stored(null, name + " 1");
        Group owned = stored(directory.id(), name + " 2");

        assertThat(found(name.toUpperCase(Locale.ROOT), "", 9)).containsExactly(local.id(), owned.id());
        assertThat(found(name, local.id().value(), 9)).containsExactly(owned.id());
        assertThat(found(name, "", 1)).containsExactly(local.id());
        assertThat(found(name + " 3", "", 9)).isEmpty();
        assertThat(found("%", "", 9)).isEmpty();
    }

    @Test
    default void findsTheGroupsOfAllOwnersThatAreThere() {
        Group local = stored(null, Samples.name("local"));
        Group owned = stored(Samples.storedDirectory(ports()).id(), Samples.name("owned"));

        assertThat(ports().administeredGroups().findAll(List.of(local.id(), owned.id(), new ResourceId(Samples.id()))))
                .containsExactlyInAnyOrder(local, owned);
        assertThat(ports().administeredGroups().findAll(List.of())).isEmpty();
    }

    @Test
    default void showsNoGroupOfADirectoryWhoseRemovalHasBegun() {
        String name = Samples.name("Going");
        Directory directory = Samples.storedDirectory(ports());
        Group local = stored(null, name + " 1");
        Group going = stored(directory.id(), name + " 2");
        Group owned = stored(Samples.storedDirectory(ports()).id(), name + " 3");

        ports().directories().beginRemoval(directory.id(), FateOfUsers.DELETE);

        assertThat(found(name, "", 9)).containsExactly(local.id(), owned.id());
        assertThat(ports().administeredGroups().findAll(List.of(local.id(), going.id(), owned.id())))
                .containsExactlyInAnyOrder(local, owned);
    }

    @Test
    default void findsNothingByWhatIsNoId() {
        assertThat(ports().administeredGroups().findAll(List.of(new ResourceId("' or 1=1"), new ResourceId("ö"))))
                .isEmpty();
    }

    @Test
    default void changesAndListsTheMembersOfALocalGroup() {
        Group group = stored(null, Samples.name("local"));
        Group other = stored(null, Samples.name("other"));
        User first = user("first");
        User second = user("second");
        ports().administeredGroups().changeLocal(group.id(), Set.of(first.id(), second.id()), Set.of());
        ports().administeredGroups().changeLocal(other.id(), Set.of(first.id()), Set.of());

        assertThat(ports().administeredGroups().members(group, "", 9))
                .containsExactly(
                        new GroupMember(first.id(), first.loginName(), Optional.empty()),
                        new GroupMember(second.id(), second.loginName(), Optional.empty()));
        assertThat(ports().administeredGroups().members(group, first.id().value(), 9))
                .hasSize(1);
        ports().administeredGroups().changeLocal(group.id(), Set.of(), Set.of(first.id()));
        assertThat(ports().administeredGroups().localMembers(group.id())).containsExactly(second.id());
        assertThat(ports().administeredGroups().localMembers(other.id())).containsExactly(first.id());
    }

    @Test
    default void neitherShowsNorCountsMembersOfALocalGroupWhoAreDeleted() {
        String name = Samples.name("local");
        Group group = stored(null, name);
        Group empty = stored(null, Samples.name("empty"));
        User stays = user("stays");
        User goes = user("goes");
        ports().administeredGroups().changeLocal(group.id(), Set.of(stays.id(), goes.id()), Set.of());
        ports().users().update(goes.deletedByAdministrator(Samples.NOW));

        assertThat(ports().administeredGroups().members(group, "", 9))
                .extracting(GroupMember::user)
                .containsExactly(stays.id());
        assertThat(ports().administeredGroups().findAll(List.of(group.id(), empty.id())))
                .containsExactlyInAnyOrder(group.counting(1), empty);
        assertThat(ports().administeredGroups().list(Optional.of(name), "", 9)).containsExactly(group.counting(1));
        assertThat(ports().administeredGroups().counted(group)).isEqualTo(group.counting(1));

        ports().users().update(goes);
        assertThat(ports().administeredGroups().members(group, "", 9)).hasSize(2);
        assertThat(ports().administeredGroups().counted(group)).isEqualTo(group.counting(2));
    }

    @Test
    default void listsTheMembersOfADirectorysGroupWithTheirUsers() {
        Directory directory = Samples.storedDirectory(ports());
        Group group = stored(directory.id(), Samples.name("owned"));
        Link link = Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("member")));
        ports().memberships()
                .change(
                        directory.id(),
                        group.id(),
                        MemberDelta.replacing(Set.of(link.id().value())),
                        Parking.NONE);

        assertThat(ports().administeredGroups().members(group, "", 9))
                .containsExactly(new GroupMember(link.user(), link.userName(), Optional.of(link.id())));
    }

    @Test
    default void knowsWhoIsThere() {
        User present = user("present");
        User gone = user("gone");
        ports().users().update(gone.deletedByAdministrator(Samples.NOW));

        assertThat(ports().administeredGroups()
                        .present(List.of(present.id(), gone.id(), new UserId("' or 1=1"), new UserId(Samples.id()))))
                .containsExactly(present.id());
    }

    private List<ResourceId> found(String search, String after, int limit) {
        return ports().administeredGroups().list(Optional.of(search), after, limit).stream()
                .map(Group::id)
                .toList();
    }

    private Group stored(@Nullable DirectoryId owner, String name) {
        Complex attributes = Complex.of("displayName", new Text(name));
        Group group = new Group(new ResourceId(Samples.id()), owner, attributes, Meta.createdAt(Samples.NOW), 0);
        ports().groups().add(group);
        return group;
    }

    private User user(String beginning) {
        User user = User.local(new UserId(Samples.id()), Samples.name(beginning), Complex.empty());
        ports().users().add(user);
        return user;
    }
}
