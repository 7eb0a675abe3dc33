package dev.rollcall.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rollcall.application.port.Memberships.Effect;
import dev.rollcall.application.port.Memberships.Kept;
import dev.rollcall.application.port.Memberships.Member;
import dev.rollcall.application.port.Memberships.MemberOf;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.group.Group;
import dev.rollcall.domain.group.MemberDelta;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.scim.resource.Meta;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link Memberships} promises about members who are there. */
interface MembershipsContract extends GroupsWithMembers {

    @Test
    default void tellsUsersOfTheDirectoryFromEverybodyElse() {
        Directory directory = Samples.storedDirectory(ports());
        String own = link(directory);
        String foreign = link(Samples.storedDirectory(ports()));
        Link closed = Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("closed")));
        ports().links().update(directory, closed, closed.closed(Samples.NOW));

        List<String> values = List.of(own, foreign, closed.id().value(), Samples.id(), "ü", "");
        ports().transactions().run(() -> {
            assertThat(ports().memberships().lockUsers(directory.id(), values)).containsExactly(own);
            assertThat(ports().memberships().lockUsersForSure(directory.id(), values))
                    .containsExactly(own);
        });
    }

    @Test
    default void addsOnceAndRemovesOnce() {
        Directory directory = Samples.storedDirectory(ports());
        ResourceId group = group(directory);
        String ann = link(directory);
        String bob = link(directory);

        assertThat(change(directory, group, MemberDelta.adding(Set.of(ann))).added())
                .containsExactly(new ResourceId(ann));
        assertThat(change(directory, group, MemberDelta.adding(Set.of(ann))).added())
                .isEmpty();
        assertThat(change(directory, group, MemberDelta.adding(Set.of(ann, bob)))
                        .added())
                .containsExactly(new ResourceId(bob));
        assertThat(members(directory, group)).containsExactly(ann, bob);

        assertThat(change(directory, group, removing(ann)).removed()).containsExactly(new ResourceId(ann));
        assertThat(change(directory, group, removing(ann)).removed()).isEmpty();
        assertThat(change(directory, group, removing("\uFEFFü")).removed()).isEmpty();
        assertThat(change(directory, group, removing(ann, bob, "nobody", "ü")).removed())
                .containsExactly(new ResourceId(bob));
        assertThat(members(directory, group)).isEmpty();
    }

    @Test
    default void replacesByWhatDiffersOnly() {
        Directory directory = Samples.storedDirectory(ports());
        ResourceId group = group(directory);
        String ann = link(directory);
        String bob = link(directory);
        String cid = link(directory);
        change(directory, group, MemberDelta.adding(Set.of(ann, bob)));

        Effect effect = change(directory, group, MemberDelta.replacing(Set.of(bob, cid)));
        assertThat(effect.added()).containsExactly(new ResourceId(cid));
        assertThat(effect.removed()).containsExactly(new ResourceId(ann));
        Effect none = change(directory, group, MemberDelta.replacing(Set.of(bob, cid)));
        assertThat(none.added()).isEmpty();
        assertThat(none.removed()).isEmpty();
        assertThat(change(directory, group, MemberDelta.replacing(Set.of())).removed())
                .hasSize(2);
        assertThat(members(directory, group)).isEmpty();
    }

    @Test
    default void endsAsASetWouldWhateverTheChanges() {
        Directory directory = Samples.storedDirectory(ports());
        ResourceId group = group(directory);
        List<String> links =
                IntStream.range(0, 40).mapToObj(i -> link(directory)).toList();
        Random random = new Random(4);
        Set<String> model = new TreeSet<>();
        for (int round = 0; round < 60; round++) {
            Set<String> some =
                    links.stream().filter(link -> random.nextInt(3) == 0).collect(Collectors.toSet());
            Set<String> before = new TreeSet<>(model);
            MemberDelta delta =
                    switch (random.nextInt(4)) {
                        case 0 -> MemberDelta.replacing(some);
                        case 1 -> new MemberDelta(MemberDelta.Present.KEPT, some, Set.of());
                        default -> MemberDelta.adding(some);
                    };
            if (delta.replaces()) {
                model.clear();
            }
            model.removeAll(delta.removed());
            model.addAll(delta.added());

            Effect effect = change(directory, group, delta);

            assertThat(members(directory, group)).containsExactlyElementsOf(model);
            assertThat(values(effect.added())).containsExactlyInAnyOrderElementsOf(without(model, before));
            assertThat(values(effect.removed())).containsExactlyInAnyOrderElementsOf(without(before, model));
        }
    }

    @Test
    default void replacesLongListsInParts() {
        Directory directory = Samples.storedDirectory(ports());
        ResourceId group = group(directory);
        List<String> links =
                IntStream.range(0, 1203).mapToObj(i -> link(directory)).toList();
        change(directory, group, MemberDelta.adding(new LinkedHashSet<>(links.subList(0, 1200))));
        Set<String> wanted = new LinkedHashSet<>(links);
        List<String> gone = List.of(links.get(0), links.get(499), links.get(500), links.get(1199));
        gone.forEach(wanted::remove);

        Effect effect = change(directory, group, MemberDelta.replacing(wanted));

        assertThat(values(effect.removed())).containsExactlyInAnyOrderElementsOf(gone);
        assertThat(values(effect.added())).containsExactlyInAnyOrderElementsOf(links.subList(1200, 1203));
        assertThat(ports().memberships().page(directory.id(), group, "", 2000)).hasSize(1199);
    }

    @Test
    default void readsMembersInPagesWithTheirNames() {
        Directory directory = Samples.storedDirectory(ports());
        ResourceId group = group(directory);
        ResourceId other = group(directory);
        String name = Samples.name("Ann");
        Link ann = Samples.storedLink(ports(), directory, Samples.attributes(name));
        String bob = link(directory);
        change(directory, group, MemberDelta.adding(Set.of(ann.id().value(), bob)));
        change(directory, other, MemberDelta.adding(Set.of(bob)));

        assertThat(ports().memberships().page(directory.id(), group, "", 1))
                .containsExactly(new Member(group, ann.id(), name));
        assertThat(ports().memberships().page(directory.id(), group, ann.id().value(), 9))
                .extracting(member -> member.link().value())
                .containsExactly(bob);
        assertThat(ports().memberships().firstOf(directory.id(), List.of(group, other), 9))
                .extracting(member -> member.group() + " " + member.link())
                .containsExactly(group + " " + ann.id(), group + " " + bob, other + " " + bob);
        assertThat(ports().memberships().firstOf(directory.id(), List.of(), 9)).isEmpty();
        assertThat(ports().memberships().page(Samples.storedDirectory(ports()).id(), group, "", 9))
                .isEmpty();
        Link renamed = ann.with(Samples.attributes("Anna." + name), LATER);
        ports().links().update(directory, ann, renamed);
        assertThat(ports().memberships().page(directory.id(), group, "", 1))
                .containsExactly(new Member(group, ann.id(), "Anna." + name));
    }

    @Test
    default void tellsTheGroupsOfUsers() {
        Directory directory = Samples.storedDirectory(ports());
        ResourceId group = group(directory);
        ResourceId other = group(directory);
        ResourceId ann = new ResourceId(link(directory));
        ResourceId bob = new ResourceId(link(directory));
        change(directory, group, MemberDelta.adding(Set.of(ann.value(), bob.value())));
        change(directory, other, MemberDelta.adding(Set.of(ann.value())));

        assertThat(ports().memberships().groupsOf(directory.id(), List.of(ann, bob)))
                .extracting(MemberOf::link, MemberOf::group)
                .containsExactly(tuple(ann, group), tuple(ann, other), tuple(bob, group));
        assertThat(ports().links().show(directory.id(), bob).orElseThrow().isInNoGroup())
                .isFalse();
        assertThat(ports().links().lock(directory.id(), bob).orElseThrow().isInNoGroup())
                .isFalse();
        assertThat(ports().memberships().groupsOf(directory.id(), List.of())).isEmpty();
        assertThat(ports().memberships()
                        .groupsOf(Samples.storedDirectory(ports()).id(), List.of(ann)))
                .isEmpty();
    }

    @Test
    default void keepsMembersAsUsersAndTakesThemBackAsLinks() {
        Directory directory = Samples.storedDirectory(ports());
        ResourceId group = group(directory);
        Link ann = Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("ann")));
        change(directory, group, MemberDelta.adding(Set.of(ann.id().value())));
        Group own = ports().groups().find(directory.id(), group).orElseThrow();

        ports().memberships().keepAsUsers(directory.id(), group);
        Group local = own.local(own.attributes(), LATER);
        ports().groups().update(own, local);
        List<UserId> users = ports().memberships().localMembers(group, "", 9);
        assertThat(users).containsExactly(ann.user());
        assertThat(ports().memberships().groupsOf(directory.id(), List.of(ann.id())))
                .isEmpty();

        ports().groups().update(local, local.ownedBy(directory.id(), LATER));
        assertThat(ports().memberships().keepAsLinks(directory.id(), group)).isEqualTo(new Kept(1, 0));
        assertThat(members(directory, group)).containsExactly(ann.id().value());
        assertThat(ports().memberships().localMembers(group, "", 9)).isEmpty();
    }

    @Test
    default void keepsMembersAsUsersWhoAreDeletedAndMayComeBackButNotThoseWhoLeft() {
        Directory directory = Samples.storedDirectory(ports());
        ResourceId group = group(directory);
        Link deleted = Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("ann")));
        Link left = Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("bob")));
        change(
                directory,
                group,
                MemberDelta.adding(Set.of(deleted.id().value(), left.id().value())));
        ports().memberships().suspend(directory.id(), deleted.id(), LATER);
        ports().memberships().suspend(directory.id(), left.id(), LATER);
        ports().links().update(directory, left, left.closed(LATER));

        ports().memberships().keepAsUsers(directory.id(), group);

        assertThat(ports().memberships().localMembers(group, "", 9)).containsExactly(deleted.user());
    }

    @Test
    default void knowsTheLocalGroupsOfAUser() {
        User user = User.local(new UserId(Samples.id()), Samples.name("ann"), Complex.empty());
        User other = User.local(new UserId(Samples.id()), Samples.name("bob"), Complex.empty());
        ports().users().add(user);
        ports().users().add(other);
        ResourceId first = localGroup(user.id());
        ResourceId second = localGroup(user.id(), other.id());
        localGroup(other.id());

        assertThat(ports().transactions().call(() -> ports().memberships().lockLocalGroupsOf(user.id())))
                .containsExactly(first, second);
        ports().administeredGroups().changeLocal(first, Set.of(), Set.of(user.id()));
        assertThat(ports().memberships().lockLocalGroupsOf(user.id())).containsExactly(second);
    }

    private ResourceId localGroup(UserId... members) {
        Complex attributes = Complex.of("displayName", new Text(Samples.name("Local")));
        Group group = new Group(new ResourceId(Samples.id()), null, attributes, Meta.createdAt(Samples.NOW), 0);
        ports().groups().add(group);
        ports().administeredGroups().changeLocal(group.id(), Set.of(members), Set.of());
        return group.id();
    }

    @Test
    default void suspendsTheMembersThatItKeepsWhoAreDeleted() {
        Directory directory = Samples.storedDirectory(ports());
        ResourceId group = group(directory);
        Link ann = Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("ann")));
        Link bob = Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("bob")));
        User gone = ports().users().lock(bob.user()).orElseThrow();
        ports().users().update(gone.deletedByAdministrator(LATER));
        Group own = ports().groups().find(directory.id(), group).orElseThrow();
        Group local = own.local(own.attributes(), LATER);
        ports().groups().update(own, local);
        User stranger = User.local(new UserId(Samples.id()), Samples.name("cid"), Complex.empty());
        ports().users().add(stranger);
        ports().administeredGroups().changeLocal(group, Set.of(ann.user(), bob.user(), stranger.id()), Set.of());

        ports().groups().update(local, local.ownedBy(directory.id(), LATER));
        assertThat(ports().memberships().keepAsLinks(directory.id(), group)).isEqualTo(new Kept(1, 1));
        assertThat(members(directory, group)).containsExactly(ann.id().value());

        assertThat(ports().memberships().resume(directory.id(), bob.id(), LATER))
                .containsExactly(group);
        assertThat(members(directory, group))
                .containsExactlyInAnyOrder(ann.id().value(), bob.id().value());
    }
}
