package dev.rollcall.deployment.upkeep;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.synclog.AnsweredCalls;
import dev.rollcall.application.synclog.FeedSignal;
import dev.rollcall.application.synclog.Refusals;
import dev.rollcall.application.synclog.Sequencer;
import dev.rollcall.application.traffic.TrafficRecording;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;

/** Duties without a change feed, beside {@link SilentSyncLog}: nobody asks the database whether there is one to move. */
@SingletonBean
@Alternative
@Priority(1)
public class SilentLogDuties extends LogDuties {

    /** Injected. */
    @Inject
    public SilentLogDuties(
            Sequencer sequencer,
            FeedSignal signal,
            Refusals refusals,
            TrafficRecording traffic,
            AnsweredCalls answeredCalls) {
        super(sequencer, signal, refusals, traffic, answeredCalls);
    }

    /** Waits until the server stops. */
    @Override
    void moveFeed(Executor readers) throws InterruptedException {
        new CountDownLatch(1).await();
    }
}
