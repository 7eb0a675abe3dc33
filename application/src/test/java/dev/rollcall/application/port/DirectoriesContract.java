package dev.rollcall.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.Directories.FateOfUsers;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.Authority;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.user.Departure;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserId;
import dev.rollcall.domain.user.UserStatus;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link Directories} promises. */
interface DirectoriesContract {

    Ports ports();

    @Test
    default void findsADirectoryAsItWasAdded() {
        Directory directory = Samples.storedDirectory(ports());

        assertThat(ports().directories().find(directory.id())).contains(directory);
        assertThat(ports().directories().lock(directory.id())).contains(directory);
    }

    @Test
    default void findsNothingUnderAnUnknownId() {
        for (String id : List.of("", "nothing", Samples.id(), "ü".repeat(36), "%", "' or 1=1 --")) {
            assertThat(ports().directories().find(new DirectoryId(id))).isEmpty();
            assertThat(ports().directories().lock(new DirectoryId(id))).isEmpty();
        }
    }

    @Test
    default void findsADirectoryByNameWithoutCase() {
        Directory directory = Samples.directory(Samples.name("Größe"));
        ports().directories().add(directory);
        String name = directory.settings().name();

        assertThat(ports().directories()
                        .findByName(name.toUpperCase(Locale.ROOT).replace("SS", "ß")))
                .contains(directory);
        assertThat(ports().directories().findByName(name + " ")).isEmpty();
    }

    @Test
    default void refusesASecondDirectoryOfTheSameName() {
        Directory directory = Samples.storedDirectory(ports());
        Directory second = Samples.directory(directory.settings().name().toUpperCase(Locale.ROOT));

        assertThatThrownBy(() ->
                        ports().transactions().run(() -> ports().directories().add(second)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.UNAVAILABLE));
        assertThat(ports().directories().find(second.id())).isEmpty();
    }

    @Test
    default void listsByIdInPages() {
        Directory first = Samples.storedDirectory(ports());
        Directory second = Samples.storedDirectory(ports());
        Directory third = Samples.storedDirectory(ports());

        assertThat(ports().directories().list(first.id().value(), 1)).containsExactly(second);
        assertThat(ports().directories().list(first.id().value(), 2)).containsExactly(second, third);
        assertThat(ports().directories().list("", 1)).hasSize(1);
        assertThat(ports().directories().list("ü", 1)).isEmpty();
    }

    @Test
    default void storesChangedSettings() {
        Directory directory = Samples.storedDirectory(ports());
        Complex patch = Complex.of("name", new Text(Samples.name("Renamed"))).with("active", Flag.TRUE);
        Directory changed = directory.with(directory.settings().merge(patch), Samples.NOW.plusSeconds(1));

        ports().directories().update(changed);

        assertThat(ports().directories().find(directory.id())).contains(changed);
        assertThat(ports().directories().findByName(directory.settings().name()))
                .isEmpty();
        assertThat(ports().directories().findByName(changed.settings().name())).contains(changed);
    }

    @ParameterizedTest
    @EnumSource(FateOfUsers.class)
    default void removesADirectoryWithEverythingThatBelongsToIt(FateOfUsers fate) {
        Directory directory = Samples.storedDirectory(ports());
        Directory other = Samples.storedDirectory(ports());
        Link link = Samples.storedLink(
                ports(), directory, Samples.withEmail(Samples.attributes(Samples.name("gone")), "gone@example.org"));
        Link kept = Samples.storedLink(ports(), other, Samples.attributes(Samples.name("kept")));
        ports().apiClients().add(Samples.client(new Authority.OfDirectory(directory.id())));
        ports().secretTokens().add(Samples.token(directory));
        ports().syncLog().append(Samples.event(link));

        ports().directories().remove(directory.id(), fate);

        assertThat(ports().directories().find(directory.id())).isEmpty();
        assertThat(ports().links().find(directory.id(), link.id())).isEmpty();
        assertThat(ports().apiClients().list(directory.id())).isEmpty();
        assertThat(ports().secretTokens().list(directory.id())).isEmpty();
        assertThat(ports().links().find(other.id(), kept.id())).contains(kept);
    }

    @Test
    default void convertsUsersToLocalOnesWithTheAttributesOfTheDirectory() {
        Directory directory = Samples.storedDirectory(ports());
        Link link = Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("convert")));

        ports().directories().remove(directory.id(), FateOfUsers.CONVERT);

        assertThat(user(link)).contains(local(link, UserStatus.ACTIVE, link.attributes()));
    }

    @Test
    default void keepsLocalAttributesThatTheDirectoryDidNotSupply() {
        Directory directory = Samples.storedDirectory(ports());
        String name = Samples.name("merge");
        Complex own = Complex.of("nickName", new Text("own")).with("title", new Text("own"));
        User user = new User(new UserId(Samples.id()), name, UserStatus.ACTIVE, true, true, directory.id(), null, own);
        ports().users().add(user);
        Complex supplied = Samples.attributes(name).with("title", new Text("supplied"));
        Link link = Samples.linkOf(user, directory, supplied);
        ports().links().add(directory, link);

        ports().directories().remove(directory.id(), FateOfUsers.CONVERT);

        Complex merged = supplied.with("nickName", new Text("own"));
        assertThat(user(link)).contains(new User(user.id(), name, UserStatus.ACTIVE, true, true, null, null, merged));
    }

    @Test
    default void makesUsersInactive() {
        Directory directory = Samples.storedDirectory(ports());
        Link link = Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("deactivate")));

        ports().directories().remove(directory.id(), FateOfUsers.DEACTIVATE);

        assertThat(user(link)).contains(local(link, UserStatus.INACTIVE, link.attributes()));
    }

    @Test
    default void deletesUsersAndFreesTheirLoginNames() {
        Directory directory = Samples.storedDirectory(ports());
        Link link = Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("delete")));

        ports().directories().remove(directory.id(), FateOfUsers.DELETE);

        assertThat(ports().users().lockByLoginName(link.userNameKey())).isEmpty();
        assertThat(ports().users().lock(link.user(), link.userNameKey()))
                .containsExactly(local(link, UserStatus.DELETED, link.attributes()));
    }

    @Test
    default void forgetsWhomTheDirectoryHadDeprovisioned() {
        Directory directory = Samples.storedDirectory(ports());
        Link link = Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("released")));
        User released = user(link)
                .orElseThrow()
                .deactivated(new Departure(directory.id(), Samples.NOW, Samples.NOW.plusSeconds(1)))
                .released();
        ports().users().update(released);
        ports().links().update(directory, link, link.closed(Samples.NOW));

        ports().directories().remove(directory.id(), FateOfUsers.DELETE);

        assertThat(user(link)).contains(local(link, UserStatus.INACTIVE, Complex.empty()));
    }

    private Optional<User> user(Link link) {
        return ports().users().lockByLoginName(link.userNameKey());
    }

    private static User local(Link link, UserStatus status, Complex attributes) {
        return new User(link.user(), link.userName(), status, false, false, null, null, attributes);
    }
}
