package dev.rollcall.application.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.application.SettableClock;
import dev.rollcall.application.directory.Administrations;
import dev.rollcall.application.directory.UserAdministration;
import dev.rollcall.application.json.JsonReader;
import dev.rollcall.application.port.Erasures;
import dev.rollcall.application.port.Ports;
import dev.rollcall.application.port.Samples;
import dev.rollcall.application.port.Transactions;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.link.AdministratorAction;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.synclog.Actor;
import dev.rollcall.domain.synclog.ChangeType;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.user.Departure;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserId;
import dev.rollcall.domain.user.UserStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DueAnonymisationsTest {

    private static final Actor ADMINISTRATOR = new Actor(Actor.Kind.ADMINISTRATOR, "admin", "request-2");
    private static final Actor TIMER = new Actor(Actor.Kind.TIMER, "due-anonymisations", "");
    private static final Duration DELAY = Duration.ofDays(90);

    private final Ports ports = Ports.inMemory();
    private final SettableClock clock = new SettableClock();
    private final UserAdministration users = Administrations.users(ports, clock);
    private final DueAnonymisations anonymisations =
            new DueAnonymisations(ports.departures(), users, new AnonymisationDelay(DELAY), clock);

    @Test
    void anonymisesWhenTheDaysAreOverAndNotBefore() {
        UserId ann = create("ann");
        UserId bob = create("bob");
        users.act(ADMINISTRATOR, ann, AdministratorAction.DELETE);
        clock.pass(Duration.ofDays(1));
        users.act(ADMINISTRATOR, bob, AdministratorAction.DELETE);
        clock.pass(DELAY.minusDays(1).minusMinutes(1));
        assertThat(anonymisations.run(TIMER, () -> true)).isZero();

        clock.pass(Duration.ofMinutes(2));

        assertThat(anonymisations.run(TIMER, () -> true)).isEqualTo(1);
        assertThat(anonymisations.run(TIMER, () -> true)).isZero();
        assertThat(user(ann).loginName()).isEqualTo(ann.value());
        assertThat(user(bob).status()).isEqualTo(UserStatus.DELETED);
    }

    @Test
    void forgetsWhatADirectoryHasSaidThatDeletedTheUserAndSaysWhy() {
        Directory directory = Samples.storedDirectory(ports);
        Link link = Samples.storedLink(ports, directory, Samples.attributes("cleo"));
        Departure departure = new Departure(directory.id(), clock.instant(), null);
        ports.users().update(user(link.user()).deactivated(departure).deleted(clock.instant()));
        clock.pass(DELAY);

        assertThat(anonymisations.run(TIMER, () -> true)).isEqualTo(1);

        assertThat(user(link.user()).status()).isEqualTo(UserStatus.ANONYMISED);
        assertThat(ports.links().find(directory.id(), link.id())).isEmpty();
        assertThat(ports.syncLog().newest(directory.id(), 9)).singleElement().satisfies(event -> {
            assertThat(event.actor()).isEqualTo(TIMER);
            assertThat(event.action()).isEqualTo(SyncAction.ANONYMISED);
            assertThat(event.reason()).isEqualTo("The time between deletion and anonymisation is over.");
            assertThat(event.change()).extracting(change -> change.type()).isEqualTo(ChangeType.USER_ANONYMISED);
        });
    }

    @Test
    void sparesWhoWasRestored() {
        UserId ann = create("ann");
        users.act(ADMINISTRATOR, ann, AdministratorAction.DELETE);
        users.act(ADMINISTRATOR, ann, AdministratorAction.RESTORE);
        clock.pass(DELAY.plusDays(1));

        assertThat(anonymisations.run(TIMER, () -> true)).isZero();
        assertThat(user(ann).loginName()).isEqualTo("ann");
    }

    @Test
    void worksThroughManyInChunks() {
        List<UserId> all =
                IntStream.range(0, 250).mapToObj(i -> create("user-" + i)).toList();
        all.forEach(id -> users.act(ADMINISTRATOR, id, AdministratorAction.DELETE));
        clock.pass(DELAY);

        assertThat(anonymisations.run(TIMER, () -> false)).isEqualTo(100);
        assertThat(anonymisations.run(TIMER, () -> true)).isEqualTo(150);
    }

    @Test
    void remembersNobodyWhoseAnonymisationIsRolledBack() {
        UserId ann = create("ann");
        users.act(ADMINISTRATOR, ann, AdministratorAction.DELETE);
        clock.pass(DELAY);
        UserAdministration withoutCommit = Administrations.users(new WithoutCommit(), ports, clock);
        DueAnonymisations failing =
                new DueAnonymisations(ports.departures(), withoutCommit, new AnonymisationDelay(DELAY), clock);

        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> failing.run(TIMER, () -> true));
        assertThat(ports.erasures().all()).isEmpty();
    }

    @Test
    void anonymisesOnceMoreWhomABackupHasBroughtBack() {
        UserId ann = create("ann");
        UserId bob = create("bob");
        users.act(ADMINISTRATOR, bob, AdministratorAction.ANONYMISE);
        assertThat(ports.erasures().all()).containsExactly(bob);
        ports.erasures().remember(List.of(ann));
        ports.erasures().remember(List.of(new UserId("of the time after the backup")));
        RepeatedErasures erasures = new RepeatedErasures(ports.erasures(), ports.users(), users);

        assertThat(erasures.run()).isEqualTo(1);
        assertThat(erasures.run()).isZero();

        assertThat(user(ann).status()).isEqualTo(UserStatus.ANONYMISED);
        assertThat(user(ann).loginName()).isEqualTo(ann.value());
    }

    @Test
    void remembersAtTheStartWhomAKilledServerCouldNot() {
        UserId ann = create("ann");
        List<UserId> erased =
                IntStream.range(0, 1_001).mapToObj(i -> create("user-" + i)).toList();
        erased.forEach(id -> ports.users().update(user(id).anonymised()));
        List<UserId> file = new ArrayList<>(List.of(erased.get(7), ann));
        RepeatedErasures erasures = new RepeatedErasures(new Lines(file), ports.users(), users);

        assertThat(erasures.run()).isEqualTo(1);
        assertThat(file).containsExactlyInAnyOrderElementsOf(with(ann, erased));
        assertThat(user(ann).status()).isEqualTo(UserStatus.ANONYMISED);

        assertThat(erasures.run()).isZero();
        assertThat(file).hasSize(1_002);
    }

    private static List<UserId> with(UserId one, List<UserId> others) {
        return Stream.concat(Stream.of(one), others.stream()).toList();
    }

    /** A file that shows what is written twice. */
    private record Lines(List<UserId> lines) implements Erasures {

        @Override
        public void remember(List<UserId> ids) {
            lines.addAll(ids);
        }

        @Override
        public List<UserId> all() {
            return List.copyOf(lines);
        }
    }

    private static final class WithoutCommit implements Transactions {

        @Override
        public <T> T call(Supplier<T> work) {
            throw Refusal.of(Reason.UNAVAILABLE, "The commit of " + work.get() + " fails.");
        }
    }

    private UserId create(String loginName) {
        String body = "{\"loginName\":\"" + loginName + "\"}";
        return users.create(ADMINISTRATOR, JsonReader.readStored(body)).user().id();
    }

    private User user(UserId id) {
        return ports.users().lock(id).orElseThrow();
    }
}
