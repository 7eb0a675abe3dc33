package dev.rollcall.application.traffic;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.provisioning.Call;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.directory.TrafficCount;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts the calls of identity providers on this node until {@link TrafficRecording} writes them down. What it holds is
 * lost when the process is killed.
 */
@SingletonBean
public final class TrafficMeter {

    private record Slot(DirectoryId directory, Instant hour) {}

    private final Clock clock;
    private final Map<Slot, TrafficCount> counts = new ConcurrentHashMap<>();

    /** Begins at nothing. */
    @Inject
    public TrafficMeter(Clock clock) {
        this.clock = clock;
    }

    /** Counts a call that is answered now. */
    public void count(Call call, boolean success) {
        add(TrafficCount.of(
                call.directory().id(), clock.instant(), success, call.trace().quirks()));
    }

    void add(TrafficCount count) {
        counts.merge(new Slot(count.directory(), count.hour()), count, TrafficCount::plus);
    }

    /** Returns what was counted, in an order that is the same on all nodes, and forgets it. */
    List<TrafficCount> drain() {
        List<TrafficCount> drained = new ArrayList<>();
        for (Slot slot : List.copyOf(counts.keySet())) {
            Optional.ofNullable(counts.remove(slot)).ifPresent(drained::add);
        }
        drained.sort(
                Comparator.comparing((TrafficCount count) -> count.directory().value())
                        .thenComparing(TrafficCount::hour));
        return drained;
    }
}
