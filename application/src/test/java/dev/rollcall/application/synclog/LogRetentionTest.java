package dev.rollcall.application.synclog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.TimeOrderedId;
import dev.rollcall.application.port.Ports;
import dev.rollcall.application.port.Samples;
import dev.rollcall.application.port.SyncLog;
import dev.rollcall.application.port.Transactions;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.TrafficCount;
import dev.rollcall.domain.synclog.LogFilter;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.SyncEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LogRetentionTest {

    private static final Instant NOW = Samples.NOW;
    private static final Duration KEPT = Duration.ofDays(180);

    private final Ports ports = Ports.inMemory();
    private final Directory directory = Samples.storedDirectory(ports);

    @Test
    void removesWhatIsOlderThanTheDirectoryKeepsIt() {
        SyncEvent old = log(NOW.minus(KEPT).minusMillis(1));
        SyncEvent kept = log(NOW.minus(KEPT));
        ports.traffic().add(TrafficCount.of(directory.id(), NOW.minus(KEPT.plusHours(2)), true, List.of()));
        ports.traffic().add(TrafficCount.of(directory.id(), NOW, true, List.of()));

        assertThat(retention(ports.transactions()).run(() -> true)).isEqualTo(1);

        assertThat(ports.syncLog().newest(directory.id(), 9))
                .containsExactly(kept)
                .doesNotContain(old);
        assertThat(ports.traffic().hours(directory.id())).hasSize(1);
    }

    @Test
    void removesAtMostAThousandInATransaction() {
        for (int i = 0; i < 2_500; i++) {
            log(NOW.minus(KEPT).minusSeconds(1));
        }
        Counting transactions = new Counting(ports);

        assertThat(retention(transactions).run(() -> false)).isEqualTo(1_000);
        assertThat(retention(transactions).run(() -> true)).isEqualTo(1_500);

        assertThat(transactions.removed).contains(1_000, 500).allMatch(removed -> removed <= 1_000);
    }

    private SyncEvent log(Instant time) {
        SyncEvent event = SyncEvent.of(TimeOrderedId.at(time), time, Samples.ACTOR, SyncAction.IGNORED)
                .in(directory.id());
        ports.syncLog().append(event);
        return event;
    }

    private LogRetention retention(Transactions transactions) {
        return new LogRetention(
                transactions, ports.directories(), ports.syncLog(), ports.traffic(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** Notes how many events each transaction removes. */
    private static final class Counting implements Transactions {

        private final Ports ports;
        private final List<Integer> removed = new ArrayList<>();

        private Counting(Ports ports) {
            this.ports = ports;
        }

        @Override
        public <T> T call(Supplier<T> work) {
            int before = size();
            T result = work.get();
            removed.add(before - size());
            return result;
        }

        private int size() {
            LogFilter all = new LogFilter(null, false, null, null, null, null, null);
            return ports.syncLog().find(all, SyncLog.NEWEST, Integer.MAX_VALUE).size();
        }
    }
}
