package dev.rollcall.application.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.application.json.JsonReader;
import dev.rollcall.application.port.InMemorySyncLog;
import dev.rollcall.application.port.Ports;
import dev.rollcall.application.port.Samples;
import dev.rollcall.application.port.Users.Selection;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.link.AdministratorAction;
import dev.rollcall.domain.link.Adoption;
import dev.rollcall.domain.link.AdoptionDecision;
import dev.rollcall.domain.link.Candidates;
import dev.rollcall.domain.link.FateOfUsers;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.link.Person;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.synclog.Actor;
import dev.rollcall.domain.synclog.ChangeType;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.SyncEvent;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserId;
import dev.rollcall.domain.user.UserStatus;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UserAdministrationTest {

    private static final Actor ANN = new Actor(Actor.Kind.ADMINISTRATOR, "ann", "request");

    private final Ports ports = Ports.inMemory();
    private final Clock clock = Clock.fixed(Samples.NOW, ZoneOffset.UTC);
    private final UserAdministration administration = Administrations.users(ports, clock);

    @Test
    void makesALocalUserAndRemembersWho() {
        Person created = create("bea", "{\"title\":\"Dr.\"}");

        assertThat(administration.find(created.user().id())).isEqualTo(created);
        assertThat(created.user()).isEqualTo(User.local(created.user().id(), "bea", tree("{\"title\":\"Dr.\"}")));
        assertThat(events()).singleElement().satisfies(event -> {
            assertThat(event.actor()).isEqualTo(ANN);
            assertThat(event.action()).isEqualTo(SyncAction.CREATED);
            assertThat(event.directory()).isNull();
            assertThat(event.target().user()).isEqualTo(created.user().id());
            assertThat(event.changed()).containsExactly("title");
            assertThat(event.reason()).contains("administrator");
        });
    }

    @Test
    void refusesALoginNameThatSomebodyHas() {
        create("bea", "{}");
        Person other = create("cleo", "{}");

        assertRefused(Reason.UNIQUENESS, () -> create("BEA", "{}"));
        assertRefused(
                Reason.UNIQUENESS,
                () -> administration.update(ANN, other.user().id(), tree("{\"loginName\":\"Bea\"}")));
        assertThat(administration
                        .update(ANN, other.user().id(), tree("{\"loginName\":\"Cleo\"}"))
                        .user()
                        .loginName())
                .isEqualTo("Cleo");
    }

    @Test
    void changesWhatTheDirectoryDidNotSupplyAndSaysWhatChanged() {
        Link link = linked("{\"userName\":\"dan\",\"active\":true,\"title\":\"Prof.\"}");

        Person changed = administration.update(ANN, link.user(), tree("{\"attributes\":{\"nickName\":\"D\"}}"));

        assertThat(changed.effective())
                .isEqualTo(tree("{\"userName\":\"dan\",\"active\":true,\"title\":\"Prof.\",\"nickName\":\"D\"}"));
        assertThat(administration.find(link.user())).isEqualTo(changed);
        assertThat(events()).singleElement().satisfies(event -> {
            assertThat(event.action()).isEqualTo(SyncAction.EDITED);
            assertThat(event.changed()).containsExactly("nickName");
            assertThat(event.target().resource()).isEqualTo(link.id());
        });
        assertRefused(
                Reason.CONFLICT,
                () -> administration.update(ANN, link.user(), tree("{\"attributes\":{\"title\":\"Dr.\"}}")));
    }

    @ParameterizedTest
    @EnumSource(AdministratorAction.class)
    void writesNothingWhenAnActionIsRepeated(AdministratorAction action) {
        Link link = linked("{\"userName\":\"dan\",\"active\":true}");
        Person once = administration.act(ANN, link.user(), action);
        List<SyncEvent> events = events();

        assertThat(administration.act(ANN, link.user(), action)).isEqualTo(once);
        assertThat(administration.find(link.user())).isEqualTo(once);
        assertThat(events()).isEqualTo(events);
        boolean undoesNothing = action == AdministratorAction.UNBLOCK
                || action == AdministratorAction.UNPROTECT
                || action == AdministratorAction.RESTORE;
        assertThat(events).hasSize(undoesNothing ? 0 : 1);
    }

    @Test
    void detachingClosesTheLink() {
        Link link = linked("{\"userName\":\"dan\",\"active\":true,\"title\":\"Prof.\"}");

        administration.act(ANN, link.user(), AdministratorAction.DETACH);

        assertThat(ports.links().find(link.directory(), link.id())).isEmpty();
        Person local = administration.find(link.user());
        assertThat(local.link()).isNull();
        assertThat(local.user().attributes()).isEqualTo(tree("{\"title\":\"Prof.\"}"));
    }

    @Test
    void aDetachedUserIsEditedWhateverTheDirectoryHasSaid() {
        String fields = CoreSchemas.ROLLCALL_USER.id();
        Link link = linked("{\"userName\":\"dan\",\"active\":true,\"title\":\"x\",\"urn:x:y\":{\"a\":[7]},\"" + fields
                + "\":{\"profileField_badge\":\"7\"}}");
        administration.act(ANN, link.user(), AdministratorAction.DETACH);

        administration.update(ANN, link.user(), tree("{\"attributes\":{\"title\":\"y\"}}"));
        assertThat(administration.find(link.user()).user().attributes())
                .isEqualTo(tree(
                        "{\"title\":\"y\",\"urn:x:y\":{\"a\":[7]},\"" + fields + "\":{\"profileField_badge\":\"7\"}}"));
        administration.update(
                ANN,
                link.user(),
                tree("{\"attributes\":{\"urn:x:y\":null,\"" + fields + "\":{\"profileField_badge\":null}}}"));

        assertThat(administration.find(link.user()).user().attributes()).isEqualTo(tree("{\"title\":\"y\"}"));
        assertRefused(Reason.INVALID_VALUE, () -> create("eve", "{\"" + fields + "\":{\"profileField_badge\":\"7\"}}"));
    }

    @Test
    void aUserWhoseDirectoryIsBeingRemovedIsNotDetachedOrEditedBeforeThat() {
        Link link = linked("{\"userName\":\"dan\",\"active\":true}");
        ports.directories().beginRemoval(link.directory(), FateOfUsers.CONVERT);

        assertThat(administration
                        .act(ANN, link.user(), AdministratorAction.BLOCK)
                        .user()
                        .blocked())
                .isTrue();
        assertRefused(Reason.CONFLICT, () -> administration.update(ANN, link.user(), tree("{\"attributes\":{}}")));
        assertRefused(Reason.CONFLICT, () -> administration.act(ANN, link.user(), AdministratorAction.DETACH));
    }

    @Test
    void connectingOpensALinkThatTheDirectorySeesAndClaims() {
        Directory directory = Samples.storedDirectory(ports);
        UserId bea = create("bea", "{\"title\":\"Dr.\"}").user().id();

        Person connected = administration.connect(ANN, bea, connect(directory, "E-7"));

        Link link = connected.openLink().orElseThrow();
        assertThat(link.state()).isEqualTo(Link.State.EXPECTED);
        assertThat(link.attributes()).isEqualTo(tree("{\"userName\":\"bea\",\"active\":true,\"externalId\":\"E-7\"}"));
        assertThat(connected.user().owner()).isEqualTo(directory.id());
        assertThat(administration.connect(ANN, bea, connect(directory, "E-7"))).isEqualTo(connected);
        assertThat(administration
                        .connect(ANN, bea, connect(directory, "E-8"))
                        .openLink()
                        .orElseThrow()
                        .externalId())
                .contains("E-8");
        assertThat(events())
                .extracting(SyncEvent::action)
                .containsExactly(SyncAction.EDITED, SyncAction.CONNECTED, SyncAction.CREATED);
        assertThat(new Adoption(
                                directory,
                                ports.links()
                                        .lockNamesakes(directory.id(), User.loginKey("beatrice"), Optional.of("E-8")),
                                Candidates.NONE)
                        .decide(tree("{\"userName\":\"beatrice\",\"active\":true,\"externalId\":\"E-8\"}")))
                .isInstanceOf(AdoptionDecision.Claim.class);
    }

    @Test
    void connectingRefusesWhatTheDirectoryHasAndUsersOfAnother() {
        Link other = linked("{\"userName\":\"dan\",\"active\":true,\"externalId\":\"E-7\"}");
        Directory elsewhere = Samples.storedDirectory(ports);
        Directory directory = ports.directories().find(other.directory()).orElseThrow();
        UserId bea = create("bea", "{}").user().id();

        assertRefused(Reason.UNIQUENESS, () -> administration.connect(ANN, bea, connect(directory, "E-7")));
        assertRefused(Reason.CONFLICT, () -> administration.connect(ANN, other.user(), connect(elsewhere, "E-9")));
        assertRefused(
                Reason.NOT_FOUND, () -> administration.connect(ANN, bea, connect(Samples.directory("unknown"), "E-9")));
        assertRefused(Reason.INVALID_VALUE, () -> administration.connect(ANN, bea, tree("{\"externalId\":\"\"}")));
        administration.act(ANN, bea, AdministratorAction.DELETE);
        assertRefused(Reason.CONFLICT, () -> administration.connect(ANN, bea, connect(elsewhere, "E-9")));
    }

    private static Complex connect(Directory directory, String externalId) {
        return Complex.of("directoryId", new Text(directory.id().value())).with("externalId", new Text(externalId));
    }

    @Test
    void aDeletedUserFreesItsNameAndComesBackOnlyIfItIsStillFree() {
        UserId first = create("bea", "{}").user().id();
        administration.act(ANN, first, AdministratorAction.DELETE);
        UserId second = create("bea", "{}").user().id();

        assertRefused(Reason.UNIQUENESS, () -> administration.act(ANN, first, AdministratorAction.RESTORE));
        administration.act(ANN, second, AdministratorAction.DELETE);
        assertThat(administration
                        .act(ANN, first, AdministratorAction.RESTORE)
                        .user()
                        .status())
                .isEqualTo(UserStatus.ACTIVE);
        assertThat(events().get(0).change().type()).isEqualTo(ChangeType.USER_RESTORED);
    }

    @Test
    void anonymisingLeavesNothingOfThePersonAnywhere() {
        Link link = linked("{\"userName\":\"dan\",\"active\":true,\"externalId\":\"E-7\"}");

        administration.act(ANN, link.user(), AdministratorAction.ANONYMISE);

        assertThat(ports.links().lockNamesakes(link.directory(), link.userNameKey(), Optional.of("E-7")))
                .isEmpty();
        assertThat(administration.find(link.user()).toString()).doesNotContain("dan", "E-7");
        assertThat(found("dan")).isEmpty();
        assertThat(create("dan", "{}").user().id()).isNotEqualTo(link.user());
    }

    @Test
    void findsPeopleByTheBeginningOfAName() {
        UserId bea = create("bea", "{\"displayName\":\"Beatrice\"}").user().id();
        UserId other = create("xaver", "{\"displayName\":\"Beat\"}").user().id();

        assertThat(found("BEAT")).containsExactlyInAnyOrder(bea, other);
        assertThat(found("bea")).containsExactlyInAnyOrder(bea, other);
        assertThat(found("eat")).isEmpty();
    }

    @Test
    void doesNotKnowEverybody() {
        UserId nobody = new UserId("nobody");

        assertRefused(Reason.NOT_FOUND, () -> administration.find(nobody));
        assertRefused(Reason.NOT_FOUND, () -> administration.update(ANN, nobody, Complex.empty()));
        assertRefused(Reason.NOT_FOUND, () -> administration.act(ANN, nobody, AdministratorAction.BLOCK));
    }

    private Person create(String loginName, String attributes) {
        return administration.create(
                ANN, Complex.of("loginName", new Text(loginName)).with("attributes", tree(attributes)));
    }

    private Link linked(String attributes) {
        Directory directory = Samples.storedDirectory(ports);
        return Samples.storedLink(ports, directory, tree(attributes));
    }

    private List<UserId> found(String search) {
        Selection selection = new Selection(Optional.of(search), Optional.empty(), EnumSet.allOf(UserStatus.class));
        return administration.list(selection, "", 10).stream()
                .map(person -> person.user().id())
                .toList();
    }

    private List<SyncEvent> events() {
        return ((InMemorySyncLog) ports.syncLog()).all();
    }

    private static Complex tree(String json) {
        return JsonReader.readStored(json);
    }

    private static void assertRefused(Reason reason, ThrowingCallable call) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(call).satisfies(refusal -> assertThat(refusal.reason())
                .isEqualTo(reason));
    }
}
