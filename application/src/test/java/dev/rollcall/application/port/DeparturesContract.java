package dev.rollcall.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.directory.DeprovisionWindow;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.link.LinkedUser;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.user.Departure;
import dev.rollcall.domain.user.HeldKind;
import dev.rollcall.domain.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@link Departures} promises. */
interface DeparturesContract {

    Ports ports();

    @Test
    default void countsWhoLeftWithinADayAndWhoIsActive() {
        Directory directory = Samples.storedDirectory(ports());
        List<User> users = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            users.add(user(Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("leaver")))));
        }
        Samples.storedLink(ports(), Samples.storedDirectory(ports()), Samples.attributes(Samples.name("other")));
        for (int i = 0; i < 10; i++) {
            leave(users.get(i), directory, Samples.NOW.minus(Duration.ofHours(23)), null);
        }
        leave(users.get(10), directory, Samples.NOW.minus(Duration.ofHours(24)), null);
        ports().users().update(users.get(11).block());

        assertThat(window(directory, users.get(12))).isEqualTo(new DeprovisionWindow(11, 1));
        assertThat(window(directory, users.get(0))).isEqualTo(new DeprovisionWindow(10, 2));
        assertThat(window(directory, null)).isEqualTo(new DeprovisionWindow(10, 2));
        assertThat(window(Samples.storedDirectory(ports()), null)).isEqualTo(new DeprovisionWindow(0, 0));
    }

    @Test
    default void findsWhatIsHeldWithTheNewestLink() {
        Directory directory = Samples.storedDirectory(ports());
        Link old = Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("held")));
        User user = user(old);
        ports().links().update(directory, old, old.closed(Samples.NOW));
        Link link = Samples.linkOf(
                user, directory, Samples.attributes(user.loginName()).with("active", Flag.FALSE));
        ports().links().add(directory, link);
        User second = user(Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("held"))));
        User free = user(Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("free"))));
        User held = leave(user, directory, Samples.NOW, HeldKind.USER_DELETION);
        leave(second, directory, Samples.NOW, HeldKind.GRACE_PERIOD);
        leave(free, directory, Samples.NOW, null);

        assertThat(ports().departures().held(directory.id(), "", 10)).hasSize(2).contains(new LinkedUser(link, held));
        List<LinkedUser> first = ports().departures().held(directory.id(), "", 1);
        assertThat(first).hasSize(1);
        assertThat(ports().departures()
                        .held(directory.id(), first.get(0).user().id().value(), 10))
                .hasSize(1)
                .doesNotContainAnyElementsOf(first);
        assertThat(ports().departures().lockHeld(directory.id(), user.id())).contains(new LinkedUser(link, held));
        assertThat(ports().departures().lockHeld(directory.id(), free.id())).isEmpty();
        assertThat(ports().departures().countHeld(directory.id())).isEqualTo(2);

        Directory other = Samples.storedDirectory(ports());
        assertThat(ports().departures().held(other.id(), "", 10)).isEmpty();
        assertThat(ports().departures().lockHeld(other.id(), user.id())).isEmpty();
        assertThat(ports().departures().countHeld(other.id())).isZero();
    }

    @Test
    default void findsWhoseDeletionIsDue() {
        Instant due = Instant.parse("2001-01-01T00:00:00Z");
        Directory directory = Samples.storedDirectory(ports());
        Link link = Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("due")));
        User planned = user(link).deactivated(new Departure(directory.id(), due.minusSeconds(9), due));
        ports().users().update(planned);

        assertThat(ports().departures().lockDue(due.minusMillis(1), 10)).isEmpty();
        assertThat(ports().departures().lockDue(due, 10)).containsExactly(new LinkedUser(link, planned));

        ports().users().update(planned.deleted(due));
        assertThat(ports().departures().lockDue(due, 10)).isEmpty();
    }

    @Test
    default void findsWhoWasDeletedLongAgo() {
        Instant moment = Instant.parse("1999-01-01T00:00:00Z");
        Directory directory = Samples.storedDirectory(ports());
        User byDirectory = user(Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("gone"))))
                .deactivated(new Departure(directory.id(), moment.minusSeconds(9), moment.plusSeconds(9)))
                .deleted(moment);
        User byAdministrator = user(Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("gone"))))
                .deletedByAdministrator(moment);
        User planned = user(Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("planned"))))
                .deactivated(new Departure(directory.id(), moment.minusSeconds(9), moment));
        List.of(byDirectory, byAdministrator, planned)
                .forEach(user -> ports().users().update(user));

        assertThat(ports().departures().lockDeleted(moment.minusMillis(1), 9)).isEmpty();
        assertThat(ports().departures().lockDeleted(moment, 9)).containsExactlyInAnyOrder(byDirectory, byAdministrator);
        assertThat(ports().departures().lockDeleted(moment, 1)).hasSize(1);

        ports().users().update(byDirectory.anonymised());
        ports().users().update(byAdministrator.activated());
        ports().users().update(planned.activated());
        assertThat(ports().departures().lockDeleted(moment, 9)).isEmpty();
    }

    private DeprovisionWindow window(Directory directory, @Nullable User asked) {
        return ports().transactions()
                .call(() -> ports().departures().lockWindow(directory, asked == null ? null : asked.id(), Samples.NOW));
    }

    private User leave(User user, Directory directory, Instant since, @Nullable HeldKind held) {
        User left = user.deactivated(new Departure(directory.id(), since, null, held));
        ports().users().update(left);
        return left;
    }

    private User user(Link link) {
        return ports().users().lock(link.user()).orElseThrow();
    }
}
