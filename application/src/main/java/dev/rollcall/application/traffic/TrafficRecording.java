package dev.rollcall.application.traffic;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.Traffic;
import dev.rollcall.application.port.Transactions;
import dev.rollcall.domain.directory.TrafficCount;
import jakarta.inject.Inject;
import java.util.List;

/** Writes down what this node has counted, every few seconds; a timer calls it. */
@SingletonBean
public final class TrafficRecording {

    private final Transactions transactions;
    private final Traffic traffic;
    private final TrafficMeter meter;

    /** Takes what it works with. */
    @Inject
    public TrafficRecording(Transactions transactions, Traffic traffic, TrafficMeter meter) {
        this.transactions = transactions;
        this.traffic = traffic;
        this.meter = meter;
    }

    /**
     * Writes everything in one transaction; without a call since the last time, there is none.
     *
     * @throws dev.rollcall.domain.Refusal when the database is away; then it is written the next time
     */
    public void run() {
        List<TrafficCount> counts = meter.drain();
        if (!counts.isEmpty()) {
            try {
                transactions.run(() -> counts.forEach(traffic::add));
            } catch (RuntimeException e) {
                counts.forEach(meter::add);
                throw e;
            }
        }
    }
}
