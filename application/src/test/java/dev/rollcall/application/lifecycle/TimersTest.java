package dev.rollcall.application.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.application.directory.Administrations;
import dev.rollcall.application.lifecycle.Timers.Timer;
import dev.rollcall.application.port.Leases;
import dev.rollcall.application.port.Ports;
import dev.rollcall.application.port.Samples;
import dev.rollcall.application.provisioning.Provisionings;
import dev.rollcall.application.synclog.LogRetention;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.link.FateOfUsers;
import dev.rollcall.domain.synclog.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TimersTest {

    private static final Actor ADMINISTRATOR = new Actor(Actor.Kind.ADMINISTRATOR, "admin", "request-2");

    private final Ports ports = Ports.inMemory();

    @ParameterizedTest
    @EnumSource(Timer.class)
    void runsAgainAndAgain(Timer timer) {
        Timers timers = timers(ports.leases(), Clock.systemUTC());

        assertThat(timers.run(timer)).contains(0L);
        assertThat(timers.runByHand(timer, ADMINISTRATOR)).isZero();
        assertThat(timers.run(timer)).contains(0L);
        assertThat(Timer.of(timer.spelling())).contains(timer);
    }

    @Test
    void leavesToAnotherNodeWhatItIsAt() {
        ports.leases().take("due-deletions", "another node", Duration.ofMinutes(1));
        Timers timers = timers(ports.leases(), Clock.systemUTC());

        assertThat(timers.run(Timer.DUE_DELETIONS)).isEmpty();
        assertRefused(() -> timers.runByHand(Timer.DUE_DELETIONS, ADMINISTRATOR));
        assertThat(timers.run(Timer.LOG_RETENTION)).isPresent();
    }

    @ParameterizedTest
    @EnumSource(Timer.class)
    void doesNothingByAWrongClock(Timer timer) {
        Timers timers = timers(ports.leases(), Clock.offset(Clock.systemUTC(), Duration.ofDays(31)));

        assertRefused(() -> timers.run(timer));
        assertRefused(() -> timers.runByHand(timer, ADMINISTRATOR));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DIRECTORY_REMOVALS")
    void asksAnAdministratorAfterALongAbsence(Timer timer) {
        Timers timers = timers(new AfterALongAbsence(), Clock.systemUTC());

        assertRefused(() -> timers.run(timer));
        assertThat(timers.runByHand(timer, ADMINISTRATOR)).isZero();
    }

    @Test
    void goesOnWithTheRemovalOfADirectoryAfterALongAbsence() {
        Directory directory = Samples.storedDirectory(ports);
        Samples.storedLink(ports, directory, Samples.attributes("ann"));
        ports.directories().beginRemoval(directory.id(), FateOfUsers.CONVERT);

        assertThat(timers(new AfterALongAbsence(), Clock.systemUTC()).run(Timer.DIRECTORY_REMOVALS))
                .contains(1L);
    }

    @Test
    void keepsItsLeaseWhileItWorksAndStopsWhenAnotherNodeHasIt() {
        Directory directory = Samples.storedDirectory(ports);
        IntStream.range(0, 751).forEach(i -> Samples.storedLink(ports, directory, Samples.attributes("user-" + i)));
        ports.directories().beginRemoval(directory.id(), FateOfUsers.DELETE);
        Losing leases = new Losing(ports.leases());
        Timers timers = timers(leases, Clock.systemUTC());

        assertThat(timers.run(Timer.DIRECTORY_REMOVALS)).contains(500L);
        assertThat(timers.run(Timer.DIRECTORY_REMOVALS)).isEmpty();
        ports.leases().release("directory-removals", "another node");
        assertThat(timers.run(Timer.DIRECTORY_REMOVALS)).contains(251L);
    }

    /** Nobody has been there for eight days. */
    private static final class AfterALongAbsence implements Leases {

        @Override
        public Optional<Taken> take(String name, String holder, Duration length) {
            Instant now = Instant.now();
            return Optional.of(new Taken(now, now.minus(Duration.ofDays(8))));
        }

        @Override
        public boolean keep(String name, String holder, Duration length) {
            return true;
        }

        @Override
        public void finish(String name, String holder) {}

        @Override
        public void release(String name, String holder) {}
    }

    /** The first lease is kept once, and has gone to another node when it should be kept again. */
    private static final class Losing implements Leases {

        private final Leases leases;
        private int kept;

        Losing(Leases leases) {
            this.leases = leases;
        }

        @Override
        public Optional<Taken> take(String name, String holder, Duration length) {
            return leases.take(name, holder, length);
        }

        @Override
        public boolean keep(String name, String holder, Duration length) {
            kept++;
            if (kept == 2) {
                leases.release(name, holder);
                leases.take(name, "another node", length);
            }
            return leases.keep(name, holder, length);
        }

        @Override
        public void finish(String name, String holder) {
            leases.finish(name, holder);
        }

        @Override
        public void release(String name, String holder) {
            leases.release(name, holder);
        }
    }

    private Timers timers(Leases leases, Clock clock) {
        DueDeletions deletions = new DueDeletions(
                ports.transactions(),
                ports.directories(),
                ports.departures(),
                Provisionings.changes(ports, clock),
                clock);
        DueWork work = new DueWork(
                deletions,
                new DueAnonymisations(
                        ports.departures(),
                        Administrations.users(ports, clock),
                        new AnonymisationDelay(Duration.ofDays(90)),
                        clock),
                new PendingReferences(ports.transactions(), ports.memberships(), ports.syncLog(), clock),
                new DirectoryRemovals(ports.transactions(), ports.directories(), ports.users(), ports.syncLog(), clock),
                new LogRetention(ports.transactions(), ports.directories(), ports.syncLog(), ports.traffic(), clock));
        return new Timers(leases, new ClockWatch(clock), work);
    }

    private static void assertRefused(Runnable work) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(work::run).satisfies(refusal -> assertThat(refusal.reason())
                .isEqualTo(Reason.CONFLICT));
    }
}
