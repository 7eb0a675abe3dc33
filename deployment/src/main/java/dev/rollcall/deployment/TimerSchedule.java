package dev.rollcall.deployment;

import dev.rollcall.application.lifecycle.Timers;
import dev.rollcall.application.lifecycle.Timers.Timer;
import dev.rollcall.domain.Refusal;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs each timer once a minute; which of several nodes does it, the timers agree upon. */
@ApplicationScoped
public class TimerSchedule {

    private static final Logger LOG = Logger.getLogger(TimerSchedule.class.getName());

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(TimerSchedule::named);
    private final Map<Timer, String> refusals = new EnumMap<>(Timer.class);

    /** Begins; called once, when the server starts. */
    public void begin(Timers timers) {
        var unused = thread.scheduleWithFixedDelay(() -> runAll(timers), 1, 1, TimeUnit.MINUTES);
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }

    private void runAll(Timers timers) {
        for (Timer timer : Timer.values()) {
            try {
                timers.run(timer)
                        .filter(done -> done > 0)
                        .ifPresent(done -> LOG.info("The timer " + timer.spelling() + " did " + done + " items"));
                refusals.remove(timer);
            } catch (Refusal refusal) {
                // Said once, not every minute.
                if (!refusal.detail().equals(refusals.put(timer, refusal.detail()))) {
                    LOG.warning("The timer " + timer.spelling() + " does not run: " + refusal.detail());
                }
            } catch (RuntimeException | Error e) {
                // Would end the schedule, and with it every later run.
                LOG.log(Level.SEVERE, "The timer " + timer.spelling() + " has failed", e);
            }
        }
    }

    private static Thread named(Runnable work) {
        Thread thread = new Thread(work, "rollcall-timers");
        thread.setDaemon(true);
        return thread;
    }
}
