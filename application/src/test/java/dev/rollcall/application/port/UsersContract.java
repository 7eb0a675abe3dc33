package dev.rollcall.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.user.Departure;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserId;
import dev.rollcall.domain.user.UserStatus;
import java.util.Locale;
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
    default void locksAUserTogetherWithTheHolderOfAName() {
        User user = local(Samples.name("user"), UserStatus.ACTIVE);
        User holder = local(Samples.name("holder"), UserStatus.INACTIVE);
        ports().users().add(user);
        ports().users().add(holder);

        assertThat(ports().users().lock(user.id(), User.loginKey(user.loginName())))
                .containsExactly(user);
        assertThat(ports().users().lock(user.id(), User.loginKey(Samples.name("nobody"))))
                .containsExactly(user);
        assertThat(ports().users().lock(user.id(), User.loginKey(holder.loginName())))
                .containsExactlyInAnyOrder(user, holder);
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
        assertThat(ports().users().lock(user.id(), User.loginKey("nobody"))).containsExactly(owned);

        User released = owned.deactivated(new Departure(directory.id(), Samples.NOW, Samples.NOW.plusSeconds(1)))
                .released();
        ports().users().update(released);
        assertThat(ports().users().lock(user.id(), User.loginKey("nobody"))).containsExactly(released);

        User deleted = released.activated().deletedByAdministrator(Samples.NOW);
        ports().users().update(deleted);
        assertThat(ports().users().lock(user.id(), User.loginKey("nobody"))).containsExactly(deleted);
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
        assertThat(ports().users().lock(deleted.id(), User.loginKey(name)))
                .containsExactlyInAnyOrder(deleted, successor);
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

    private static User local(String loginName, UserStatus status) {
        return new User(new UserId(Samples.id()), loginName, status, false, false, null, null, Complex.empty());
    }
}
