package dev.rollcall.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.Directories.Removal;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.Authority;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.link.FateOfUsers;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.user.Departure;
import dev.rollcall.domain.user.User;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
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
                        .findByName(name.toUpperCase(Locale.ROOT).replaceFirst("SS", "ß")))
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
    default void knowsNoDirectoryWhoseRemovalHasBegun(FateOfUsers fate) {
        Directory directory = Samples.storedDirectory(ports());
        Directory other = Samples.storedDirectory(ports());
        ports().apiClients().add(Samples.client(new Authority.OfDirectory(directory.id())));
        ports().secretTokens().add(Samples.token(directory));
        Link link = Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("gone")));

        ports().directories().beginRemoval(directory.id(), fate);

        assertThat(ports().directories().find(directory.id())).isEmpty();
        assertThat(ports().directories().lock(directory.id())).isEmpty();
        assertThat(ports().directories().findByName(directory.settings().name()))
                .isEmpty();
        assertThat(ports().directories().list("", 10_000)).contains(other).doesNotContain(directory);
        assertThat(ports().apiClients().list(directory.id())).isEmpty();
        assertThat(ports().secretTokens().list(directory.id())).isEmpty();
        assertThat(ports().links().find(directory.id(), link.id())).isPresent();
        Directory namesake = Samples.directory(directory.settings().name());
        ports().directories().add(namesake);
        assertThat(ports().directories().findByName(directory.settings().name()))
                .contains(namesake);
        removeAll(directory);
    }

    @Test
    default void removesADirectoryWithEverythingThatHangsOnIt() {
        Directory directory = Samples.storedDirectory(ports());
        Directory other = Samples.storedDirectory(ports());
        Link link = Samples.storedLink(
                ports(), directory, Samples.withEmail(Samples.attributes(Samples.name("gone")), "gone@example.org"));
        Link kept = Samples.storedLink(ports(), other, Samples.attributes(Samples.name("kept")));
        User released = user(link).orElseThrow().released();
        ports().users().update(released);
        ports().syncLog().append(Samples.event(link));
        ports().directories().beginRemoval(directory.id(), FateOfUsers.CONVERT);

        assertThat(removeAll(directory)).isEqualTo(new Removal(directory, FateOfUsers.CONVERT));

        assertThat(ports().links().find(directory.id(), link.id())).isEmpty();
        assertThat(user(link)).contains(released);
        assertThat(ports().links().find(other.id(), kept.id())).contains(kept);
        assertThat(ports().directories().find(other.id())).contains(other);
        assertThat(ports().syncLog().newest(directory.id(), 9)).hasSize(1);
    }

    @Test
    default void letsOthersHaveWhomItHasReleased() {
        Directory directory = Samples.storedDirectory(ports());
        Directory other = Samples.storedDirectory(ports());
        Link link = Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("released")));
        Link kept = Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("kept")));
        User released = user(link).orElseThrow().released();
        ports().users().update(released);
        ports().directories().beginRemoval(directory.id(), FateOfUsers.CONVERT);

        ports().directories().closeLinks(directory.id(), List.of(released.id()));

        assertThat(ports().links().find(directory.id(), link.id())).isEmpty();
        assertThat(ports().links().find(directory.id(), kept.id())).contains(kept);
        Link next = Samples.linkOf(released, other, link.attributes());
        ports().links().add(other, next);
        assertThat(ports().links().find(other.id(), next.id())).contains(next);
        ports().users().update(user(kept).orElseThrow().released());
        removeAll(directory);
    }

    @Test
    default void forgetsWhomTheDirectoryHadDeprovisioned() {
        Directory directory = Samples.storedDirectory(ports());
        Departure departure = new Departure(directory.id(), Samples.NOW, Samples.NOW.plusSeconds(1));
        User inactive = released(directory, "inactive", user -> user.deactivated(departure));
        User deleted = released(
                directory, "deleted", user -> user.deactivated(departure).deleted(Samples.NOW.plusSeconds(1)));
        ports().directories().beginRemoval(directory.id(), FateOfUsers.DELETE);

        removeAll(directory);

        assertThat(ports().users().lock(inactive.id())).contains(inactive.awaitingActivation());
        assertThat(ports().users().lock(deleted.id()))
                .map(User::departure)
                .contains(new Departure(null, Samples.NOW, Samples.NOW.plusSeconds(1)));
    }

    private User released(Directory directory, String name, UnaryOperator<User> departure) {
        Link link = Samples.storedLink(ports(), directory, Samples.attributes(Samples.name(name)));
        User released = departure.apply(user(link).orElseThrow()).released();
        ports().users().update(released);
        ports().links().update(directory, link, link.closed(Samples.NOW));
        return released;
    }

    /** Removes every row, and then also those of directories that other tests have left; returns what was removed. */
    private Removal removeAll(Directory directory) {
        Map<DirectoryId, Removal> removed = new HashMap<>();
        Optional<Removal> next;
        do {
            next = ports().transactions().call(() -> {
                Optional<Removal> removal = ports().directories().lockRemoval();
                removal.ifPresent(begun -> {
                    DirectoryId id = begun.directory().id();
                    removed.put(id, begun);
                    ports().users().lockOwned(id, 100).forEach(owned -> ports().users()
                            .update(owned.user().released()));
                    ports().directories().removeRows(id, 1);
                });
                return removal;
            });
        } while (next.isPresent());
        return Objects.requireNonNull(removed.get(directory.id()));
    }

    private Optional<User> user(Link link) {
        return ports().users().lock(link.user());
    }
}
