package dev.rollcall.deployment.health;

import dev.rollcall.persistence.Database;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Asks the database for a sign of life each second, so that nobody who asks for readiness waits for it. A database whose
 * last sign is older than three seconds counts as away, also while an attempt hangs.
 */
@ApplicationScoped
public class DatabaseWatch {

    private static final Logger LOG = Logger.getLogger(DatabaseWatch.class.getName());

    private static final long STALE_NANOSECONDS = TimeUnit.SECONDS.toNanos(3);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(DatabaseWatch::named);
    private volatile long lastSign = System.nanoTime() - STALE_NANOSECONDS;

    /** Begins to watch; called once, when the server starts. */
    public void watch(Database database) {
        var unused = thread.scheduleWithFixedDelay(() -> ask(database), 0, 1, TimeUnit.SECONDS);
    }

    /** Whether the database has answered lately. Never waits. */
    public boolean isAnswering() {
        return System.nanoTime() - lastSign < STALE_NANOSECONDS;
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }

    private void ask(Database database) {
        try {
            if (database.isReachable()) {
                lastSign = System.nanoTime();
            } else if (isAnswering()) {
                LOG.warning("The database does not answer");
            }
        } catch (RuntimeException e) {
            // Would end the schedule, and with it every later sign of life.
            LOG.log(Level.SEVERE, "The database cannot be asked", e);
        }
    }

    private static Thread named(Runnable work) {
        Thread thread = new Thread(work, "rollcall-database-watch");
        thread.setDaemon(true);
        return thread;
    }
}
