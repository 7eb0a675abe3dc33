package dev.rollcall.domain.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.directory.DirectorySettings;
import dev.rollcall.domain.link.AdoptionDecision.Adopt;
import dev.rollcall.domain.link.AdoptionDecision.Conflict;
import dev.rollcall.domain.link.AdoptionDecision.MatchKey;
import dev.rollcall.domain.link.AdoptionDecision.NewUser;
import dev.rollcall.domain.link.AdoptionDecision.TakeOver;
import dev.rollcall.domain.scim.resource.Meta;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.synclog.SyncAction;
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
import org.junit.jupiter.params.provider.EnumSource;

/** Who gets a person that several know, by every setting. */
class AdoptionSettingsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final DirectoryId HERE = new DirectoryId("here");
    private static final DirectoryId ELSEWHERE = new DirectoryId("elsewhere");

    /** Who is known already. */
    enum Known {
        LOCAL,
        LOCAL_PROTECTED,
        ELSEWHERE_ON,
        ELSEWHERE_OFF,
        ELSEWHERE_PROTECTED;

        User user() {
            User user = User.local(new UserId("u1"), "bobby", Complex.empty());
            User guarded = name().endsWith("PROTECTED") ? user.protect() : user;
            return name().startsWith("ELSEWHERE") ? guarded.ownedBy(ELSEWHERE) : guarded;
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            LOCAL,               connect, reject,             true,  ADOPTED
            LOCAL,               connect, takeOverIfInactive, true,  ADOPTED
            LOCAL,               connect, takeOver,           false, ADOPTED
            LOCAL,               reject,  reject,             true,  CONFLICT
            LOCAL,               reject,  takeOver,           false, CONFLICT
            LOCAL_PROTECTED,     connect, takeOver,           true,  CONFLICT
            LOCAL_PROTECTED,     connect, takeOver,           false, ADOPTED
            LOCAL_PROTECTED,     reject,  takeOver,           false, CONFLICT
            ELSEWHERE_ON,        connect, reject,             true,  CONFLICT
            ELSEWHERE_ON,        connect, reject,             false, CONFLICT
            ELSEWHERE_ON,        connect, takeOverIfInactive, true,  CONFLICT
            ELSEWHERE_ON,        reject,  takeOverIfInactive, false, CONFLICT
            ELSEWHERE_ON,        connect, takeOver,           true,  TAKEN_OVER
            ELSEWHERE_ON,        reject,  takeOver,           true,  TAKEN_OVER
            ELSEWHERE_OFF,       connect, reject,             true,  CONFLICT
            ELSEWHERE_OFF,       connect, takeOverIfInactive, true,  TAKEN_OVER
            ELSEWHERE_OFF,       reject,  takeOverIfInactive, false, TAKEN_OVER
            ELSEWHERE_OFF,       connect, takeOver,           true,  TAKEN_OVER
            ELSEWHERE_PROTECTED, connect, takeOver,           true,  CONFLICT
            ELSEWHERE_PROTECTED, connect, takeOver,           false, TAKEN_OVER
            ELSEWHERE_PROTECTED, connect, takeOverIfInactive, false, CONFLICT
            ELSEWHERE_PROTECTED, connect, reject,             false, CONFLICT
            """)
    void decidesWhoGetsThePerson(Known known, String local, String others, boolean protect, SyncAction expected) {
        Directory directory = directory(local, others, protect);
        for (MatchKey key : MatchKey.values()) {
            AdoptionDecision decision = new Adoption(directory, List.of(), candidates(known, key))
                    .decide(fresh(true).attributes());

            if (expected == SyncAction.CONFLICT) {
                assertThat(decision).isInstanceOfSatisfying(Conflict.class, conflict -> {
                    assertThat(conflict.reason()).endsWith(".");
                    assertThat(conflict.refusal().existing()).isEmpty();
                    assertThat(conflict.refusal().detail()).doesNotContain("elsewhere");
                    assertThat(conflict.known()).contains(known.user());
                });
            } else {
                UserChange change = decision.admit(new Admission(new Lifecycle(directory, NOW), fresh(true)));
                assertThat(change.action()).isEqualTo(expected);
                assertThat(change.user().id()).isEqualTo(known.user().id());
                assertThat(change.user().owner()).isEqualTo(HERE);
                assertThat(change.user().status()).isEqualTo(UserStatus.ACTIVE);
                assertThat(change.link().user()).isEqualTo(known.user().id());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(MatchKey.class)
    void leavesNameAndAddressOfWhomTheAddressGaveAwayAsTheyWere(MatchKey key) {
        Directory directory = directory("connect", "reject", true);

        User user = new Adopt(Known.LOCAL.user(), Complex.empty(), key)
                .admit(new Admission(new Lifecycle(directory, NOW), fresh(true)))
                .user();

        assertThat(user.loginName()).isEqualTo(key == MatchKey.EMAIL ? "bobby" : "bob");
        assertThat(user.kept()).isEqualTo(key == MatchKey.EMAIL ? Set.of("emails") : Set.of());
    }

    @Test
    void triesTheRemoteIdBeforeTheNameAndTheNameBeforeTheAddress() {
        User remote = User.local(new UserId("remote"), "remote", Complex.empty());
        User named = User.local(new UserId("named"), "bob", Complex.empty());
        User mailed = User.local(new UserId("mailed"), "mailed", Complex.empty());
        Directory directory = directory("connect", "reject", true);
        Complex pushed = fresh(true).attributes();

        assertThat(new Adoption(
                                directory,
                                List.of(),
                                new Candidates(Optional.of(remote), Optional.empty(), Optional.of(mailed), Set.of()))
                        .decide(pushed))
                .isEqualTo(new Adopt(remote, Complex.empty(), MatchKey.REMOTE_ID));
        assertThat(new Adoption(
                                directory,
                                List.of(),
                                new Candidates(Optional.empty(), Optional.of(named), Optional.of(mailed), Set.of()))
                        .decide(pushed))
                .isEqualTo(new Adopt(named, Complex.empty(), MatchKey.USER_NAME));
        assertThat(new Adoption(
                                directory,
                                List.of(),
                                new Candidates(Optional.of(remote), Optional.of(named), Optional.empty(), Set.of()))
                        .decide(pushed))
                .as("the name of somebody else cannot be given to the one with the remote id")
                .isInstanceOf(Conflict.class);
    }

    @Test
    void takesAnAddressOfItsOwnUserForSomebodyNew() {
        User ours = User.local(new UserId("u1"), "bobby", Complex.empty()).ownedBy(HERE);
        Candidates candidates = new Candidates(Optional.empty(), Optional.empty(), Optional.of(ours), Set.of());

        assertThat(new Adoption(directory("connect", "takeOver", true), List.of(), candidates)
                        .decide(fresh(true).attributes()))
                .isEqualTo(new NewUser());
    }

    @ParameterizedTest
    @CsvSource({"ignore, ACTIVE", "deactivate, INACTIVE", "deactivateThenDelete, INACTIVE", "delete, INACTIVE"})
    void neverDeletesWhomItAdoptsInactive(String policy, UserStatus status) {
        Complex body = Complex.of(Map.of(
                "name",
                new Text("Here"),
                "synchronization",
                Complex.of("deprovisionPolicy", Complex.of("type", new Text(policy)))));
        Directory directory = new Directory(HERE, DirectorySettings.create(body), Meta.createdAt(NOW));
        Admission admission = new Admission(new Lifecycle(directory, NOW), fresh(false));

        UserChange adopted = new Adopt(Known.LOCAL.user(), Complex.empty(), MatchKey.USER_NAME).admit(admission);
        UserChange taken =
                new TakeOver(Known.ELSEWHERE_ON.user(), Complex.empty(), MatchKey.USER_NAME).admit(admission);

        assertThat(adopted.user().status()).isEqualTo(status);
        assertThat(adopted.user().plannedDeletion()).isEmpty();
        assertThat(taken.user().status()).isEqualTo(status);
    }

    private static Candidates candidates(Known known, MatchKey key) {
        Optional<User> user = Optional.of(known.user());
        return new Candidates(
                key == MatchKey.REMOTE_ID ? user : Optional.empty(),
                key == MatchKey.USER_NAME ? user : Optional.empty(),
                key == MatchKey.EMAIL ? user : Optional.empty(),
                known == Known.ELSEWHERE_OFF ? Set.of(ELSEWHERE) : Set.of());
    }

    private static Link fresh(boolean active) {
        Complex attributes = Complex.of("userName", new Text("bob")).with("active", Flag.of(active));
        return new Link(new ResourceId("l2"), HERE, new UserId("u2"), Link.State.OPEN, attributes, Meta.createdAt(NOW));
    }

    private static Directory directory(String local, String others, boolean protect) {
        Complex users = Complex.of(Map.of(
                "existingLocalUsers", new Text(local),
                "usersOfOtherDirectories", new Text(others),
                "protectUsers", Flag.of(protect)));
        Complex body = Complex.of(Map.of("name", new Text("Here"), "users", users));
        return new Directory(HERE, DirectorySettings.create(body), Meta.createdAt(NOW));
    }
}
