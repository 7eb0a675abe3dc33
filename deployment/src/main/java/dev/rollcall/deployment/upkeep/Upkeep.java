package dev.rollcall.deployment.upkeep;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.lifecycle.RepeatedErasures;
import dev.rollcall.application.lifecycle.Timers;
import dev.rollcall.deployment.TimerSchedule;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.logging.Logger;

/** Sets everything going that runs by itself. What touches the database comes late, like everywhere at the start. */
@SingletonBean
public class Upkeep {

    private static final Logger LOG = Logger.getLogger(Upkeep.class.getName());

    private final Provider<RepeatedErasures> erasures;
    private final TimerSchedule schedule;
    private final Provider<Timers> timers;
    private final LogUpkeep log;
    private final Provider<LogDuties> duties;

    /** Injected. */
    @Inject
    public Upkeep(
            Provider<RepeatedErasures> erasures,
            TimerSchedule schedule,
            Provider<Timers> timers,
            LogUpkeep log,
            Provider<LogDuties> duties) {
        this.erasures = erasures;
        this.schedule = schedule;
        this.timers = timers;
        this.log = log;
        this.duties = duties;
    }

    /** Begins; called once, when the server starts and the database is there, before anybody is served. */
    public void begin() {
        int erased = erasures.get().run();
        if (erased > 0) {
            LOG.warning(erased + " users whom a restored backup had brought back were anonymised once more");
        }
        schedule.begin(timers.get());
        log.begin(duties.get());
    }
}
