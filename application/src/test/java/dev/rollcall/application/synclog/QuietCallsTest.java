package dev.rollcall.application.synclog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.access.Caller;
import dev.rollcall.application.port.Ports;
import dev.rollcall.application.port.Samples;
import dev.rollcall.application.provisioning.Call;
import dev.rollcall.application.provisioning.Trace;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.synclog.Cause;
import dev.rollcall.domain.synclog.Outcome;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.SyncEvent;
import dev.rollcall.domain.synclog.Target;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuietCallsTest {

    private final Ports ports = Ports.inMemory();
    private final Directory directory = Samples.storedDirectory(ports);
    private final Clock clock = Clock.fixed(Samples.NOW, ZoneOffset.UTC);
    private final QuietCalls quietCalls = new QuietCalls(
            ports.transactions(), ports.syncLog(), ports.refusedObjects(), Clock.offset(clock, Duration.ofSeconds(1)));

    @Test
    void writesEachAtOnceWhereTheDirectoryWantsThem() {
        Complex patch = Complex.of("synchronization", Complex.of("logLookups", Flag.TRUE));
        Call call = search(directory.with(directory.settings().merge(patch), Samples.NOW));
        call.trace().found(3);

        quietCalls.ofCall(call);

        assertThat(log()).singleElement().satisfies(event -> {
            assertThat(event.action()).isEqualTo(SyncAction.LOOKED_UP);
            assertThat(event.reason()).isEqualTo("The search of the identity provider found 3.");
            assertThat(event.outcome().status()).isEqualTo(200);
        });
    }

    @Test
    void writesElsewhereOnlyWhatWasRefusedBefore() {
        quietCalls.ofCall(search(directory));
        quietCalls.settle();
        assertThat(log()).isEmpty();

        SyncEvent refused = search(directory)
                .event(SyncAction.CALL_REFUSED, clock.instant())
                .ending(Outcome.refused(400, Optional.empty(), Cause.INVALID_FILTER, 1));
        ports.transactions().run(() -> ports.syncLog().append(refused));
        quietCalls.settle();
        assertThat(log()).containsExactly(refused);

        quietCalls.ofCall(search(directory));
        quietCalls.settle();
        assertThat(log()).extracting(SyncEvent::action).containsExactly(SyncAction.LOOKED_UP, SyncAction.CALL_REFUSED);

        quietCalls.ofCall(search(directory));
        quietCalls.settle();
        assertThat(log()).as("once is enough").hasSize(2);
    }

    @Test
    void writesAWriteWithoutEffectThatWasRefusedBefore() {
        Call refused = write();
        ports.transactions().run(() -> ports.syncLog()
                .append(refused.event(SyncAction.CALL_REFUSED, clock.instant())
                        .ending(Outcome.refused(400, Optional.empty(), Cause.INVALID_PATH, 1))));
        quietCalls.ofCall(write());

        quietCalls.settle();

        assertThat(log()).extracting(SyncEvent::action).containsExactly(SyncAction.UNCHANGED, SyncAction.CALL_REFUSED);
        assertThat(log().get(0).outcome().status()).isEqualTo(200);
    }

    private Call write() {
        Trace trace = new Trace(200);
        trace.about(Target.Type.USER, "0".repeat(36));
        return new Call(new Caller.OfDirectory(directory, "client"), "request", trace);
    }

    private List<SyncEvent> log() {
        return ports.syncLog().newest(directory.id(), 10);
    }

    private static Call search(Directory directory) {
        Trace trace = new Trace(200);
        trace.about(Target.Type.USER, "");
        trace.looksUp();
        return new Call(new Caller.OfDirectory(directory, "client"), "request", trace);
    }
}
