package dev.rollcall.domain.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.directory.DirectorySettings;
import dev.rollcall.domain.link.AdoptionDecision.AlreadyThere;
import dev.rollcall.domain.link.AdoptionDecision.Conflict;
import dev.rollcall.domain.scim.resource.Meta;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.scim.value.Numeric;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.user.Departure;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserId;
import dev.rollcall.domain.user.UserStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lifecycle matrix, cell by cell: how users leave, and how they come back. */
class LifecycleMatrixTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final Instant EARLIER = NOW.minusSeconds(3_600);
    private static final DirectoryId HERE = new DirectoryId("here");

    /** Where a person is before something happens. */
    enum Person {
        ACTIVE,
        BLOCKED,
        PROTECTED,
        /** Never activated: created inactive, or waiting. */
        WAITING,
        /** Deprovisioned by the directory, with the date that "deactivate then delete" sets. */
        DEPROVISIONED,
        DELETED,
        DELETED_BY_ADMINISTRATOR,
        ANONYMISED;

        User user() {
            User bob = User.local(new UserId("u1"), "bob", Complex.empty()).ownedBy(HERE);
            User left = bob.deactivated(new Departure(HERE, EARLIER, EARLIER.plusSeconds(86_400)));
            return switch (this) {
                case ACTIVE -> bob;
                case BLOCKED -> bob.block();
                case PROTECTED -> bob.protect();
                case WAITING -> bob.awaitingActivation();
                case DEPROVISIONED -> left;
                case DELETED -> left.deleted(EARLIER);
                case DELETED_BY_ADMINISTRATOR -> left.deletedByAdministrator(EARLIER);
                case ANONYMISED -> left.deleted(EARLIER).anonymised();
            };
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            ignore,               DEACTIVATE, ACTIVE,                   ACTIVE,   ,                     IGNORED
            ignore,               DELETE,     ACTIVE,                   ACTIVE,   ,                     IGNORED
            deactivate,           DEACTIVATE, ACTIVE,                   INACTIVE, ,                     DEACTIVATED
            deactivate,           DELETE,     ACTIVE,                   INACTIVE, ,                     DELETED
            deactivateThenDelete, DEACTIVATE, ACTIVE,                   INACTIVE, 2026-12-02T04:00:00Z, DEACTIVATED
            deactivateThenDelete, DELETE,     ACTIVE,                   INACTIVE, 2026-12-02T04:00:00Z, DELETED
            delete,               DEACTIVATE, ACTIVE,                   DELETED,  2026-11-22T04:00:00Z, DELETED
            delete,               DELETE,     ACTIVE,                   DELETED,  2026-11-22T04:00:00Z, DELETED
            ignore,               DEACTIVATE, WAITING,                  INACTIVE, ,                     IGNORED
            ignore,               DELETE,     WAITING,                  INACTIVE, ,                     IGNORED
            deactivate,           DEACTIVATE, WAITING,                  INACTIVE, ,                     DEACTIVATED
            deactivate,           DELETE,     WAITING,                  INACTIVE, ,                     DELETED
            deactivateThenDelete, DEACTIVATE, WAITING,                  INACTIVE, 2026-12-02T04:00:00Z, DEACTIVATED
            deactivateThenDelete, DELETE,     WAITING,                  INACTIVE, 2026-12-02T04:00:00Z, DELETED
            delete,               DEACTIVATE, WAITING,                  DELETED,  2026-11-22T04:00:00Z, DELETED
            delete,               DELETE,     WAITING,                  DELETED,  2026-11-22T04:00:00Z, DELETED
            ignore,               DELETE,     DEPROVISIONED,            INACTIVE, 2026-11-23T03:00:00Z, IGNORED
            deactivate,           DELETE,     DEPROVISIONED,            INACTIVE, ,                     DELETED
            deactivateThenDelete, DELETE,     DEPROVISIONED,            INACTIVE, 2026-11-23T03:00:00Z, DELETED
            delete,               DELETE,     DEPROVISIONED,            DELETED,  2026-11-22T04:00:00Z, DELETED
            ignore,               DEACTIVATE, PROTECTED,                ACTIVE,   ,                     PROTECTED
            ignore,               DELETE,     PROTECTED,                ACTIVE,   ,                     PROTECTED
            deactivate,           DEACTIVATE, PROTECTED,                ACTIVE,   ,                     PROTECTED
            deactivate,           DELETE,     PROTECTED,                ACTIVE,   ,                     PROTECTED
            deactivateThenDelete, DEACTIVATE, PROTECTED,                ACTIVE,   ,                     PROTECTED
            deactivateThenDelete, DELETE,     PROTECTED,                ACTIVE,   ,                     PROTECTED
            delete,               DEACTIVATE, PROTECTED,                ACTIVE,   ,                     PROTECTED
            delete,               DELETE,     PROTECTED,                ACTIVE,   ,                     PROTECTED
            ignore,               DELETE,     DELETED,                  DELETED,  2026-11-22T03:00:00Z, DELETED
            deactivate,           DELETE,     DELETED,                  DELETED,  2026-11-22T03:00:00Z, DELETED
            deactivateThenDelete, DELETE,     DELETED,                  DELETED,  2026-11-22T03:00:00Z, DELETED
            delete,               DELETE,     DELETED,                  DELETED,  2026-11-22T03:00:00Z, DELETED
            delete,               DEACTIVATE, DELETED_BY_ADMINISTRATOR, DELETED,  2026-11-22T03:00:00Z, DEACTIVATED
            ignore,               DELETE,     DELETED_BY_ADMINISTRATOR, DELETED,  2026-11-22T03:00:00Z, DELETED
            """)
    void decidesWhatBecomesOfWhoeverLeaves(
            String policy, Deprovision request, Person person, UserStatus status, String deletion, SyncAction action) {
        User user = person.user();

        LifecycleEffect effect = new Lifecycle(directory(policy, true, true), NOW).deprovision(user, request);

        User after = effect.on(user);
        assertThat(after.status()).isEqualTo(status);
        assertThat(after.departure() == null ? null : after.departure().deletion())
                .isEqualTo(deletion == null ? null : Instant.parse(deletion));
        assertThat(effect.action()).isEqualTo(action);
        assertThat(effect.reason()).endsWith(".");
        assertThat(after.owner()).isEqualTo(HERE);
        assertThat(after.isDeprovisionedBy(HERE))
                .isEqualTo((user.isDeprovisionedBy(HERE) || !(effect instanceof LifecycleEffect.Keep)));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            ACTIVE,        true,  true,  ACTIVE,   REACTIVATED
            ACTIVE,        true,  false, ACTIVE,   REACTIVATED
            ACTIVE,        false, true,  ACTIVE,   REACTIVATED
            ACTIVE,        false, false, ACTIVE,   REACTIVATED
            WAITING,       true,  true,  ACTIVE,   REACTIVATED
            WAITING,       true,  false, INACTIVE, WAITING
            WAITING,       false, true,  ACTIVE,   REACTIVATED
            WAITING,       false, false, INACTIVE, WAITING
            DEPROVISIONED, true,  true,  ACTIVE,   REACTIVATED
            DEPROVISIONED, true,  false, INACTIVE, WAITING
            DEPROVISIONED, false, true,  INACTIVE, WAITING
            DEPROVISIONED, false, false, INACTIVE, WAITING
            DELETED,       true,  true,  ACTIVE,   RESTORED
            DELETED,       true,  false, INACTIVE, WAITING
            DELETED,       false, true,  DELETED,  WAITING
            DELETED,       false, false, DELETED,  WAITING
            """)
    void decidesWhoComesBackThroughAnOpenLink(
            Person person, boolean restore, boolean activate, UserStatus status, SyncAction action) {
        User user = person.user();

        LifecycleEffect effect = new Lifecycle(directory("deactivate", restore, activate), NOW).activate(user);

        User after = effect.on(user);
        assertThat(after.status()).isEqualTo(status);
        assertThat(after.plannedDeletion()).isEmpty();
        assertThat(effect.action()).isEqualTo(action);
        assertThat(effect.reason()).endsWith(".");
        // Who waits without the directory's say can be activated by an administrator only.
        assertThat(after.isDeprovisionedBy(HERE)).isEqualTo(user.isDeprovisionedBy(HERE) && !restore);
    }

    /**
     * What a create leads to. {@code same} is the known user under the link's id, {@code back} the known user under a new
     * id, {@code new} somebody new, {@code there} a 409 with the address, {@code waits} a 409 that says so.
     */
    @ParameterizedTest
    @CsvSource(textBlock = """
            OPEN,   true,  ACTIVE,                   true,  true,  there
            OPEN,   true,  ACTIVE,                   true,  false, there
            OPEN,   true,  ACTIVE,                   false, true,  there
            OPEN,   true,  ACTIVE,                   false, false, there
            OPEN,   true,  WAITING,                  true,  true,  there
            OPEN,   true,  WAITING,                  true,  false, there
            OPEN,   true,  WAITING,                  false, true,  there
            OPEN,   true,  WAITING,                  false, false, there
            OPEN,   false, DEPROVISIONED,            true,  true,  same ACTIVE
            OPEN,   false, DEPROVISIONED,            true,  false, same INACTIVE
            OPEN,   false, DEPROVISIONED,            false, true,  waits l1
            OPEN,   false, DEPROVISIONED,            false, false, waits l1
            OPEN,   false, DELETED,                  true,  true,  same ACTIVE
            OPEN,   false, DELETED,                  true,  false, same INACTIVE
            OPEN,   false, DELETED,                  false, true,  waits l1
            OPEN,   false, DELETED,                  false, false, waits l1
            OPEN,   false, ACTIVE,                   true,  true,  same ACTIVE
            OPEN,   false, ACTIVE,                   false, true,  waits l1
            OPEN,   false, WAITING,                  true,  true,  same ACTIVE
            OPEN,   false, WAITING,                  true,  false, same INACTIVE
            CLOSED, false, DEPROVISIONED,            true,  true,  back ACTIVE
            CLOSED, false, DEPROVISIONED,            true,  false, back INACTIVE
            CLOSED, false, DEPROVISIONED,            false, true,  waits
            CLOSED, false, DEPROVISIONED,            false, false, waits
            CLOSED, false, DELETED,                  true,  true,  back ACTIVE
            CLOSED, false, DELETED,                  true,  false, back INACTIVE
            CLOSED, false, DELETED,                  false, true,  new ACTIVE
            CLOSED, false, DELETED,                  false, false, new INACTIVE
            CLOSED, false, ANONYMISED,               true,  true,  new ACTIVE
            CLOSED, false, ANONYMISED,               true,  false, new INACTIVE
            CLOSED, false, ANONYMISED,               false, true,  new ACTIVE
            CLOSED, false, ANONYMISED,               false, false, new INACTIVE
            OPEN,   true,  DELETED_BY_ADMINISTRATOR, true,  true,  deleted l1
            OPEN,   true,  DELETED_BY_ADMINISTRATOR, true,  false, deleted l1
            OPEN,   true,  DELETED_BY_ADMINISTRATOR, false, true,  deleted l1
            OPEN,   true,  DELETED_BY_ADMINISTRATOR, false, false, deleted l1
            OPEN,   false, DELETED_BY_ADMINISTRATOR, true,  true,  deleted l1
            OPEN,   false, DELETED_BY_ADMINISTRATOR, false, true,  deleted l1
            CLOSED, false, DELETED_BY_ADMINISTRATOR, true,  true,  deleted
            CLOSED, false, DELETED_BY_ADMINISTRATOR, true,  false, deleted
            CLOSED, false, DELETED_BY_ADMINISTRATOR, false, true,  deleted
            CLOSED, false, DELETED_BY_ADMINISTRATOR, false, false, deleted
            """)
    void decidesWhoComesBackThroughACreate(
            Link.State state, boolean asserted, Person person, boolean restore, boolean activate, String expected) {
        for (String[] key : List.of(new String[] {"bob", "1"}, new String[] {"bob", "2"}, new String[] {"bert", "1"})) {
            boolean sameName = key[0].equals("bob");
            if (sameName || !expected.equals("there")) {
                assertThat(create(state, asserted, person, directory("deactivate", restore, activate), key))
                        .as("%s with externalId %s", key[0], key[1])
                        .isEqualTo(
                                isForeign(state, asserted, sameName)
                                        ? "new " + (activate ? "ACTIVE" : "INACTIVE")
                                        : expected);
            }
        }
    }

    /** An active link of the same externalId alone is somebody else: externalId is not unique (RFC 7643, 3.1). */
    private static boolean isForeign(Link.State state, boolean asserted, boolean sameName) {
        return state == Link.State.OPEN && asserted && !sameName;
    }

    private static String create(Link.State state, boolean asserted, Person person, Directory directory, String[] key) {
        User user = state == Link.State.OPEN ? person.user() : person.user().released();
        LinkedUser known = new LinkedUser(link("l1", user.id(), state, attributes("bob", "1", asserted)), user);
        Candidates candidates = user.isGone() || !key[0].equals("bob")
                ? Candidates.NONE
                : new Candidates(Optional.empty(), Optional.of(user), Optional.empty(), Set.of());
        Complex pushed = attributes(key[0], key[1], true);
        AdoptionDecision decision = new Adoption(directory, List.of(known), candidates).decide(pushed);
        if (decision instanceof AlreadyThere there) {
            return told("there", there.refusal()).replace(" l1", "");
        }
        if (decision instanceof Conflict conflict) {
            String detail = conflict.refusal().detail();
            return told(
                    detail.contains("deprovisioned, waiting for activation") ? "waits" : "deleted", conflict.refusal());
        }
        Link fresh = link("l2", new UserId("u2"), Link.State.OPEN, pushed);
        UserChange change = decision.admit(new Admission(new Lifecycle(directory, NOW), fresh));
        assertThat(change.link().isOpen()).isTrue();
        assertThat(change.link().active()).isTrue();
        assertThat(change.user().owner()).isEqualTo(HERE);
        assertThat(change.user().loginName()).isEqualTo(key[0]);
        assertThat(change.link().user()).isEqualTo(change.user().id());
        assertThat(change.user().plannedDeletion()).isEmpty();
        String who = !change.user().id().equals(user.id())
                ? "new "
                : change.link().id().value().equals("l1") ? "same " : "back ";
        return who + change.user().status();
    }

    private static String told(String word, Refusal refusal) {
        return word + refusal.existing().map(id -> " " + id.value()).orElse("");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            blockWins,     BLOCKED, true
            directoryWins, BLOCKED, false
            blockWins,     ACTIVE,  false
            directoryWins, ACTIVE,  false
            """)
    void liftsABlockOnlyWhereTheDirectoryWins(String manualBlock, Person person, boolean blocked) {
        Directory directory = directory("deactivate", true, true, Complex.of("manualBlock", new Text(manualBlock)));
        Lifecycle lifecycle = new Lifecycle(directory, NOW);
        User user = person.user();
        User inactive = user.deactivated(new Departure(HERE, EARLIER, null));

        assertThat(lifecycle.activate(inactive).on(inactive).blocked()).isEqualTo(blocked);
        assertThat(lifecycle.update(user, true).on(user).blocked()).isEqualTo(blocked);
        assertThat(lifecycle.update(user, false).on(user)).isEqualTo(user);
        assertThat(lifecycle.update(inactive, true).on(inactive)).isEqualTo(inactive);
        assertThat(lifecycle.deprovision(user, Deprovision.DEACTIVATE).on(user).blocked())
                .isEqualTo(user.blocked());
    }

    @ParameterizedTest
    @CsvSource({"true, true, ACTIVE", "true, false, INACTIVE", "false, true, INACTIVE", "false, false, INACTIVE"})
    void introducesPeople(boolean asserted, boolean activate, UserStatus status) {
        Link fresh = link("l2", new UserId("u2"), Link.State.OPEN, attributes("bob", "1", asserted));
        Lifecycle lifecycle = new Lifecycle(directory("deactivate", true, activate), NOW);

        UserChange change = new AdoptionDecision.NewUser().admit(new Admission(lifecycle, fresh));

        assertThat(change.user().status()).isEqualTo(status);
        assertThat(change.user().departure()).isNull();
        assertThat(change.action()).isEqualTo(SyncAction.CREATED);
        assertThat(change.link().isOpen()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"DEPROVISIONED, INACTIVE", "DELETED, INACTIVE"})
    void bringsSomebodyBackInactive(Person person, UserStatus status) {
        LinkedUser gone = gone(person.user(), attributes("bob", "1", true));
        Link fresh = link("l2", new UserId("u2"), Link.State.OPEN, attributes("bob", "1", false));
        Lifecycle lifecycle = new Lifecycle(directory("deactivate", true, true), NOW);

        UserChange change = new AdoptionDecision.Restore(gone).admit(new Admission(lifecycle, fresh));

        assertThat(change.user().status()).isEqualTo(status);
        assertThat(change.user().isDeprovisionedBy(HERE)).isTrue();
        assertThat(change.action()).isEqualTo(SyncAction.RESTORED);
    }

    @Test
    void forgetsWhatTheDirectoryHadSaidOfSomebodyWhoComesBack() {
        Complex said = attributes("bob", "1", true).with("title", new Text("Auditor"));
        Complex local = Complex.of("title", new Text("Auditor")).with("nickName", new Text("Bobby"));
        LinkedUser gone = gone(Person.DELETED.user().with(local), said);
        Link fresh = link("l2", new UserId("u2"), Link.State.OPEN, attributes("bob", "1", true));
        Lifecycle lifecycle = new Lifecycle(directory("delete", true, true), NOW);

        UserChange change = new AdoptionDecision.Restore(gone).admit(new Admission(lifecycle, fresh));

        assertThat(change.user().attributes()).isEqualTo(Complex.of("nickName", new Text("Bobby")));
    }

    private static LinkedUser gone(User user, Complex said) {
        return new LinkedUser(link("l1", user.id(), Link.State.CLOSED, said), user.released());
    }

    private static Link link(String id, UserId user, Link.State state, Complex attributes) {
        return new Link(new ResourceId(id), HERE, user, state, attributes, Meta.createdAt(EARLIER));
    }

    private static Complex attributes(String userName, String externalId, boolean active) {
        return Complex.of("userName", new Text(userName))
                .with("externalId", new Text(externalId))
                .with("active", Flag.of(active));
    }

    private static Directory directory(String policy, boolean restore, boolean activate) {
        return directory(policy, restore, activate, Complex.empty());
    }

    private static Directory directory(String policy, boolean restore, boolean activate, Complex users) {
        Complex synchronization = Complex.of(Map.of(
                "deprovisionPolicy",
                Complex.of(Map.of("type", new Text(policy), "graceDays", Numeric.of(10))),
                "restore",
                Flag.of(restore),
                "activate",
                Flag.of(activate)));
        Complex body = Complex.of(Map.of("name", new Text("Here"), "users", users, "synchronization", synchronization));
        return new Directory(HERE, DirectorySettings.create(body), Meta.createdAt(EARLIER));
    }
}
