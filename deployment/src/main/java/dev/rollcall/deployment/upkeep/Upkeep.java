package dev.rollcall.deployment.upkeep;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.lifecycle.Timers;
import dev.rollcall.deployment.TimerSchedule;
import jakarta.inject.Inject;
import jakarta.inject.Provider;

/** Sets everything going that runs by itself. What touches the database comes late, like everywhere at the start. */
@SingletonBean
public class Upkeep {

    private final TimerSchedule schedule;
    private final Provider<Timers> timers;
    private final LogUpkeep log;
    private final Provider<LogDuties> duties;

    /** Injected. */
    @Inject
    public Upkeep(TimerSchedule schedule, Provider<Timers> timers, LogUpkeep log, Provider<LogDuties> duties) {
        this.schedule = schedule;
        this.timers = timers;
        this.log = log;
        this.duties = duties;
    }

    /** Begins; called once, when the server starts and the database is there. */
    public void begin() {
        schedule.begin(timers.get());
        log.begin(duties.get());
    }
}
