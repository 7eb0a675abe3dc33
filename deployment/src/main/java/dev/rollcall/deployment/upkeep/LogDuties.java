package dev.rollcall.deployment.upkeep;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.synclog.AnsweredCalls;
import dev.rollcall.application.synclog.FeedSignal;
import dev.rollcall.application.synclog.Refusals;
import dev.rollcall.application.synclog.Sequencer;
import dev.rollcall.application.traffic.TrafficRecording;
import jakarta.inject.Inject;
import java.util.concurrent.Executor;

/** What {@link LogUpkeep} does each time. */
@SingletonBean
public class LogDuties {

    private final Sequencer sequencer;
    private final FeedSignal signal;
    private final Refusals refusals;
    private final TrafficRecording traffic;
    private final AnsweredCalls answeredCalls;

    /** Injected. */
    @Inject
    public LogDuties(
            Sequencer sequencer,
            FeedSignal signal,
            Refusals refusals,
            TrafficRecording traffic,
            AnsweredCalls answeredCalls) {
        this.sequencer = sequencer;
        this.signal = signal;
        this.refusals = refusals;
        this.traffic = traffic;
        this.answeredCalls = answeredCalls;
    }

    void moveFeed(Executor readers) throws InterruptedException {
        signal.awaitChange();
        signal.reached(sequencer.run(), readers);
    }

    void tellOverdueRefusals() {
        refusals.writeOverdue();
    }

    void recordTraffic() {
        traffic.run();
    }

    void settleProblems() {
        answeredCalls.settle();
    }
}
