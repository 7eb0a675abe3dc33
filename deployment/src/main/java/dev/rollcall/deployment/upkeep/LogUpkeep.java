package dev.rollcall.deployment.upkeep;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps the change feed moving and the log complete. Readers of the feed are woken on threads
 * of their own, so that a slow one holds up nobody. One of the timers always waits for changes.
 */
@ApplicationScoped
public class LogUpkeep {

    private static final Logger LOG = Logger.getLogger(LogUpkeep.class.getName());

    /** Between one look at the feed and the next, so that under load many changes are numbered at once. */
    private static final long FEED_MILLIS = 50;

    private static final long TRAFFIC_MILLIS = 2_000;
    private static final long PROBLEMS_MILLIS = 5_000;
    private static final long PAUSE_AFTER_FAILURE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final int READERS = 4;

    private final ScheduledExecutorService timers = Executors.newScheduledThreadPool(2, LogUpkeep::named);
    private final AtomicReference<LogDuties> begun = new AtomicReference<>();
    private final ExecutorService readers = Executors.newFixedThreadPool(READERS, LogUpkeep::named);

    /** Begins; called once, when the server starts and the database is there. */
    public void begin(LogDuties duties) {
        begun.set(duties);
        repeat(() -> moveFeed(duties), FEED_MILLIS);
        repeat(duties::tellOverdueRefusals, TimeUnit.SECONDS.toMillis(1));
        repeat(duties::recordTraffic, TRAFFIC_MILLIS);
        repeat(duties::settleProblems, PROBLEMS_MILLIS);
    }

    private void moveFeed(LogDuties duties) {
        try {
            duties.moveFeed(readers);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes down what is only in memory, while the database is still there. */
    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object application) {
        timers.shutdownNow();
        readers.shutdownNow();
        Optional.ofNullable(begun.get()).ifPresent(duties -> {
            new Patient(duties::tellOverdueRefusals).run();
            new Patient(duties::recordTraffic).run();
            new Patient(duties::settleProblems).run();
        });
    }

    private void repeat(Runnable work, long millis) {
        var unused = timers.scheduleWithFixedDelay(new Patient(work), millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Work that a failure does not end, be it for want of memory: it rests for a while and goes on. */
    private static final class Patient implements Runnable {

        private final Runnable work;
        private long restingUntil = System.nanoTime();

        private Patient(Runnable work) {
            this.work = work;
        }

        @Override
        public void run() {
            if (System.nanoTime() - restingUntil < 0) {
                return;
            }
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                restingUntil = System.nanoTime() + PAUSE_AFTER_FAILURE_NANOS;
                LOG.log(
                        Level.WARNING,
                        "Upkeep of the log failed and is tried again: {0}",
                        e.getClass().getName());
            }
        }
    }

    private static Thread named(Runnable work) {
        Thread thread = new Thread(work, "rollcall-log-upkeep");
        thread.setDaemon(true);
        return thread;
    }
}
