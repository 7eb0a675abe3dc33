package dev.rollcall.application.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.SettableClock;
import dev.rollcall.application.port.Ports;
import dev.rollcall.application.port.Samples;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.link.FateOfUsers;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.synclog.Actor;
import dev.rollcall.domain.synclog.ChangeType;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserStatus;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectoryRemovalsTest {

    private static final Actor ADMINISTRATOR = new Actor(Actor.Kind.ADMINISTRATOR, "admin", "request-2");
    private static final Duration LONG = Duration.ofDays(1);

    private final Ports ports = Ports.inMemory();
    private final SettableClock clock = new SettableClock();
    private final DirectoryRemovals removals =
            new DirectoryRemovals(ports.transactions(), ports.directories(), ports.users(), ports.syncLog(), clock);
    private final Directory directory = Samples.storedDirectory(ports);

    @ParameterizedTest
    @CsvSource({
        "CONVERT, ACTIVE, USER_UPDATED, Made a local user: an administrator removed the user directory ",
        "DEACTIVATE, INACTIVE, USER_DEACTIVATED, Made a local user and set inactive: ",
        "DELETE, DELETED, USER_DELETED, Deleted: "
    })
    void releasesUsersAndTellsApplicationsOfEach(
            FateOfUsers fate, UserStatus status, ChangeType change, String reason) {
        List<Link> links = Stream.of("ann", "bob", "cleo").map(this::link).toList();
        ports.directories().beginRemoval(directory.id(), fate);

        assertThat(removals.run(ADMINISTRATOR, LONG)).isEqualTo(3);

        assertThat(links).allSatisfy(link -> {
            assertThat(user(link).status()).isEqualTo(status);
            assertThat(user(link).owner()).isNull();
            assertThat(user(link).attributes().text("title")).contains("Dr.");
        });
        assertThat(ports.syncLog().newest(directory.id(), 9)).hasSize(3).allSatisfy(event -> {
            assertThat(event.actor()).isEqualTo(ADMINISTRATOR);
            assertThat(event.reason()).startsWith(reason);
            assertThat(event.change()).extracting(told -> told.type()).isEqualTo(change);
        });
        assertThat(ports.links().find(directory.id(), links.get(0).id())).isEmpty();
        assertThat(removals.run(ADMINISTRATOR, LONG)).isZero();
    }

    @Test
    void stopsWhenTheTimeIsUpAndGoesOnLater() {
        Stream.of("ann", "bob", "cleo").forEach(this::link);
        ports.directories().beginRemoval(directory.id(), FateOfUsers.DELETE);
        DirectoryRemovals.Chunk one = new DirectoryRemovals.Chunk(1, 1);

        assertThat(removals.run(ADMINISTRATOR, () -> false, one)).isEqualTo(1);
        assertThat(removals.run(ADMINISTRATOR, () -> false, one)).isEqualTo(1);
        assertThat(removals.run(ADMINISTRATOR, LONG)).isEqualTo(1);
        assertThat(ports.directories().lockRemoval()).isEmpty();
    }

    @Test
    void removesSeveralDirectories() {
        Directory other = Samples.storedDirectory(ports);
        link("ann");
        Samples.storedLink(ports, other, Samples.attributes("bob"));
        ports.directories().beginRemoval(directory.id(), FateOfUsers.CONVERT);
        ports.directories().beginRemoval(other.id(), FateOfUsers.DELETE);

        assertThat(removals.run(ADMINISTRATOR, LONG)).isEqualTo(2);
    }

    @Test
    void leavesAloneWhoBelongsToOthers() {
        Link other = Samples.storedLink(ports, Samples.storedDirectory(ports), Samples.attributes("bob"));
        User before = user(other);
        ports.directories().beginRemoval(directory.id(), FateOfUsers.DELETE);

        assertThat(removals.run(ADMINISTRATOR, LONG)).isZero();
        assertThat(user(other)).isEqualTo(before);
    }

    private Link link(String name) {
        Complex attributes = Samples.attributes(name).with("title", new Text("Dr."));
        return Samples.storedLink(ports, directory, attributes);
    }

    private User user(Link link) {
        return ports.users().lock(link.user()).orElseThrow();
    }
}
