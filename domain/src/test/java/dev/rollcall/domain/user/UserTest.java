package dev.rollcall.domain.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Text;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UserTest {

    private static final DirectoryId HERE = new DirectoryId("here");
    private static final DirectoryId ELSEWHERE = new DirectoryId("elsewhere");
    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(86_400);
    private static final Departure BY_HERE = new Departure(HERE, NOW, LATER);
    private static final User LOCAL = User.local(new UserId("u1"), "Bob", Complex.empty());
    private static final User BOB = LOCAL.ownedBy(HERE);

    @Test
    void isInServiceFromTheStart() {
        assertThat(LOCAL.status()).isEqualTo(UserStatus.ACTIVE);
        assertThat(LOCAL.owningDirectory()).isEmpty();
        assertThat(BOB.owningDirectory()).contains(HERE);
        assertThat(BOB.isEffectivelyActive()).isTrue();
        assertThat(BOB.isGone()).isFalse();
        assertThat(BOB.plannedDeletion()).isEmpty();
    }

    @Test
    void remembersWhoDeprovisionedItUntilItIsActiveAgain() {
        User inactive = BOB.deactivated(BY_HERE);

        assertThat(inactive.status()).isEqualTo(UserStatus.INACTIVE);
        assertThat(inactive.isEffectivelyActive()).isFalse();
        assertThat(inactive.isDeprovisionedBy(HERE)).isTrue();
        assertThat(inactive.isDeprovisionedBy(ELSEWHERE)).isFalse();
        assertThat(inactive.plannedDeletion()).contains(LATER);
        assertThat(inactive.activated()).isEqualTo(BOB);
    }

    @Test
    void canComeBackOnlyThroughTheDirectoryThatLetItGo() {
        User released = BOB.deactivated(BY_HERE).released();

        assertThat(released.owningDirectory()).isEmpty();
        assertThat(released.canComeBackThrough(HERE)).isTrue();
        assertThat(released.canComeBackThrough(ELSEWHERE)).isFalse();
        assertThat(released.ownedBy(ELSEWHERE).canComeBackThrough(HERE)).isFalse();
        assertThat(BOB.deactivated(BY_HERE).canComeBackThrough(HERE)).isFalse();
        assertThat(released.deleted(LATER).canComeBackThrough(HERE)).isTrue();
        assertThat(released.deleted(LATER).anonymised().canComeBackThrough(HERE))
                .isFalse();
    }

    @Test
    void tellsWhoDeletedIt() {
        User byDirectory = BOB.deactivated(new Departure(HERE, NOW, null)).deleted(LATER);
        User byAdministrator = BOB.deactivated(BY_HERE).deletedByAdministrator(NOW);

        assertThat(byDirectory.isGone()).isTrue();
        assertThat(byDirectory.isDeletedByAdministrator()).isFalse();
        assertThat(byDirectory.departure()).isEqualTo(new Departure(HERE, NOW, LATER));
        assertThat(byDirectory.plannedDeletion()).isEmpty();
        assertThat(byAdministrator.isDeletedByAdministrator()).isTrue();
        assertThat(byAdministrator.isDeprovisionedBy(HERE)).isFalse();
        assertThat(BOB.deleted(NOW).isDeletedByAdministrator()).isTrue();
        assertThat(BOB.deactivated(BY_HERE).isDeletedByAdministrator()).isFalse();
    }

    @Test
    void canBeSparedADeletionThatIsPlannedButNotOneThatHappened() {
        User planned = BOB.deactivated(BY_HERE);

        assertThat(planned.keptFromDeletion()).isEqualTo(BOB.deactivated(new Departure(HERE, NOW, null)));
        assertThat(planned.deleted(NOW).keptFromDeletion()).isEqualTo(planned.deleted(NOW));
        assertThat(BOB.keptFromDeletion()).isEqualTo(BOB);
    }

    @Test
    void waitsForActivationWithoutHavingBeenDeprovisioned() {
        User waiting = BOB.deactivated(BY_HERE).awaitingActivation();

        assertThat(waiting.status()).isEqualTo(UserStatus.INACTIVE);
        assertThat(waiting.departure()).isNull();
    }

    @Test
    void canBeHeldInService() {
        User held = BOB.heldInService(BY_HERE);

        assertThat(held.isEffectivelyActive()).isTrue();
        assertThat(held.isDeprovisionedBy(HERE)).isTrue();
    }

    @Test
    void staysBlockedWhateverADirectoryAsserts() {
        User blocked = BOB.block();

        assertThat(blocked.isEffectivelyActive()).isFalse();
        assertThat(blocked.deactivated(BY_HERE).activated().blocked()).isTrue();
        assertThat(blocked.released().blocked()).isTrue();
        assertThat(blocked.unblock()).isEqualTo(BOB);
        assertThat(BOB.protect().isProtected()).isTrue();
        assertThat(BOB.protect().unprotect()).isEqualTo(BOB);
    }

    @Test
    void losesEverythingPersonalWhenAnonymised() {
        User anonymised = BOB.with(Complex.of("title", new Text("Engineer")))
                .keeping("emails")
                .deleted(NOW)
                .anonymised();

        assertThat(anonymised.status()).isEqualTo(UserStatus.ANONYMISED);
        assertThat(anonymised.isGone()).isTrue();
        assertThat(anonymised.loginName()).isEqualTo("u1");
        assertThat(anonymised.attributes().isEmpty()).isTrue();
        assertThat(anonymised.kept()).isEmpty();
        assertThat(anonymised.owner()).isNull();
        User held = BOB.deactivated(new Departure(HERE, NOW, null, HeldKind.USER_DELETION));
        assertThat(held.anonymised().held()).isEmpty();
    }

    @Test
    void remembersWhichLocalValuesCount() {
        User keeping = BOB.keeping("emails").keeping("title").keeping("title");

        assertThat(keeping.kept()).containsExactlyInAnyOrder("emails", "title");
        assertThat(keeping.notKeeping("title").notKeeping("emails").notKeeping("name"))
                .isEqualTo(BOB);
    }

    @Test
    void takesAnotherLoginName() {
        assertThat(BOB.renamed("Robert").loginName()).isEqualTo("Robert");
    }

    @Test
    void foldsLoginNames() {
        assertThat(User.loginKey("BOB")).isEqualTo(User.loginKey("bob")).isNotEqualTo(User.loginKey("bob "));
    }
}
