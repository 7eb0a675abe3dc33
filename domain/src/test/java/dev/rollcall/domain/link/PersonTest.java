package dev.rollcall.domain.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.directory.DirectorySettings;
import dev.rollcall.domain.directory.UserRules.ManualChanges;
import dev.rollcall.domain.scim.Tree;
import dev.rollcall.domain.scim.resource.Meta;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.user.Departure;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserId;
import dev.rollcall.domain.user.UserRequest;
import dev.rollcall.domain.user.UserStatus;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What administrators do to people by hand. */
class PersonTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final DirectoryId HERE = new DirectoryId("here");
    private static final Departure BY_DIRECTORY = new Departure(HERE, NOW.minusSeconds(9), null);
    private static final Departure BY_HAND = new Departure(null, NOW.minusSeconds(9), NOW.minusSeconds(9));

    @ParameterizedTest
    @EnumSource(AdministratorAction.class)
    void doesEveryActionOnce(AdministratorAction action) {
        for (Person person : new Person[] {
            local(UserStatus.ACTIVE, null), owned(UserStatus.ACTIVE, true), local(UserStatus.DELETED, BY_HAND)
        }) {
            Person once = action.apply(person, NOW);

            assertThat(action.apply(once, NOW.plusSeconds(1))).isEqualTo(once);
        }
    }

    @ParameterizedTest
    @EnumSource(AdministratorAction.class)
    void leavesAnAnonymisedUserAlone(AdministratorAction action) {
        Person gone = AdministratorAction.ANONYMISE.apply(owned(UserStatus.ACTIVE, true), NOW);

        if (action == AdministratorAction.ANONYMISE) {
            assertThat(action.apply(gone, NOW)).isEqualTo(gone);
        } else {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> action.apply(gone, NOW))
                    .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.CONFLICT));
        }
    }

    @Test
    void setsAndLiftsBlockAndProtection() {
        Person person = owned(UserStatus.ACTIVE, true);

        Person blocked = AdministratorAction.BLOCK.apply(person, NOW);
        assertThat(blocked.user().blocked()).isTrue();
        assertThat(blocked.effective().get("active")).isEqualTo(Tree.value("false"));
        assertThat(AdministratorAction.UNBLOCK.apply(blocked, NOW)).isEqualTo(person);

        Person guarded = AdministratorAction.PROTECT.apply(person, NOW);
        assertThat(guarded.user().isProtected()).isTrue();
        assertThat(AdministratorAction.UNPROTECT.apply(guarded, NOW)).isEqualTo(person);
    }

    @ParameterizedTest
    @EnumSource(
            value = UserStatus.class,
            names = {"ACTIVE", "INACTIVE"})
    void detachingKeepsTheStateAndWhatTheDirectorySaid(UserStatus status) {
        Person detached = AdministratorAction.DETACH.apply(owned(status, status == UserStatus.ACTIVE), NOW);

        assertThat(detached.link()).isNull();
        assertThat(detached.user().owner()).isNull();
        assertThat(detached.user().status()).isEqualTo(status);
        assertThat(detached.user().canComeBackThrough(HERE)).isFalse();
        assertThat(detached.user().attributes()).isEqualTo(Tree.object("{'nickName':'local','title':'supplied'}"));
    }

    @Test
    void detachingADeletedUserKeepsTheMomentOfTheDeletion() {
        Departure byDirectory = new Departure(HERE, NOW.minusSeconds(9), NOW.minusSeconds(8));

        User detached = AdministratorAction.DETACH
                .apply(owned(UserStatus.DELETED, byDirectory, false), NOW)
                .user();

        assertThat(detached.departure()).isEqualTo(new Departure(null, NOW.minusSeconds(9), NOW.minusSeconds(8)));
        assertThat(AdministratorAction.DETACH
                        .apply(owned(UserStatus.INACTIVE, byDirectory, false), NOW)
                        .user()
                        .departure())
                .isNull();
    }

    @Test
    void deletingMakesTheDeletionTheAdministrators() {
        for (Person person : new Person[] {
            local(UserStatus.ACTIVE, null), local(UserStatus.DELETED, BY_DIRECTORY), owned(UserStatus.INACTIVE, false)
        }) {
            Person deleted = AdministratorAction.DELETE.apply(person, NOW);

            assertThat(deleted.user().isDeletedByAdministrator()).isTrue();
            assertThat(deleted.link()).isEqualTo(person.link());
        }
    }

    @ParameterizedTest
    @CsvSource({
        // status, by whom, link, link active -> status
        "ACTIVE,     none,      none, ACTIVE",
        "INACTIVE,   none,      none, ACTIVE",
        "INACTIVE,   directory, none, ACTIVE",
        "DELETED,    directory, none, ACTIVE",
        "DELETED,    hand,      none, ACTIVE",
        "ACTIVE,     none,      on,   ACTIVE",
        "INACTIVE,   none,      on,   ACTIVE",
        "INACTIVE,   directory, on,   ACTIVE",
        "DELETED,    hand,      on,   ACTIVE",
        "DELETED,    hand,      off,  INACTIVE",
        "DELETED,    directory, off,  INACTIVE",
        "INACTIVE,   directory, off,  refused",
        "INACTIVE,   none,      off,  refused"
    })
    void restoresAsFarAsTheDirectoryAssertsIt(UserStatus status, String by, String link, String expected) {
        Departure departure = by.equals("none") ? null : by.equals("hand") ? BY_HAND : BY_DIRECTORY;
        Person person = link.equals("none") ? local(status, departure) : owned(status, departure, link.equals("on"));

        if (expected.equals("refused")) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> AdministratorAction.RESTORE.apply(person, NOW))
                    .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.CONFLICT));
        } else {
            User restored = AdministratorAction.RESTORE.apply(person, NOW).user();
            assertThat(restored.status()).isEqualTo(UserStatus.valueOf(expected));
            assertThat(restored.isDeprovisionedBy(HERE)).isEqualTo(expected.equals("INACTIVE"));
        }
    }

    @Test
    void anonymisingLeavesNothing() {
        Person gone = AdministratorAction.ANONYMISE.apply(owned(UserStatus.ACTIVE, true), NOW);

        assertThat(gone.link()).isNull();
        assertThat(gone.effective()).isEqualTo(Complex.empty());
        assertThat(gone.user().attributes()).isEqualTo(Complex.empty());
        assertThat(gone.user().loginName()).doesNotContain("ann");
    }

    @Test
    void theEffectiveProfileNamesThePerson() {
        assertThat(owned(UserStatus.ACTIVE, true).effective())
                .isEqualTo(Tree.object("{'userName':'ann','active':true,'nickName':'local','title':'supplied'}"));
        assertThat(local(UserStatus.INACTIVE, null).effective())
                .isEqualTo(Tree.object("{'userName':'ann','active':false,'nickName':'local'}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                // rule | patch | effective title, empty when refused | kept
                "LOCK | {'title':'mine'} | | ",
                "LOCK | {'title':null} | | ",
                "LOCK | {'title':'supplied'} | | ",
                "LOCK | {'nickName':'new'} | supplied | ",
                "OVERWRITE | {'title':'mine'} | mine | title",
                "OVERWRITE | {'nickName':'new'} | supplied | ",
                "OVERWRITE | {'title':null} | supplied | ",
                "KEEP | {'title':'mine'} | mine | title",
                "KEEP | {'title':null} | supplied | "
            })
    void manualChangesFollowTheRuleOfTheDirectory(
            ManualChanges rule, String patch, @Nullable String title, @Nullable String kept) {
        UserRequest request = new UserRequest(Optional.empty(), Tree.object(patch));
        ManualChange change = new ManualChange(owned(UserStatus.ACTIVE, true), directory(rule));

        if (title == null) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> change.apply(request))
                    .satisfies(refusal -> {
                        assertThat(refusal.reason()).isEqualTo(Reason.CONFLICT);
                        assertThat(refusal.detail()).contains("title", "\"HR\"");
                    });
        } else {
            Person changed = change.apply(request);
            assertThat(changed.effective().text("title")).contains(title);
            assertThat(changed.user().kept()).isEqualTo(kept == null ? Set.of() : Set.of(kept));
            assertThat(ManualChange.written(changed.user(), rule).kept())
                    .isEqualTo(kept == null || rule != ManualChanges.KEEP ? Set.of() : Set.of(kept));
        }
    }

    @Test
    void changesALocalUserWhateverADirectoryHasLeft() {
        String fields = CoreSchemas.ROLLCALL_USER.id();
        Complex left = Tree.object("{'title':'x','" + fields + "':{'profileField_badge':'7'}}");
        Person local = new Person(user(UserStatus.ACTIVE, null, null).with(left), null);

        Person edited = edited(local, null, "{'title':'y'}");
        assertThat(edited.user().attributes())
                .isEqualTo(Tree.object("{'title':'y','" + fields + "':{'profileField_badge':'7'}}"));
        assertThat(edited(edited, null, "{'" + fields + "':{'profileField_badge':null}}")
                        .user()
                        .attributes())
                .isEqualTo(Tree.object("{'title':'y'}"));

        Person owned = new Person(
                local.user().ownedBy(HERE), owned(UserStatus.ACTIVE, true).link());
        assertThat(edited(owned, directory(ManualChanges.LOCK), "{'nickName':'y'}")
                        .user()
                        .attributes()
                        .complex(fields))
                .isEqualTo(left.complex(fields));
    }

    private static Person edited(Person person, @Nullable Directory owner, String patch) {
        return new ManualChange(person, owner).apply(new UserRequest(Optional.empty(), Tree.object(patch)));
    }

    @Test
    void aLoginNameIsChangedOfLocalUsersOnly() {
        UserRequest rename = UserRequest.change(Tree.object("{'loginName':'bea'}"));

        assertThat(new ManualChange(local(UserStatus.ACTIVE, null), null)
                        .apply(rename)
                        .user()
                        .loginName())
                .isEqualTo("bea");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() ->
                        new ManualChange(owned(UserStatus.ACTIVE, true), directory(ManualChanges.KEEP)).apply(rename))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.CONFLICT));
    }

    @Test
    void aDeletedUserIsNotChanged() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> new ManualChange(local(UserStatus.DELETED, BY_HAND), null)
                        .apply(UserRequest.change(Complex.empty())))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.CONFLICT));
    }

    private static Person local(UserStatus status, @Nullable Departure departure) {
        return new Person(user(status, null, departure), null);
    }

    private static Person owned(UserStatus status, boolean active) {
        return owned(status, status == UserStatus.ACTIVE ? null : BY_DIRECTORY, active);
    }

    private static Person owned(UserStatus status, @Nullable Departure departure, boolean active) {
        Link link = new Link(
                new ResourceId("l"),
                HERE,
                new UserId("u"),
                Link.State.OPEN,
                Tree.object("{'userName':'Ann','externalId':'7','active':" + active + ",'title':'supplied'}"),
                Meta.createdAt(NOW));
        return new Person(user(status, HERE, departure), link);
    }

    private static User user(UserStatus status, @Nullable DirectoryId owner, @Nullable Departure departure) {
        Complex local = Tree.object("{'nickName':'local'}");
        return new User(new UserId("u"), "ann", status, false, false, owner, departure, local);
    }

    private static Directory directory(ManualChanges rule) {
        String spelling = rule.name().toLowerCase(Locale.ROOT);
        DirectorySettings settings =
                DirectorySettings.create(Tree.object("{'name':'HR','users':{'manualChanges':'" + spelling + "'}}"));
        return new Directory(HERE, settings, Meta.createdAt(NOW));
    }
}
