package dev.rollcall.application.synclog;

import dev.rollcall.domain.synclog.SyncEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps a flood of refused credentials from becoming a flood of writes: of the same kind, {@value #BURST} are written at
 * once and then one each {@value #SECONDS} seconds, which stands for all that came in between. What cannot be written now
 * waits here, too. One per node.
 */
public final class RefusalThrottle {

    private static final int BURST = 100;
    private static final int SECONDS = 5;
    private static final int MOST_KINDS = 5_000;

    private static final class Kind {
        private Instant refilled;
        private int left = BURST;
        private int untold;
        private Optional<SyncEvent> last = Optional.empty();

        private Kind(Instant now) {
            refilled = now;
        }

        private void refill(Instant now) {
            long steps = Duration.between(refilled, now).toSeconds() / SECONDS;
            if (steps > 0) {
                left = (int) Math.min(BURST, left + steps);
                refilled = refilled.plusSeconds(steps * SECONDS);
            }
        }
    }

    private final Map<String, Kind> kinds = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kind> eldest) {
            return size() > MOST_KINDS;
        }
    };

    /** Returns the event to write, for itself and those before it that were not; empty when it has to wait. */
    public synchronized Optional<SyncEvent> admit(String kind, SyncEvent event) {
        Kind known = kinds.computeIfAbsent(kind, any -> new Kind(event.time()));
        known.refill(event.time());
        if (known.left == 0) {
            known.untold++;
            known.last = Optional.of(event);
            return Optional.empty();
        }
        known.left--;
        SyncEvent told = event.ending(event.outcome().times(1 + known.untold));
        known.untold = 0;
        known.last = Optional.empty();
        return Optional.of(told);
    }

    /** Keeps an event that cannot be written now, for the next {@link #overdue}; of one kind they become one. */
    public synchronized void postpone(String kind, SyncEvent event) {
        Kind known = kinds.computeIfAbsent(kind, any -> new Kind(event.time()));
        known.untold += event.outcome().repeats();
        known.last = Optional.of(event);
    }

    /** Returns the events that have waited long enough for another of their kind, to write them now. */
    public synchronized List<SyncEvent> overdue(Instant now) {
        List<SyncEvent> overdue = new ArrayList<>();
        for (Kind kind : kinds.values()) {
            kind.refill(now);
            if (kind.left > 0 && kind.last.isPresent()) {
                SyncEvent last = kind.last.get();
                overdue.add(last.ending(last.outcome().times(kind.untold)));
                kind.left--;
                kind.untold = 0;
                kind.last = Optional.empty();
            }
        }
        return overdue;
    }
}
