package dev.rollcall.application.directory;

import static dev.rollcall.application.directory.Office.BY;
import static dev.rollcall.application.directory.Office.NOW;
import static dev.rollcall.application.directory.Office.active;
import static dev.rollcall.application.directory.Office.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.application.port.Links;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.link.FateOfUsers;
import dev.rollcall.domain.scim.resource.Meta;
import dev.rollcall.domain.scim.resource.Version;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.synclog.Change;
import dev.rollcall.domain.synclog.ChangeType;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.SyncEvent;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class DirectoryAdministrationTest {

    private static final Instant LATER = NOW.plusSeconds(60);
    private static final DirectoryId UNKNOWN = new DirectoryId("unknown");

    private final Office office = Office.empty();
    private final DirectoryAdministration administration = office.directories(NOW);
    private final DirectoryAdministration aMinuteLater = office.directories(LATER);

    @Test
    void makesADirectoryThatIsOffAndHasNoUsers() {
        DirectoryStatus created = administration.create(BY, named("HR"));

        assertThat(created.directory().active()).isFalse();
        assertThat(created.directory().meta()).isEqualTo(Meta.createdAt(NOW));
        assertThat(created.counted())
                .isEqualTo(new CountedDirectory(created.directory(), new Links.Count(0, 0), 0, 0, 0, 0));
        assertThat(administration.find(created.directory().id())).isEqualTo(created);
    }

    @Test
    void refusesANameThatIsTakenInAnyLetterCase() {
        administration.create(BY, named("HR"));

        assertRefused(Reason.UNIQUENESS, () -> administration.create(BY, named("hr")));
        assertThat(administration
                        .create(BY, named("H R"))
                        .directory()
                        .settings()
                        .name())
                .isEqualTo("H R");
    }

    @Test
    void changesOnlyWhatThePatchNames() {
        Directory before = administration
                .create(BY, named("HR").with("users", Complex.of("matchBy", new Text("userNameThenEmail"))))
                .directory();

        Directory after = aMinuteLater.update(BY, before.id(), active(true)).directory();

        assertThat(after.settings()).isEqualTo(before.settings().merge(active(true)));
        assertThat(after.meta()).isEqualTo(new Meta(NOW, LATER, new Version(2)));
        assertThat(administration.find(before.id()).directory()).isEqualTo(after);
    }

    @Test
    void remembersNoChangeWhereNothingDiffers() {
        DirectoryId id = office.newDirectory("HR");

        assertThat(aMinuteLater.update(BY, id, active(false)).directory().meta())
                .isEqualTo(Meta.createdAt(NOW));
    }

    @Test
    void renamesToAnotherSpellingOfItsOwnNameButNotToAnothersName() {
        DirectoryId hr = office.newDirectory("HR");
        office.newDirectory("Payroll");

        assertThat(administration
                        .update(BY, hr, named("hr"))
                        .directory()
                        .settings()
                        .name())
                .isEqualTo("hr");
        assertRefused(Reason.UNIQUENESS, () -> administration.update(BY, hr, named("PAYROLL")));
        assertThat(administration.find(hr).directory().settings().name()).isEqualTo("hr");
    }

    @Test
    void changesNothingWhenOneFieldOfThePatchIsWrong() {
        DirectoryId id = office.newDirectory("HR");

        assertRefused(
                Reason.INVALID_VALUE,
                () -> administration.update(BY, id, active(true).with("type", new Text("LDAP"))));
        assertThat(administration.find(id).directory().active()).isFalse();
    }

    @Test
    void listsDirectoriesInTheOrderOfTheirIds() {
        List<DirectoryId> ids = List.of(
                office.directories(NOW).create(BY, named("c")).directory().id(),
                office.directories(NOW.plusMillis(1))
                        .create(BY, named("b"))
                        .directory()
                        .id(),
                office.directories(NOW.plusMillis(2))
                        .create(BY, named("a"))
                        .directory()
                        .id());

        assertThat(administration.list("", 10))
                .extracting(d -> d.directory().id())
                .isEqualTo(ids);
        assertThat(administration.list("", 2))
                .extracting(d -> d.directory().id())
                .isEqualTo(ids.subList(0, 2));
        assertThat(administration.list(ids.get(1).value(), 10))
                .extracting(d -> d.directory().id())
                .isEqualTo(ids.subList(2, 3));
    }

    @Test
    void deletesADirectoryWithItsCredentialsOnlyWhileItIsOff() {
        DirectoryId id = office.newDirectory("HR");
        office.apiClients(NOW).create(BY, id, named("Okta"));
        office.secretTokens(NOW).create(BY, id, named("Entra"));
        administration.update(BY, id, active(true));

        assertRefused(Reason.CONFLICT, () -> administration.delete(BY, id, FateOfUsers.CONVERT));
        assertThat(office.ports().apiClients().list(id)).hasSize(1);

        administration.update(BY, id, active(false));
        administration.delete(BY, id, FateOfUsers.CONVERT);

        assertRefused(Reason.NOT_FOUND, () -> administration.find(id));
        assertThat(office.ports().apiClients().list(id)).isEmpty();
        assertThat(office.ports().secretTokens().list(id)).isEmpty();
    }

    @Test
    void logsWhatAdministratorsDoToADirectoryAlsoAfterItsEnd() {
        DirectoryId id = office.newDirectory("HR");
        administration.update(BY, id, active(true));
        administration.update(BY, id, active(true));
        administration.update(BY, id, active(false));
        administration.delete(BY, id, FateOfUsers.CONVERT);

        List<SyncEvent> events = office.ports().syncLog().newest(id, 10);
        assertThat(events)
                .extracting(SyncEvent::action)
                .containsExactlyInAnyOrder(
                        SyncAction.DIRECTORY_REMOVED,
                        SyncAction.DIRECTORY_CHANGED,
                        SyncAction.DIRECTORY_CHANGED,
                        SyncAction.DIRECTORY_CREATED);
        assertThat(events).extracting(SyncEvent::actor).containsOnly(BY);
        assertThat(events)
                .filteredOn(event -> event.action() == SyncAction.DIRECTORY_CHANGED)
                .extracting(SyncEvent::changed)
                .containsOnly(List.of("active"));
        assertThat(events)
                .filteredOn(event -> event.change() != null)
                .extracting(SyncEvent::change)
                .containsExactly(Change.of(ChangeType.DIRECTORY_REMOVED));
    }

    @Test
    void freesTheNameOfADeletedDirectory() {
        administration.delete(BY, office.newDirectory("HR"), FateOfUsers.DELETE);

        assertThat(administration.create(BY, named("HR")).directory().settings().name())
                .isEqualTo("HR");
    }

    @Test
    void knowsNoDirectoryByAnUnknownId() {
        assertRefused(Reason.NOT_FOUND, () -> administration.find(UNKNOWN));
        assertRefused(Reason.NOT_FOUND, () -> administration.update(BY, UNKNOWN, active(true)));
        assertRefused(Reason.NOT_FOUND, () -> administration.delete(BY, UNKNOWN, FateOfUsers.CONVERT));
    }

    private static void assertRefused(Reason reason, ThrowingCallable request) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(request).satisfies(refusal -> assertThat(refusal.reason())
                .isEqualTo(reason));
    }
}
