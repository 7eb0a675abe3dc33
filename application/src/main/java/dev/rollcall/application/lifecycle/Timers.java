package dev.rollcall.application.lifecycle;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.Leases;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.synclog.Actor;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * Runs what falls due, each timer on one node at a time: whoever takes its lease runs it. What a timer did not finish, the
 * next run does, on whatever node and after however long.
 */
@SingletonBean
public class Timers {

    /** Longer than any chunk of work takes; the work of a node that died goes on elsewhere after that. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    /** Nobody was there for so long, or the clock has jumped while nobody was: an administrator has to say which. */
    private static final Duration LONGEST_ABSENCE = Duration.ofDays(7);

    private static final Duration ANY_ABSENCE = Duration.ofSeconds(Long.MAX_VALUE);

    private final Leases leases;
    private final ClockWatch clock;
    private final DueWork work;

    /** Takes what it works with. */
    @Inject
    public Timers(Leases leases, ClockWatch clock, DueWork work) {
        this.leases = leases;
        this.clock = clock;
        this.work = work;
    }

    /** What falls due. */
    public enum Timer {
        /** The deletion of users whose days of grace are over. */
        DUE_DELETIONS("due-deletions"),
        /** The rest of removals of directories that have begun: an administrator has ordered it, whatever the time. */
        DIRECTORY_REMOVALS("directory-removals"),
        /** The anonymisation of users who have been deleted for long. */
        DUE_ANONYMISATIONS("due-anonymisations"),
        /** The removal of references to users who never came. */
        PENDING_REFERENCES("pending-references"),
        /** The removal of log events that are older than their directory keeps them. */
        LOG_RETENTION("log-retention");

        private final String spelling;

        Timer(String spelling) {
            this.spelling = spelling;
        }

        /** Returns the name in addresses and logs. */
        public String spelling() {
            return spelling;
        }

        /** Returns the timer of that name. */
        public static Optional<Timer> of(String spelling) {
            return Arrays.stream(values())
                    .filter(timer -> timer.spelling.equals(spelling))
                    .findFirst();
        }
    }

    /**
     * Runs a timer because it is time; returns how much it did, or empty when another node is at it.
     *
     * @throws Refusal with {@link Reason#CONFLICT} when the time cannot be trusted
     */
    public Optional<Long> run(Timer timer) {
        Duration longestAbsence = timer == Timer.DIRECTORY_REMOVALS ? ANY_ABSENCE : LONGEST_ABSENCE;
        return run(timer, new Actor(Actor.Kind.TIMER, timer.spelling(), ""), longestAbsence);
    }

    /**
     * Runs a timer because an administrator says so; returns how much it did.
     *
     * @throws Refusal with {@link Reason#CONFLICT} when it is running, or when the time cannot be trusted
     */
    public long runByHand(Timer timer, Actor by) {
        return run(timer, by, ANY_ABSENCE)
                .orElseThrow(() -> Refusal.of(Reason.CONFLICT, "The timer is running on one of the nodes."));
    }

    private Optional<Long> run(Timer timer, Actor by, Duration longestAbsence) {
        String holder = UUID.randomUUID().toString();
        return leases.take(timer.spelling(), holder, LEASE).map(taken -> {
            try {
                clock.requireRight(taken.now());
                requirePresence(taken, longestAbsence);
                long done = work.run(timer, by, () -> leases.keep(timer.spelling(), holder, LEASE));
                leases.finish(timer.spelling(), holder);
                return done;
            } finally {
                leases.release(timer.spelling(), holder);
            }
        });
    }

    private static void requirePresence(Leases.Taken taken, Duration longestAbsence) {
        boolean absent = taken.finished() != null
                && Duration.between(taken.finished(), taken.now()).compareTo(longestAbsence) > 0;
        if (absent) {
            throw Refusal.of(
                    Reason.CONFLICT,
                    "The timer has not run since " + taken.finished()
                            + "; if that is true and not a wrong clock, run it" + " once by hand.");
        }
    }
}
