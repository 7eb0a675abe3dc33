package dev.rollcall.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Memberships.Forgotten;
import dev.rollcall.application.port.Memberships.Parking;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.group.Group;
import dev.rollcall.domain.group.MemberDelta;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link Memberships} promises about members who are not there yet, or not at the moment. */
interface AbsentMembersContract extends GroupsWithMembers {

    @Test
    default void remembersUnknownIdsOnceUntilTheyAreRemovedOrReplaced() {
        Directory directory = Samples.storedDirectory(ports());
        ResourceId group = group(directory);

        assertThat(park(directory, group, MemberDelta.NONE, "b", "a").parked()).containsExactlyInAnyOrder("a", "b");
        assertThat(park(directory, group, MemberDelta.NONE, "a", "c").parked()).containsExactly("c");
        assertThat(parked(group, "a", 1)).containsExactly("b");
        assertThat(ports().memberships().countParked(directory.id())).isEqualTo(3);
        assertThat(ports().memberships()
                        .countParked(Samples.storedDirectory(ports()).id()))
                .isZero();
        change(directory, group, removing("b"));
        assertThat(parked(group, "", 9)).containsExactly("a", "c");
        assertThat(park(directory, group, MemberDelta.replacing(Set.of()), "c").parked())
                .isEmpty();
        assertThat(parked(group, "", 9)).containsExactly("c");
    }

    @Test
    default void attachesALinkUnderItsIdItsExternalIdAndFormerIds() {
        Directory directory = Samples.storedDirectory(ports());
        Link former = Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("ann")));
        ports().links().update(directory, former, former.closed(Samples.NOW));
        ResourceId byFormerId = group(directory);
        ResourceId byExternalId = group(directory);
        ResourceId waitsForAnother = group(directory);
        String externalId = Samples.name("E");
        park(directory, byFormerId, MemberDelta.NONE, former.id().value());
        park(directory, byExternalId, MemberDelta.NONE, externalId, "other");
        park(directory, waitsForAnother, MemberDelta.NONE, "other");
        Link opened = new Link(
                new ResourceId(Samples.id()),
                directory.id(),
                former.user(),
                Link.State.OPEN,
                former.attributes().with("externalId", new Text(externalId)),
                former.meta());
        ports().links().add(directory, opened);

        assertThat(ports().memberships().attach(opened, LATER)).containsExactlyInAnyOrder(byFormerId, byExternalId);
        assertThat(ports().memberships().attach(opened, LATER)).isEmpty();
        assertThat(members(directory, byFormerId)).containsExactly(opened.id().value());
        assertThat(members(directory, byExternalId)).containsExactly(opened.id().value());
        assertThat(members(directory, waitsForAnother)).isEmpty();
        assertThat(parked(byExternalId, "", 9)).containsExactly("other");
        Group changed = ports().groups().find(directory.id(), byFormerId).orElseThrow();
        assertThat(changed.members()).isEqualTo(1);
        assertThat(changed.meta().version().number()).isEqualTo(2);
        assertThat(changed.meta().lastModified()).isEqualTo(LATER);
    }

    @Test
    default void knowsUsersByExternalIdsThatAreTheirsAloneAndByFormerIds() {
        Directory directory = Samples.storedDirectory(ports());
        Link former = Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("ann")));
        ports().links().update(directory, former, former.closed(Samples.NOW));
        User user = ports().users().lock(former.user()).orElseThrow();
        Link open = Samples.linkOf(user, directory, Samples.attributes(Samples.name("ann")));
        ports().links().add(directory, open);
        Link gone = Samples.storedLink(ports(), directory, identified("left"));
        ports().links().update(directory, gone, gone.closed(Samples.NOW));
        Link bob = Samples.storedLink(ports(), directory, identified("E7"));
        Samples.storedLink(ports(), directory, identified("shared"));
        Samples.storedLink(ports(), directory, identified("shared"));
        Directory other = Samples.storedDirectory(ports());
        Samples.storedLink(ports(), other, identified("E7"));

        Set<String> values = Set.of(
                "E7",
                "e7",
                "shared",
                "left",
                "ö",
                former.id().value(),
                open.id().value(),
                gone.id().value());
        assertThat(ports().memberships().knownAs(directory.id(), values))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "E7", bob.id().value(), former.id().value(), open.id().value()));
        assertThat(ports().memberships().knownAs(other.id(), Set.of())).isEmpty();
    }

    private static Complex identified(String externalId) {
        return Samples.attributes(Samples.name("someone")).with("externalId", new Text(externalId));
    }

    @Test
    default void hidesAndShowsALinkInAllItsGroups() {
        Directory directory = Samples.storedDirectory(ports());
        ResourceId group = group(directory);
        ResourceId ann = new ResourceId(link(directory));
        change(directory, group, MemberDelta.adding(Set.of(ann.value())));

        assertThat(ports().memberships().suspend(directory.id(), ann, LATER)).hasSize(1);
        assertThat(ports().memberships().suspend(directory.id(), ann, LATER)).isEmpty();
        assertThat(members(directory, group)).isEmpty();
        assertThat(ports().memberships().groupsOf(directory.id(), List.of(ann))).isEmpty();
        assertThat(ports().groups().find(directory.id(), group).orElseThrow().members())
                .isZero();

        assertThat(ports().memberships().resume(directory.id(), ann, LATER)).hasSize(1);
        assertThat(members(directory, group)).containsExactly(ann.value());
        Group shown = ports().groups().find(directory.id(), group).orElseThrow();
        assertThat(shown.members()).isEqualTo(1);
        assertThat(shown.meta().version().number()).isEqualTo(3);
    }

    @Test
    default void whoIsRemovedWhileHiddenDoesNotComeBack() {
        Directory directory = Samples.storedDirectory(ports());
        ResourceId group = group(directory);
        ResourceId ann = new ResourceId(link(directory));
        change(directory, group, MemberDelta.adding(Set.of(ann.value())));
        ports().memberships().suspend(directory.id(), ann, LATER);

        assertThat(change(directory, group, removing(ann.value())).removed()).isEmpty();
        assertThat(ports().memberships().resume(directory.id(), ann, LATER)).isEmpty();

        change(directory, group, MemberDelta.adding(Set.of(ann.value())));
        ports().memberships().suspend(directory.id(), ann, LATER);
        assertThat(change(directory, group, MemberDelta.replacing(Set.of())).removed())
                .isEmpty();
        assertThat(ports().memberships().resume(directory.id(), ann, LATER)).isEmpty();
    }

    @Test
    default void aDeletedUserWhoIsAddedShowsOnlyOnceBack() {
        Directory directory = Samples.storedDirectory(ports());
        ResourceId group = group(directory);
        Link ann = Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("ann")));
        User user = ports().users().lock(ann.user()).orElseThrow();
        ports().users()
                .update(new User(
                        user.id(),
                        user.loginName(),
                        UserStatus.DELETED,
                        user.blocked(),
                        user.isProtected(),
                        user.owner(),
                        user.departure(),
                        user.attributes(),
                        user.kept()));

        assertThat(change(directory, group, MemberDelta.adding(Set.of(ann.id().value())))
                        .added())
                .isEmpty();
        assertThat(members(directory, group)).isEmpty();
        ports().memberships().resume(directory.id(), ann.id(), LATER);
        assertThat(members(directory, group)).containsExactly(ann.id().value());
    }

    @Test
    default void forgetsWhatGroupsHaveWaitedForTooLong() {
        Instant old = Instant.parse("2001-01-01T00:00:00Z");
        Directory directory = Samples.storedDirectory(ports());
        ResourceId group = group(directory);
        park(directory, group, MemberDelta.adding(Set.of()), "young");
        MemberDelta nobody = MemberDelta.adding(Set.of());
        Parking parking = new Parking(Set.of("one", "two"), old);
        ports().memberships().change(directory.id(), group, nobody, parking);
        ports().memberships().change(directory.id(), group, nobody, new Parking(Set.of("one"), LATER));

        assertThat(ports().memberships().forgetParked(old.minusMillis(1), 9)).isEmpty();
        assertThat(ports().memberships().forgetParked(old, 9)).containsExactly(new Forgotten(directory.id(), group, 2));
        assertThat(ports().memberships().forgetParked(old, 9)).isEmpty();
        assertThat(parked(group, "", 9)).containsExactly("young");
    }
}
