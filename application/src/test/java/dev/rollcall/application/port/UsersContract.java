package dev.rollcall.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.Users.Selection;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.link.Person;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.user.Departure;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserId;
import dev.rollcall.domain.user.UserStatus;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link Users} promises. */
interface UsersContract {

    Ports ports();

    @Test
    default void findsAUserByLoginNameWithoutCase() {
        User user = local(Samples.name("Ann"), UserStatus.ACTIVE);
        ports().users().add(user);

        assertThat(ports().users()
                        .lockByLoginName(User.loginKey(user.loginName().toUpperCase(Locale.ROOT))))
                .contains(user);
        assertThat(ports().users().lockByLoginName(User.loginKey(user.loginName() + " ")))
                .isEmpty();
    }

    @Test
    default void keepsEverythingOfAUser() {
        Directory owner = Samples.storedDirectory(ports());
        Directory other = Samples.storedDirectory(ports());
        User full = new User(
                new UserId(Samples.id()),
                Samples.name("名前 😀" + "x".repeat(500)),
                UserStatus.INACTIVE,
                true,
                true,
                owner.id(),
                new Departure(other.id(), Samples.NOW, null),
                Complex.of("nickName", new Text("\u0000 ' \\ \" 😀")));
        User bare = local(Samples.name("bare"), UserStatus.ACTIVE);
        ports().users().add(full);
        ports().users().add(bare);

        assertThat(ports().users().lockByLoginName(User.loginKey(full.loginName())))
                .contains(full);
        assertThat(ports().users().lockByLoginName(User.loginKey(bare.loginName())))
                .contains(bare);
    }

    @Test
    default void storesAChangedUser() {
        Directory directory = Samples.storedDirectory(ports());
        User user = local(Samples.name("before"), UserStatus.ACTIVE);
        ports().users().add(user);
        User owned = user.renamed(Samples.name("after"))
                .ownedBy(directory.id())
                .keeping("emails")
                .keeping("title");

        ports().users().update(owned);
        assertThat(ports().users().lock(user.id())).contains(owned);

        User released = owned.deactivated(new Departure(directory.id(), Samples.NOW, Samples.NOW.plusSeconds(1)))
                .released();
        ports().users().update(released);
        assertThat(ports().users().lock(user.id())).contains(released);

        User deleted = released.activated().deletedByAdministrator(Samples.NOW);
        ports().users().update(deleted);
        assertThat(ports().users().lock(user.id())).contains(deleted);
    }

    @ParameterizedTest
    @EnumSource(
            value = UserStatus.class,
            names = {"DELETED", "ANONYMISED"})
    default void freesTheLoginNameOfADeletedUser(UserStatus status) {
        String name = Samples.name("freed");
        User deleted = local(name, status);
        User successor = local(name, UserStatus.ACTIVE);
        ports().users().add(deleted);
        ports().users().add(local(name, status));
        ports().users().add(successor);

        assertThat(ports().users().lockByLoginName(User.loginKey(name))).contains(successor);
    }

    @Test
    default void findsPeopleByTheirAddresses() {
        String address = Samples.name("ann") + "@example.org";
        Directory directory = Samples.storedDirectory(ports());
        Complex mailed = Samples.withEmail(Complex.empty(), address);
        User local = local(Samples.name("local"), UserStatus.ACTIVE).with(mailed);
        ports().users().add(local);
        ports().users().add(local(Samples.name("gone"), UserStatus.DELETED).with(mailed));
        ports().users()
                .add(local(Samples.name("other"), UserStatus.ACTIVE)
                        .with(Complex.of("displayName", new Text(address))));
        Set<ComparisonKey> asked = Set.of(ComparisonKey.folded(address.toUpperCase(Locale.ROOT)));

        assertThat(ports().users().lockByEmail(asked)).containsExactly(local);
        assertThat(ports().users().lockByEmail(Set.of())).isEmpty();
        assertThat(ports().users().lockByEmail(Set.of(ComparisonKey.folded("nobody@example.org"))))
                .isEmpty();

        Samples.storedLink(ports(), directory, Samples.withEmail(Samples.attributes(Samples.name("linked")), address));
        assertThat(ports().users().lockByEmail(asked)).hasSize(2).contains(local);
    }

    @Test
    default void findsOwnedPeopleByWhatTheirLinkSuppliesAlone() {
        String own = Samples.name("own") + "@example.org";
        String before = Samples.name("before") + "@example.org";
        String supplied = Samples.name("supplied") + "@example.org";
        Directory former = Samples.storedDirectory(ports());
        Directory directory = Samples.storedDirectory(ports());
        User owned = local(Samples.name("owned"), UserStatus.ACTIVE)
                .with(Samples.withEmail(Complex.empty(), own))
                .ownedBy(directory.id());
        ports().users().add(owned);
        Link left = Samples.linkOf(owned, former, Samples.withEmail(Samples.attributes(Samples.name("left")), before));
        ports().links().add(former, left);
        ports().links().update(former, left, left.closed(Samples.NOW));
        ports().links()
                .add(
                        directory,
                        Samples.linkOf(
                                owned,
                                directory,
                                Samples.withEmail(Samples.attributes(Samples.name("owned")), supplied)));

        assertThat(holders(own)).isEmpty();
        assertThat(holders(before)).isEmpty();
        assertThat(holders(supplied)).containsExactly(owned);

        User local = local(Samples.name("local"), UserStatus.ACTIVE).with(Samples.withEmail(Complex.empty(), own));
        ports().users().add(local);
        assertThat(holders(own)).containsExactly(local);
        assertThat(ports().users().lockByEmail(Set.of(ComparisonKey.folded(own), ComparisonKey.folded(supplied))))
                .containsExactly(owned, local);
    }

    @Test
    default void findsTheHolderOfAnAddressAmongManyWhoDoNotCount() {
        String address = Samples.name("shared") + "@example.org";
        Complex mailed = Samples.withEmail(Complex.empty(), address);
        Directory directory = Samples.storedDirectory(ports());
        for (int i = 0; i < 25; i++) {
            ports().users()
                    .add(local(Samples.name("deleted"), UserStatus.DELETED).with(mailed));
            Link link = Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("owned")));
            User owned = ports().users().lock(link.user()).orElseThrow();
            ports().users().update(owned, owned.with(mailed));
        }
        User local = local(Samples.name("local"), UserStatus.ACTIVE).with(mailed);
        ports().users().add(local);

        assertThat(holders(address)).containsExactly(local);
    }

    private List<User> holders(String address) {
        return ports().users().lockByEmail(Set.of(ComparisonKey.folded(address)));
    }

    @Test
    default void refusesASecondUserOfTheSameLoginName() {
        String name = Samples.name("twice");
        ports().users().add(local(name, UserStatus.INACTIVE));
        User second = local(name.toUpperCase(Locale.ROOT), UserStatus.ACTIVE);

        assertThatThrownBy(
                        () -> ports().transactions().run(() -> ports().users().add(second)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.UNAVAILABLE));
    }

    @Test
    default void tellsLongLoginNamesApartByTheirEnds() {
        String beginning = Samples.name("long") + "😀".repeat(400);
        User one = local(beginning + "1", UserStatus.ACTIVE);
        User two = local(beginning + "2", UserStatus.ACTIVE);
        ports().users().add(one);
        ports().users().add(two);

        assertThat(ports().users().lockByLoginName(User.loginKey(one.loginName())))
                .contains(one);
        assertThat(ports().users().lockByLoginName(User.loginKey(two.loginName())))
                .contains(two);
        assertThat(ports().users().lockByLoginName(User.loginKey(beginning))).isEmpty();
    }

    @Test
    default void findsAPersonWithAndWithoutAnOpenLink() {
        Directory directory = Samples.storedDirectory(ports());
        User local = local(Samples.name("local"), UserStatus.ACTIVE);
        ports().users().add(local);
        Link link = Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("linked")));
        User linked = ports().users().lock(link.user()).orElseThrow();

        assertThat(ports().users().find(local.id())).contains(new Person(local, null));
        assertThat(ports().users().find(link.user())).contains(new Person(linked, link));
        Link closed = link.closed(Samples.NOW);
        ports().links().update(directory, link, closed);
        assertThat(ports().users().find(link.user())).contains(new Person(linked, null));
        assertThat(ports().users().find(new UserId("unknown"))).isEmpty();
        assertThat(ports().users().lock(new UserId("' or 1=1"))).isEmpty();
    }

    @Test
    default void searchesByTheBeginningOfNamesAndAddresses() {
        String mark = Samples.name("zq");
        Directory directory = Samples.storedDirectory(ports());
        Link linked = Samples.storedLink(
                ports(),
                directory,
                Samples.withEmail(Samples.attributes(Samples.name("linked")), mark + "@example.org")
                        .with("name", Complex.of("familyName", new Text("Fam" + mark))));
        User byLogin = local(mark.toUpperCase(Locale.ROOT) + "login", UserStatus.INACTIVE);
        User byName = User.local(
                new UserId(Samples.id()),
                Samples.name("named"),
                Complex.of("displayName", new Text(mark + " Größe %_")));
        ports().users().add(byLogin);
        ports().users().add(byName);

        assertThat(found(mark)).containsExactly(linked.user(), byLogin.id(), byName.id());
        assertThat(found("FAM" + mark)).containsExactly(linked.user());
        assertThat(found(mark + "@")).containsExactly(linked.user());
        assertThat(found(mark + " GRÖSSE".replace("SS", "ß"))).containsExactly(byName.id());
        assertThat(found(mark + " größe %")).containsExactly(byName.id());
        assertThat(found(mark + "%")).isEmpty();
        assertThat(found(mark.substring(1))).isEmpty();
    }

    @Test
    default void searchesByWhatAPersonIsCalledNow() {
        String before = Samples.name("zqbefore");
        String after = Samples.name("zqafter");
        User user = User.local(
                new UserId(Samples.id()), Samples.name("renamed"), Complex.of("displayName", new Text(before)));
        ports().users().add(user);
        User changed = user.with(Complex.of("displayName", new Text(after)));

        ports().users().update(user, changed);

        assertThat(ports().users().lock(user.id())).contains(changed);
        assertThat(found(before)).isEmpty();
        assertThat(found(after)).containsExactly(user.id());
    }

    @Test
    default void listsByIdInPagesAndByStatusAndOwner() {
        String mark = Samples.name("zqlist");
        Directory directory = Samples.storedDirectory(ports());
        User first = local(mark + "1", UserStatus.ACTIVE);
        User second = local(mark + "2", UserStatus.INACTIVE);
        User third = local(mark + "3", UserStatus.DELETED);
        User fourth = local(mark + "4", UserStatus.ACTIVE).ownedBy(directory.id());
        for (User user : List.of(first, second, third, fourth)) {
            ports().users().add(user);
        }
        Set<UserStatus> all = EnumSet.allOf(UserStatus.class);

        assertThat(found(selection(mark, all), "", 2)).containsExactly(first.id(), second.id());
        assertThat(found(selection(mark, all), second.id().value(), 9)).containsExactly(third.id(), fourth.id());
        assertThat(found(selection(mark, Set.of(UserStatus.DELETED)), "", 9)).containsExactly(third.id());
        assertThat(found(new Selection(Optional.empty(), Optional.of(new DirectoryId("\uFEFFü")), all), "", 9))
                .isEmpty();
        assertThat(found(new Selection(Optional.empty(), Optional.of(directory.id()), all), "", 9))
                .containsExactly(fourth.id());
        assertThat(found(
                        new Selection(Optional.empty(), Optional.empty(), all),
                        second.id().value(),
                        1))
                .containsExactly(third.id());
    }

    @Test
    default void findsWhomADirectoryOwns() {
        Directory directory = Samples.storedDirectory(ports());
        Link ann = Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("ann")));
        Link bob = Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("bob")));
        Samples.storedLink(ports(), Samples.storedDirectory(ports()), Samples.attributes(Samples.name("other")));
        Link left = Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("left")));
        ports().users().update(ports().users().lock(left.user()).orElseThrow().released());
        ports().links().update(directory, left, left.closed(Samples.NOW));

        assertThat(ports().users().lockOwned(directory.id(), 9))
                .extracting(Person::link)
                .containsExactlyInAnyOrder(ann, bob);
        assertThat(ports().users().lockOwned(directory.id(), 1)).hasSize(1);
    }

    @Test
    default void countsWhoIsAssertedActiveAndWaits() {
        Directory directory = Samples.storedDirectory(ports());
        Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("active")));
        Link waiting = Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("waiting")));
        Link inactive = Samples.storedLink(
                ports(), directory, Samples.attributes(Samples.name("inactive")).with("active", Flag.FALSE));
        for (Link link : List.of(waiting, inactive)) {
            User user = ports().users().lock(link.user()).orElseThrow();
            ports().users().update(user.awaitingActivation());
        }

        assertThat(ports().users().countWaiting(directory.id())).isEqualTo(1);
        assertThat(ports().users().countWaiting(Samples.storedDirectory(ports()).id()))
                .isZero();
    }

    @Test
    default void forgetsEveryLinkOfAUser() {
        Directory directory = Samples.storedDirectory(ports());
        String mark = Samples.name("zqforget");
        Link closed = Samples.storedLink(
                ports(), directory, Samples.withEmail(Samples.attributes(mark + "1"), mark + "@example.org"));
        ports().links().update(directory, closed, closed.closed(Samples.NOW));
        User user = ports().users().lock(closed.user()).orElseThrow();
        Link open = Samples.linkOf(user, directory, Samples.attributes(mark + "2"));
        Link other = Samples.storedLink(ports(), directory, Samples.attributes(mark + "3"));
        ports().links().add(directory, open);

        ports().users().forgetLinks(user.id());

        assertThat(ports().links().find(directory.id(), open.id())).isEmpty();
        assertThat(ports().links().lockNamesakes(directory.id(), closed.userNameKey(), Optional.empty()))
                .isEmpty();
        assertThat(ports().links().find(directory.id(), other.id())).contains(other);
        assertThat(ports().links().lockOf(directory.id(), other.user())).contains(other);
    }

    @Test
    default void tellsWhoIsAnonymisedInPagesOfIds() {
        User active = local(Samples.name("active"), UserStatus.ACTIVE);
        User first = local(Samples.name("first"), UserStatus.ACTIVE).anonymised();
        User deleted = local(Samples.name("deleted"), UserStatus.DELETED);
        User second = local(Samples.name("second"), UserStatus.ACTIVE).anonymised();
        for (User user : List.of(active, first, deleted, second)) {
            ports().users().add(user);
        }

        assertThat(ports().users().anonymised("", 10_000))
                .contains(first.id(), second.id())
                .doesNotContain(active.id(), deleted.id())
                .isSortedAccordingTo(Comparator.comparing(UserId::value));
        assertThat(ports().users().anonymised("", 1)).hasSize(1);
        assertThat(ports().users().anonymised(first.id().value(), 10_000))
                .contains(second.id())
                .doesNotContain(first.id());
        assertThat(ports().users().anonymised("\uFEFF~", 1)).isEmpty();
    }

    private List<UserId> found(String search) {
        return found(selection(search, EnumSet.allOf(UserStatus.class)), "", 9);
    }

    private List<UserId> found(Selection selection, String after, int limit) {
        return ports().users().list(selection, after, limit).stream()
                .map(person -> person.user().id())
                .toList();
    }

    private static Selection selection(String search, Set<UserStatus> statuses) {
        return new Selection(Optional.of(search), Optional.empty(), statuses);
    }

    private static User local(String loginName, UserStatus status) {
        return new User(new UserId(Samples.id()), loginName, status, false, false, null, null, Complex.empty());
    }
}
