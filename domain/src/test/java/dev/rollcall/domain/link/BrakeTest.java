package dev.rollcall.domain.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.directory.BrakeDecision;
import dev.rollcall.domain.directory.DeprovisionWindow;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.directory.DirectorySettings;
import dev.rollcall.domain.directory.MassDeprovisionBrake;
import dev.rollcall.domain.scim.resource.Meta;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.user.Departure;
import dev.rollcall.domain.user.HeldKind;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserId;
import dev.rollcall.domain.user.UserStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The mass-deprovision brake: when it holds, what it holds, and what an administrator makes of it. */
class BrakeTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final DirectoryId HERE = new DirectoryId("here");
    private static final User BOB =
            User.local(new UserId("u1"), "bob", Complex.empty()).ownedBy(HERE);

    @ParameterizedTest
    @CsvSource(textBlock = """
            true,  20, 10, false, 40,  160, PASS
            true,  20, 10, false, 41,  159, HOLD_DELETIONS
            true,  20, 10, true,  41,  159, HOLD_EVERYTHING
            false, 20, 10, true,  200, 0,   PASS
            true,  20, 10, false, 9,   0,   PASS
            true,  20, 10, false, 10,  0,   HOLD_DELETIONS
            true,  20, 10, false, 10,  40,  PASS
            true,  20, 10, false, 10,  39,  HOLD_DELETIONS
            true,  100, 1, false, 5,   0,   PASS
            true,  1,   1, false, 1,   99,  PASS
            true,  1,   1, false, 1,   98,  HOLD_DELETIONS
            true,  20, 10, false, 0,   0,   PASS
            """)
    void holdsWhenTooManyLeave(
            boolean enabled,
            int percent,
            int minimum,
            boolean holdDeactivations,
            long leaving,
            long active,
            BrakeDecision decision) {
        assertThat(new MassDeprovisionBrake(enabled, percent, minimum, holdDeactivations)
                        .decide(new DeprovisionWindow(leaving, active)))
                .isEqualTo(decision);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            ignore,               DEACTIVATE, HOLD_DELETIONS,  ACTIVE,   ,                  IGNORED
            ignore,               DELETE,     HOLD_EVERYTHING, ACTIVE,   ,                  IGNORED
            deactivate,           DEACTIVATE, HOLD_DELETIONS,  INACTIVE, ,                  DEACTIVATED
            deactivate,           DEACTIVATE, HOLD_EVERYTHING, ACTIVE,   USER_DEACTIVATION, HELD
            deactivate,           DELETE,     HOLD_DELETIONS,  INACTIVE, USER_DELETION,     HELD
            deactivate,           DELETE,     HOLD_EVERYTHING, ACTIVE,   USER_DEACTIVATION, HELD
            deactivateThenDelete, DEACTIVATE, HOLD_DELETIONS,  INACTIVE, GRACE_PERIOD,      HELD
            deactivateThenDelete, DEACTIVATE, HOLD_EVERYTHING, ACTIVE,   USER_DEACTIVATION, HELD
            deactivateThenDelete, DELETE,     HOLD_DELETIONS,  INACTIVE, USER_DELETION,     HELD
            deactivateThenDelete, DELETE,     HOLD_EVERYTHING, ACTIVE,   USER_DEACTIVATION, HELD
            delete,               DEACTIVATE, HOLD_DELETIONS,  INACTIVE, USER_DELETION,     HELD
            delete,               DEACTIVATE, HOLD_EVERYTHING, ACTIVE,   USER_DEACTIVATION, HELD
            delete,               DELETE,     HOLD_DELETIONS,  INACTIVE, USER_DELETION,     HELD
            delete,               DELETE,     HOLD_EVERYTHING, ACTIVE,   USER_DEACTIVATION, HELD
            delete,               DELETE,     PASS,            DELETED,  ,                  DELETED
            """)
    void holdsWhatCannotBeTakenBack(
            String policy,
            Deprovision request,
            BrakeDecision decision,
            UserStatus status,
            @Nullable HeldKind held,
            SyncAction action) {
        LifecycleEffect effect = lifecycle(policy).brake(decision, BOB, request);

        User after = effect.on(BOB);
        assertThat(after.status()).isEqualTo(status);
        assertThat(after.held().orElse(null)).isEqualTo(held);
        assertThat(after.plannedDeletion()).isEmpty();
        assertThat(effect.action()).isEqualTo(action);
        assertThat(effect.reason()).endsWith(".");
        assertThat(lifecycle(policy).activate(after).on(after)).isEqualTo(BOB);
    }

    @Test
    void neverPutsAnInactiveUserBackInService() {
        User waiting = BOB.awaitingActivation();

        LifecycleEffect effect = lifecycle("delete").brake(BrakeDecision.HOLD_EVERYTHING, waiting, Deprovision.DELETE);

        assertThat(effect.on(waiting).status()).isEqualTo(UserStatus.INACTIVE);
        assertThat(effect.on(waiting).held()).contains(HeldKind.DELETION_OF_INACTIVE);
    }

    @ParameterizedTest
    @CsvSource({"deactivate, ", "deactivateThenDelete, 2026-12-22T04:00:00Z", "delete, "})
    void leavesInactiveWhoWasInactiveBeforeWhatIsDiscarded(String policy, @Nullable Instant deletion) {
        Departure before = new Departure(HERE, NOW.minusSeconds(1), null);
        User inactive = BOB.deactivated(before);

        for (BrakeDecision decision : List.of(BrakeDecision.HOLD_DELETIONS, BrakeDecision.HOLD_EVERYTHING)) {
            User held = lifecycle(policy)
                    .brake(decision, inactive, Deprovision.DELETE)
                    .on(inactive);
            LinkedUser linked = linked(held, Deprovision.DELETE, false);
            UserChange discarded = new HeldChange(directory(policy), linked, NOW).discarded();

            assertThat(discarded.user()).isEqualTo(BOB.deactivated(new Departure(HERE, before.since(), deletion)));
            assertThat(discarded.link().isOpen()).isTrue();
            assertThat(discarded.link().active()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"deactivateThenDelete, DEACTIVATE", "delete, DEACTIVATE", "deactivate, DELETE", "delete, DELETE"})
    void leavesWaitingWhoWaitedForActivationBeforeWhatIsDiscarded(String policy, Deprovision request) {
        User waiting = BOB.awaitingActivation();
        User held = lifecycle(policy)
                .brake(BrakeDecision.HOLD_DELETIONS, waiting, request)
                .on(waiting);
        assertThat(held.held()).isPresent();

        for (boolean active : new boolean[] {true, false}) {
            HeldChange change = new HeldChange(directory(policy), linked(held, request, active), NOW);

            assertThat(change.discarded().user()).isEqualTo(waiting);
        }
    }

    @Test
    void knowsThatAUserWasActiveHoweverOftenItLeaves() {
        Lifecycle lifecycle = lifecycle("delete");
        User once = lifecycle
                .brake(BrakeDecision.HOLD_DELETIONS, BOB, Deprovision.DEACTIVATE)
                .on(BOB);

        User twice = lifecycle
                .brake(BrakeDecision.HOLD_DELETIONS, once, Deprovision.DELETE)
                .on(once);

        assertThat(twice.held()).contains(HeldKind.USER_DELETION);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            deactivate,           DELETE,     INACTIVE
            deactivateThenDelete, DEACTIVATE, INACTIVE
            deactivateThenDelete, DELETE,     INACTIVE
            delete,               DEACTIVATE, DELETED
            delete,               DELETE,     DELETED
            """)
    void doesWhatIsAllowedAndUndoesWhatIsDiscarded(String policy, Deprovision request, UserStatus allowed) {
        for (BrakeDecision decision :
                new BrakeDecision[] {BrakeDecision.HOLD_DELETIONS, BrakeDecision.HOLD_EVERYTHING}) {
            User held = lifecycle(policy).brake(decision, BOB, request).on(BOB);
            HeldChange change = new HeldChange(directory(policy), linked(held, request), NOW);

            assertThat(change.allowed().user().status()).isEqualTo(allowed);
            assertThat(change.allowed().user().held()).isEmpty();
            assertThat(change.allowed().user().plannedDeletion().isPresent())
                    .isEqualTo(policy.equals("deactivateThenDelete"));
            assertThat(change.allowed().link()).isEqualTo(change.held().link());
            assertThat(change.allowed().action()).isEqualTo(SyncAction.HELD_ALLOWED);

            assertThat(change.discarded().user()).isEqualTo(BOB);
            assertThat(change.discarded().link().isOpen()).isTrue();
            assertThat(change.discarded().link().active()).isTrue();
            assertThat(change.discarded().link().id())
                    .isEqualTo(change.held().link().id());
            assertThat(change.discarded().action()).isEqualTo(SyncAction.HELD_DISCARDED);
        }
    }

    /** The identity provider has deleted the user: what it may not take back is the name of a resource that it still has. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            deactivate,           DELETE,     false
            deactivateThenDelete, DELETE,     false
            delete,               DEACTIVATE, false
            delete,               DELETE,     true
            """)
    void freesTheNameOfWhomTheDirectoryHasDeleted(String policy, Deprovision request, boolean isFreed) {
        User held = lifecycle(policy)
                .brake(BrakeDecision.HOLD_DELETIONS, BOB, request)
                .on(BOB);
        HeldChange change = new HeldChange(directory(policy), linked(held, request), NOW);

        assertThat(change.overtaken().isPresent()).isEqualTo(isFreed);
        change.overtaken().ifPresent(freed -> {
            assertThat(freed.user().status()).isEqualTo(UserStatus.DELETED);
            assertThat(freed.user().held()).isEmpty();
            assertThat(freed.link()).isEqualTo(change.held().link());
            assertThat(freed.action()).isEqualTo(SyncAction.DELETED);
            assertThat(freed.reason()).contains("directory Here").endsWith(".");
        });
    }

    @Test
    void letsGoOfWhatIsAllowedWhenThePolicyIgnoresItByNow() {
        User held = lifecycle("delete")
                .brake(BrakeDecision.HOLD_DELETIONS, BOB, Deprovision.DELETE)
                .on(BOB);

        UserChange change = new HeldChange(directory("ignore"), linked(held, Deprovision.DELETE), NOW).allowed();

        assertThat(change.user().status()).isEqualTo(UserStatus.INACTIVE);
        assertThat(change.user().held()).isEmpty();
    }

    /** The DELETE had made local values of everything; what is discarded has never happened. */
    @Test
    void givesTheLinkBackWhatItSupplied() {
        Complex said = Complex.of("userName", new Text("bob"))
                .with("active", Flag.TRUE)
                .with("title", new Text("Auditor"))
                .with("nickName", new Text("Bob"));
        Complex byHand = Complex.of("nickName", new Text("Bobby")).with("displayName", new Text("Bob B."));
        User before = BOB.with(byHand).keptAt(Set.of("nickName"));
        Link open = new Link(new ResourceId("l1"), HERE, BOB.id(), Link.State.OPEN, said, Meta.createdAt(NOW));
        Complex effective = new Person(before, open).profile().effective();
        User held = lifecycle("delete")
                .brake(BrakeDecision.HOLD_DELETIONS, before, Deprovision.DELETE)
                .on(before)
                .released()
                .with(effective)
                .keptAt(Set.of());

        UserChange discarded =
                new HeldChange(directory("delete"), new LinkedUser(open.closed(NOW), held), NOW).discarded();

        assertThat(discarded.user()).isEqualTo(before);
        assertThat(new Person(discarded.user(), discarded.link()).profile().effective())
                .isEqualTo(effective);
    }

    @Test
    void leavesTheLocalValuesOfWhoseLinkIsStillOpen() {
        Complex attributes = Complex.of("userName", new Text("bob"))
                .with("active", Flag.FALSE)
                .with("title", new Text("Auditor"));
        User before = BOB.with(Complex.of("title", new Text("Auditor"))).keptAt(Set.of("title"));
        User held = lifecycle("delete")
                .brake(BrakeDecision.HOLD_DELETIONS, before, Deprovision.DEACTIVATE)
                .on(before);
        Link link = new Link(new ResourceId("l1"), HERE, BOB.id(), Link.State.OPEN, attributes, Meta.createdAt(NOW));

        assertThat(new HeldChange(directory("delete"), new LinkedUser(link, held), NOW)
                        .discarded()
                        .user())
                .isEqualTo(before);
    }

    private static LinkedUser linked(User held, Deprovision request) {
        return linked(held, request, request == Deprovision.DELETE);
    }

    private static LinkedUser linked(User held, Deprovision request, boolean active) {
        Complex attributes = Complex.of("userName", new Text("bob")).with("active", Flag.of(active));
        Link.State state = request == Deprovision.DELETE ? Link.State.CLOSED : Link.State.OPEN;
        Link link = new Link(new ResourceId("l1"), HERE, held.id(), state, attributes, Meta.createdAt(NOW));
        return new LinkedUser(link, request == Deprovision.DELETE ? held.released() : held);
    }

    private static Lifecycle lifecycle(String policy) {
        return new Lifecycle(directory(policy), NOW);
    }

    private static Directory directory(String policy) {
        Complex synchronization = Complex.of("deprovisionPolicy", Complex.of("type", new Text(policy)));
        Complex body = Complex.of(Map.of("name", new Text("Here"), "synchronization", synchronization));
        return new Directory(HERE, DirectorySettings.create(body), Meta.createdAt(NOW));
    }
}
