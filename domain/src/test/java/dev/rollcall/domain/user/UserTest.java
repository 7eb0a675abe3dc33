package dev.rollcall.domain.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.value.Complex;
import org.junit.jupiter.api.Test;

class UserTest {

    private static final DirectoryId HERE = new DirectoryId("here");
    private static final DirectoryId ELSEWHERE = new DirectoryId("elsewhere");
    private static final User BOB = User.introducedBy(HERE, new UserId("u1"), "Bob", true);

    @Test
    void isActiveAndOwnedOnceIntroduced() {
        assertThat(BOB.status()).isEqualTo(UserStatus.ACTIVE);
        assertThat(BOB.owningDirectory()).contains(HERE);
        assertThat(BOB.isEffectivelyActive()).isTrue();
        assertThat(BOB.deprovisionedBy()).isNull();
    }

    @Test
    void canBeIntroducedInactive() {
        User inactive = User.introducedBy(HERE, new UserId("u1"), "Bob", false);

        assertThat(inactive.status()).isEqualTo(UserStatus.INACTIVE);
        assertThat(inactive.isEffectivelyActive()).isFalse();
    }

    @Test
    void remembersWhoDeprovisionedItUntilItIsActiveAgain() {
        User inactive = BOB.asserted(HERE, false);

        assertThat(inactive.deprovisionedBy()).isEqualTo(HERE);
        assertThat(inactive.asserted(HERE, true)).isEqualTo(BOB);
    }

    @Test
    void canComeBackOnlyThroughTheDirectoryThatLetItGo() {
        User released = BOB.releasedBy(HERE);

        assertThat(released.status()).isEqualTo(UserStatus.INACTIVE);
        assertThat(released.owningDirectory()).isEmpty();
        assertThat(released.canComeBackThrough(HERE)).isTrue();
        assertThat(released.canComeBackThrough(ELSEWHERE)).isFalse();
        assertThat(released.ownedBy(ELSEWHERE, "Bob", true).canComeBackThrough(HERE))
                .isFalse();
        assertThat(BOB.asserted(HERE, false).canComeBackThrough(HERE)).isFalse();
    }

    @Test
    void staysBlockedWhateverADirectoryAsserts() {
        User blocked = new User(BOB.id(), "Bob", UserStatus.ACTIVE, true, false, HERE, null, Complex.empty());

        assertThat(blocked.isEffectivelyActive()).isFalse();
        assertThat(blocked.asserted(HERE, false).asserted(HERE, true).blocked()).isTrue();
        assertThat(blocked.releasedBy(HERE).blocked()).isTrue();
    }

    @Test
    void takesTheNameTheDirectoryAsserts() {
        assertThat(BOB.renamed("Robert").loginName()).isEqualTo("Robert");
        assertThat(BOB.releasedBy(HERE).ownedBy(ELSEWHERE, "Bert", true).loginName())
                .isEqualTo("Bert");
    }

    @Test
    void foldsLoginNames() {
        assertThat(User.loginKey("BOB")).isEqualTo(User.loginKey("bob")).isNotEqualTo(User.loginKey("bob "));
    }
}
