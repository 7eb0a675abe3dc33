package dev.rollcall.domain.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.directory.DirectorySettings;
import dev.rollcall.domain.link.AdoptionDecision.Adopt;
import dev.rollcall.domain.link.AdoptionDecision.AlreadyThere;
import dev.rollcall.domain.link.AdoptionDecision.Claim;
import dev.rollcall.domain.link.AdoptionDecision.Conflict;
import dev.rollcall.domain.link.AdoptionDecision.MatchKey;
import dev.rollcall.domain.link.AdoptionDecision.NewUser;
import dev.rollcall.domain.link.AdoptionDecision.Reactivate;
import dev.rollcall.domain.link.AdoptionDecision.Restore;
import dev.rollcall.domain.scim.resource.Meta;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import dev.rollcall.domain.user.Departure;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserId;
import dev.rollcall.domain.user.UserStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdoptionTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final DirectoryId HERE = new DirectoryId("here");
    private static final DirectoryId ELSEWHERE = new DirectoryId("elsewhere");
    private static final Complex NICK_NAME = Complex.of("nickName", new Text("Bobby"));
    private static final Complex EMAILS =
            Complex.of("emails", Many.of(Complex.of("value", new Text("bob@example.org"))));
    private static final Complex SAID = EMAILS.with("title", new Text("Auditor"));

    @Test
    void createsAUserWhoseNameNobodyHas() {
        assertThat(decide(user("bob", "1", true))).isEqualTo(new NewUser());
    }

    @Test
    void refusesANameThatAnOpenActiveLinkHasAndSaysWhich() {
        LinkedUser known = linked("l1", "Bob", "1", true, Link.State.OPEN);

        assertThat(decide(user("bOB", "2", true), known)).isInstanceOfSatisfying(AlreadyThere.class, there -> {
            assertThat(there.refusal().reason()).isEqualTo(Reason.UNIQUENESS);
            assertThat(there.refusal().existing()).contains(new ResourceId("l1"));
        });
    }

    @Test
    void reactivatesTheOpenInactiveLinkOfThatName() {
        LinkedUser known = linked("l1", "bob", "1", false, Link.State.OPEN);

        assertThat(decide(user("bob", null, true), known)).isEqualTo(new Reactivate(known));
    }

    @Test
    void reactivatesWhenActiveIsNotSaid() {
        LinkedUser known = linked("l1", "bob", "1", false, Link.State.OPEN);

        assertThat(decide(Complex.of("userName", new Text("bob")), known)).isEqualTo(new Reactivate(known));
    }

    @Test
    void refusesARepeatedCreateOfAnInactiveUser() {
        LinkedUser known = linked("l1", "bob", "1", false, Link.State.OPEN);

        assertThat(decide(user("bob", "1", false), known)).isInstanceOf(AlreadyThere.class);
    }

    @Test
    void reactivatesTheOpenInactiveLinkOfThatExternalId() {
        LinkedUser known = linked("l1", "bob", "1", false, Link.State.OPEN);

        assertThat(decide(user("robert", "1", true), known)).isEqualTo(new Reactivate(known));
    }

    @Test
    void doesNotTakeAnActiveLinkOfThatExternalIdForTheSamePerson() {
        LinkedUser known = linked("l1", "bob", "1", true, Link.State.OPEN);

        assertThat(decide(user("robert", "1", true), known)).isEqualTo(new NewUser());
    }

    @Test
    void doesNotMatchUsersWithoutExternalIdByIt() {
        LinkedUser known = linked("l1", "bob", null, false, Link.State.OPEN);

        assertThat(decide(user("robert", null, true), known)).isEqualTo(new NewUser());
    }

    @Test
    void comparesExternalIdsWithCase() {
        LinkedUser known = linked("l1", "bob", "A", false, Link.State.OPEN);

        assertThat(decide(user("robert", "a", true), known)).isEqualTo(new NewUser());
    }

    @Test
    void prefersTheOpenLinkOfThatNameToAnotherOfThatExternalId() {
        LinkedUser named = linked("l1", "bob", "1", false, Link.State.OPEN);
        LinkedUser other = linked("l2", "robert", "2", false, Link.State.OPEN);

        assertThat(decide(user("bob", "2", true), other, named)).isEqualTo(new Reactivate(named));
    }

    @Test
    void restoresTheUserOfAClosedLinkByNameOrExternalId() {
        LinkedUser gone = linked("l1", "bob", "1", false, Link.State.CLOSED);

        assertThat(decide(user("bob", null, true), gone)).isEqualTo(new Restore(gone));
        assertThat(decide(user("robert", "1", true), gone)).isEqualTo(new Restore(gone));
        assertThat(decide(user("bob", "1", false), gone)).isEqualTo(new Restore(gone));
    }

    @Test
    void triesTheExternalIdOfClosedLinksFirst() {
        LinkedUser named = linked("l1", "bob", "1", false, Link.State.CLOSED);
        LinkedUser other = linked("l2", "robert", "2", false, Link.State.CLOSED);

        assertThat(decide(user("bob", "2", true), named, other)).isEqualTo(new Restore(other));
    }

    @Test
    void doesNotRestoreAUserWhomAnotherDirectoryHasTakenOver() {
        LinkedUser gone = linked("l1", "bob", "1", false, Link.State.CLOSED);
        User takenOver = gone.user().ownedBy(ELSEWHERE).activated();

        assertRefused(user("bob", "1", true), Optional.of(takenOver), new LinkedUser(gone.link(), takenOver));
    }

    @Test
    void refusesToBringAPersonBackUnderANameThatSomebodyElseHas() {
        LinkedUser gone = linked("l1", "bob", "1", false, Link.State.CLOSED);
        LinkedUser inactive = linked("l2", "bert", "2", false, Link.State.OPEN);
        Optional<User> somebodyElse = Optional.of(local("u9", "robert"));

        assertRefused(user("robert", "1", true), somebodyElse, gone);
        assertRefused(user("robert", "2", true), somebodyElse, inactive);
    }

    @Test
    void bringsAPersonBackUnderTheirOwnLoginName() {
        LinkedUser gone = linked("l1", "bob", "1", false, Link.State.CLOSED);

        assertThat(new Adoption(directory("connect", true), List.of(gone), named(Optional.of(gone.user())))
                        .decide(user("bob", "1", true)))
                .isEqualTo(new Restore(gone));
    }

    @Test
    void adoptsALocalUser() {
        User local = local("u1", "bob");

        assertThat(decide(Optional.of(local), "connect", true))
                .isEqualTo(new Adopt(local, Complex.empty(), MatchKey.USER_NAME));
    }

    @Test
    void adoptsALocalUserWhomAnotherDirectoryHadLetGo() {
        User local = local("u1", "bob").deactivated(new Departure(ELSEWHERE, NOW, null));

        assertThat(decide(Optional.of(local), "connect", true))
                .isEqualTo(new Adopt(local, Complex.empty(), MatchKey.USER_NAME));
    }

    @Test
    void refusesALocalUserWhereTheDirectoryRejectsThem() {
        assertThat(refusalOf(Optional.of(local("u1", "bob")), "reject").existing())
                .isEmpty();
    }

    @Test
    void refusesAProtectedUserUnlessTheDirectoryDoesNotProtect() {
        User local = local("u1", "bob");
        User guarded = new User(local.id(), "bob", UserStatus.ACTIVE, false, true, null, null, Complex.empty());

        assertThat(decide(Optional.of(guarded), "connect", true)).isInstanceOf(Conflict.class);
        assertThat(decide(Optional.of(guarded), "connect", false))
                .isEqualTo(new Adopt(guarded, Complex.empty(), MatchKey.USER_NAME));
    }

    @Test
    void revealsNothingOfAUserOfAnotherDirectory() {
        User theirs = local("u1", "bob").ownedBy(ELSEWHERE);

        String detail = refusalOf(Optional.of(theirs), "connect").detail();

        assertThat(detail)
                .isEqualTo(refusalOf(Optional.of(local("u2", "bob")), "reject").detail());
        assertThat(refusalOf(Optional.of(theirs), "connect").existing()).isEmpty();
    }

    private static Refusal refusalOf(Optional<User> namesake, String existingLocalUsers) {
        return ((Conflict) decide(namesake, existingLocalUsers, true)).refusal();
    }

    private static void assertRefused(Complex asserted, Optional<User> namesake, LinkedUser... links) {
        Adoption adoption = new Adoption(directory("connect", true), List.of(links), named(namesake));

        assertThat(adoption.decide(asserted)).isInstanceOfSatisfying(Conflict.class, conflict -> assertThat(
                        conflict.refusal().reason())
                .isEqualTo(Reason.UNIQUENESS));
    }

    private static Candidates named(Optional<User> namesake) {
        return new Candidates(Optional.empty(), namesake, Optional.empty(), Set.of());
    }

    @Test
    void claimsNobodyUnderTheUserNameOfAnotherResource() {
        LinkedUser expected = linked("l1", "robert", "1", true, Link.State.EXPECTED);
        LinkedUser bob = linked("l2", "bob", "2", false, Link.State.OPEN);

        assertThat(decide(user("robert", "1", true), expected, bob)).isEqualTo(new Claim(expected, Complex.empty()));
        assertRefused(user("bob", "1", true), Optional.empty(), expected, bob);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void findsByEmailWhomItDeprovisionedOnlyWhereUsersAreRestored(boolean restore) {
        User left = linked("l1", "bob", "1", false, Link.State.CLOSED).user();
        Candidates mailed = new Candidates(Optional.empty(), Optional.empty(), Optional.of(left), Set.of());
        Complex synchronization = Complex.of("restore", Flag.of(restore));
        Complex body = Complex.of(Map.of("name", new Text("Here"), "synchronization", synchronization));
        Directory directory = new Directory(HERE, DirectorySettings.create(body), Meta.createdAt(NOW));

        AdoptionDecision decision = new Adoption(directory, List.of(), mailed).decide(user("robert", "2", true));

        assertThat(decision).isInstanceOf(restore ? Adopt.class : Conflict.class);
    }

    @Test
    void forgetsWhatItHadSaidItselfOfALocalUserWhomItAdopts() {
        LinkedUser left = leftAsLocal("l1", "bob", "1", NOW);
        User local = left.user();

        assertThat(admitted(user("bob", "1", true), named(Optional.of(local)), left)
                        .attributes())
                .isEqualTo(NICK_NAME);
        assertThat(admitted(user("bob", "1", true), named(Optional.of(local))).attributes())
                .isEqualTo(local.attributes());
    }

    @Test
    void forgetsWhatItHadSaidItselfOfAUserWhomItTakesOver() {
        LinkedUser left = leftAsLocal("l1", "bob", "1", NOW);
        User theirs = left.user().ownedBy(ELSEWHERE);
        Directory directory = directory(Map.of("usersOfOtherDirectories", new Text("takeOver")));

        UserChange change = new Adoption(
                        directory, List.of(new LinkedUser(left.link(), theirs)), named(Optional.of(theirs)))
                .decide(user("bob", "1", true))
                .admit(admission(directory, user("bob", "1", true)));

        assertThat(change.user().attributes()).isEqualTo(NICK_NAME);
    }

    @Test
    void keepsTheAddressesByWhichItRecognisesWhomItHadItself() {
        LinkedUser left = leftAsLocal("l1", "bob", "1", NOW);
        Candidates mailed = new Candidates(Optional.empty(), Optional.empty(), Optional.of(left.user()), Set.of());

        User adopted = admitted(user("robert", "1", true), mailed, left);

        assertThat(adopted.attributes()).isEqualTo(NICK_NAME.withAll(EMAILS));
        assertThat(adopted.kept()).containsExactly("emails");
    }

    @Test
    void forgetsWhatItHadSaidOfWhomAnAdministratorHasConnectedAgain() {
        LinkedUser left = leftAsLocal("l1", "bob", "1", NOW);
        User connected = left.user().ownedBy(HERE);
        Link expected = new Link(
                new ResourceId("l2"),
                HERE,
                connected.id(),
                Link.State.EXPECTED,
                user("bob", "2", true),
                Meta.createdAt(NOW));

        User claimed = admitted(
                user("bob", "2", true),
                named(Optional.of(connected)),
                new LinkedUser(expected, connected),
                new LinkedUser(left.link(), connected));

        assertThat(claimed.attributes()).isEqualTo(NICK_NAME);
    }

    @Test
    void forgetsWhatTheLinkHadSaidThatClosedLastWhicheverItFinds() {
        User gone = leftAsLocal("l1", "bob", "A", NOW).user().deactivated(new Departure(HERE, NOW, null));
        LinkedUser first = new LinkedUser(closed("l1", gone, user("bob", "A", true), NOW.minusSeconds(9)), gone);
        LinkedUser last =
                new LinkedUser(closed("l2", gone, user("bob", "B", true).withAll(SAID), NOW.minusSeconds(1)), gone);

        assertThat(admitted(user("bob", "A", true), named(Optional.of(gone)), last, first)
                        .attributes())
                .isEqualTo(NICK_NAME);
        assertThat(admitted(user("bob", "A", true), named(Optional.of(gone)), first, last)
                        .attributes())
                .isEqualTo(NICK_NAME);
    }

    @Test
    void doesNotCompareAUserWithTheLinksOfOthers() {
        LinkedUser left = leftAsLocal("l1", "bob", "1", NOW.minusSeconds(9));
        User somebody = local("u9", "robert").with(SAID);
        LinkedUser other = new LinkedUser(closed("l2", somebody, user("robert", "1", true), NOW), somebody);

        assertThat(admitted(user("bob", "1", true), named(Optional.of(left.user())), other, left)
                        .attributes())
                .isEqualTo(NICK_NAME);
    }

    /** Somebody whom the directory has deleted without effect: what it had said are local values now. */
    private static LinkedUser leftAsLocal(String id, String userName, String externalId, Instant closed) {
        User local = local("user-" + id, userName).with(NICK_NAME.withAll(SAID));
        return new LinkedUser(closed(id, local, user(userName, externalId, true).withAll(SAID), closed), local);
    }

    private static Link closed(String id, User user, Complex attributes, Instant closed) {
        return new Link(
                        new ResourceId(id),
                        HERE,
                        user.id(),
                        Link.State.OPEN,
                        attributes,
                        Meta.createdAt(closed.minusSeconds(60)))
                .closed(closed);
    }

    private static User admitted(Complex asserted, Candidates candidates, LinkedUser... links) {
        Directory directory = directory("connect", true);
        return new Adoption(directory, List.of(links), candidates)
                .decide(asserted)
                .admit(admission(directory, asserted))
                .user();
    }

    private static Admission admission(Directory directory, Complex asserted) {
        Link fresh = new Link(
                new ResourceId("fresh"), HERE, new UserId("fresh"), Link.State.OPEN, asserted, Meta.createdAt(NOW));
        return new Admission(new Lifecycle(directory, NOW), fresh);
    }

    private static AdoptionDecision decide(Complex asserted, LinkedUser... links) {
        return new Adoption(directory("connect", true), List.of(links), Candidates.NONE).decide(asserted);
    }

    private static AdoptionDecision decide(Optional<User> namesake, String existingLocalUsers, boolean protect) {
        return new Adoption(directory(existingLocalUsers, protect), List.of(), named(namesake))
                .decide(user("bob", "1", true));
    }

    private static Directory directory(String existingLocalUsers, boolean protect) {
        return directory(Map.of("existingLocalUsers", new Text(existingLocalUsers), "protectUsers", Flag.of(protect)));
    }

    private static Directory directory(Map<String, Value> users) {
        Complex body = Complex.of(Map.of("name", new Text("Here"), "users", Complex.of(users)));
        return new Directory(HERE, DirectorySettings.create(body), Meta.createdAt(NOW));
    }

    private static LinkedUser linked(
            String id, String userName, @Nullable String externalId, boolean active, Link.State state) {
        User local = local("user-" + id, userName).ownedBy(HERE);
        User owned = active ? local : local.deactivated(new Departure(HERE, NOW, null));
        Link link = new Link(
                new ResourceId(id), HERE, owned.id(), state, user(userName, externalId, active), Meta.createdAt(NOW));
        return new LinkedUser(
                link,
                state == Link.State.OPEN
                        ? owned
                        : owned.deactivated(new Departure(HERE, NOW, null)).released());
    }

    private static User local(String id, String loginName) {
        return new User(new UserId(id), loginName, UserStatus.ACTIVE, false, false, null, null, Complex.empty());
    }

    private static Complex user(String userName, @Nullable String externalId, boolean active) {
        Complex user = Complex.of("userName", new Text(userName)).with("active", Flag.of(active));
        return externalId == null ? user : user.with("externalId", new Text(externalId));
    }
}
