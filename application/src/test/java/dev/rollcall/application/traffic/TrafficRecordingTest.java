package dev.rollcall.application.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.access.Caller;
import dev.rollcall.application.port.Ports;
import dev.rollcall.application.port.Samples;
import dev.rollcall.application.port.Transactions;
import dev.rollcall.application.provisioning.Call;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.TrafficCount;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TrafficRecordingTest {

    private final Ports ports = Ports.inMemory();
    private final Directory directory = Samples.storedDirectory(ports);
    private final TrafficMeter meter = new TrafficMeter(Clock.fixed(Samples.NOW, ZoneOffset.UTC));

    @Test
    void writesWhatWasCountedOnce() {
        meter.count(call(), true);
        meter.count(call(), false);

        recording(ports.transactions()).run();
        recording(ports.transactions()).run();

        assertThat(ports.traffic().hours(directory.id())).singleElement().satisfies(hour -> {
            assertThat(hour.requests()).isEqualTo(2);
            assertThat(hour.errors()).isEqualTo(1);
        });
    }

    @Test
    void keepsWhatCouldNotBeWrittenForTheNextTime() {
        meter.count(call(), true);

        assertThatThrownBy(() -> recording(new Away()).run()).isInstanceOf(Refusal.class);
        meter.count(call(), true);
        recording(ports.transactions()).run();

        assertThat(ports.traffic().hours(directory.id()))
                .extracting(TrafficCount::requests)
                .containsExactly(2L);
    }

    @Test
    void asksTheDatabaseForNothingWhileNobodyCalls() {
        recording(new Away()).run();

        assertThat(meter.drain()).isEmpty();
    }

    @Test
    void writesInTheSameOrderOnEveryNode() {
        TrafficCount late = TrafficCount.none(directory.id(), Samples.NOW);
        TrafficCount early = TrafficCount.none(directory.id(), Samples.NOW.minus(Duration.ofHours(1)));
        TrafficCount other = TrafficCount.none(Samples.directory("later").id(), Samples.NOW);
        meter.add(other);
        meter.add(late);
        meter.add(early);

        assertThat(meter.drain()).containsExactly(early, late, other);
    }

    private TrafficRecording recording(Transactions transactions) {
        return new TrafficRecording(transactions, ports.traffic(), meter);
    }

    private Call call() {
        return new Call(new Caller.OfDirectory(directory, "client"), "request");
    }

    /** A database that is away. */
    private static final class Away implements Transactions {

        @Override
        public <T> T call(Supplier<T> work) {
            throw Refusal.of(Reason.UNAVAILABLE, "The database is away.");
        }
    }
}
