package dev.rollcall.application.synclog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.access.Caller;
import dev.rollcall.application.port.Ports;
import dev.rollcall.application.port.Samples;
import dev.rollcall.application.port.Transactions;
import dev.rollcall.application.provisioning.Call;
import dev.rollcall.application.provisioning.Trace;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.synclog.Cause;
import dev.rollcall.domain.synclog.OpenProblem;
import dev.rollcall.domain.synclog.Outcome;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.SyncEvent;
import dev.rollcall.domain.synclog.Target;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class AnsweredCallsTest {

    private static final Clock LATER = Clock.fixed(Samples.NOW.plusSeconds(1), ZoneOffset.UTC);

    private final Ports ports = Ports.inMemory();
    private final Directory directory = Samples.storedDirectory(ports);
    private final AnsweredCalls answeredCalls =
            new AnsweredCalls(ports.transactions(), ports.syncLog(), ports.refusedObjects(), LATER);

    @Test
    void writesEachAtOnceWhereTheDirectoryWantsThem() {
        Complex patch = Complex.of("synchronization", Complex.of("logLookups", Flag.TRUE));
        Call call = search(directory.with(directory.settings().merge(patch), Samples.NOW));
        call.trace().found(3);

        answeredCalls.ofCall(call);

        assertThat(log()).singleElement().satisfies(event -> {
            assertThat(event.action()).isEqualTo(SyncAction.LOOKED_UP);
            assertThat(event.reason()).isEqualTo("The search of the identity provider found 3.");
            assertThat(event.outcome().status()).isEqualTo(200);
        });
    }

    @Test
    void settlesASearchThatWasRefusedBefore() {
        refuse(search(directory), Cause.INVALID_FILTER);
        answeredCalls.settle();
        assertThat(problems()).hasSize(1);

        answeredCalls.ofCall(search(directory));
        answeredCalls.settle();

        assertThat(problems()).isEmpty();
        assertThat(log()).as("only what was refused").hasSize(1);
    }

    @Test
    void settlesAWriteByAWriteAndByNoLookup() {
        refuse(write(), Cause.INVALID_PATH);
        answeredCalls.ofCall(search(directory));
        answeredCalls.settle();
        assertThat(problems()).hasSize(1);

        answeredCalls.ofCall(write());
        answeredCalls.settle();
        assertThat(problems()).isEmpty();
    }

    @Test
    void remembersUntilTheDatabaseIsBack() {
        refuse(search(directory), Cause.INVALID_FILTER);
        AnsweredCalls patient = new AnsweredCalls(new AwayOnce(), ports.syncLog(), ports.refusedObjects(), LATER);
        patient.ofCall(search(directory));

        patient.settle();
        assertThat(problems()).hasSize(1);
        patient.settle();
        assertThat(problems()).isEmpty();
    }

    private void refuse(Call call, Cause cause) {
        SyncEvent refused = call.event(SyncAction.CALL_REFUSED, Samples.NOW)
                .ending(Outcome.refused(400, Optional.empty(), cause, 1));
        ports.transactions().run(() -> ports.syncLog().append(refused));
    }

    private List<OpenProblem> problems() {
        return ports.refusedObjects().problems(directory.id(), Instant.EPOCH, 1);
    }

    private static final class AwayOnce implements Transactions {

        private boolean isBack;

        @Override
        public <T> T call(Supplier<T> work) {
            if (!isBack) {
                isBack = true;
                throw Refusal.of(Reason.UNAVAILABLE, "The database is away.");
            }
            return work.get();
        }
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
