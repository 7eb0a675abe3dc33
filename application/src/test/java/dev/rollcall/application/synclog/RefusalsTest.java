package dev.rollcall.application.synclog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.rollcall.application.SettableClock;
import dev.rollcall.application.access.Caller;
import dev.rollcall.application.port.Ports;
import dev.rollcall.application.port.Samples;
import dev.rollcall.application.port.Transactions;
import dev.rollcall.application.provisioning.Call;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.synclog.Cause;
import dev.rollcall.domain.synclog.Outcome;
import dev.rollcall.domain.synclog.Target;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RefusalsTest {

    private final Ports ports = Ports.inMemory();
    private final Directory directory = Samples.storedDirectory(ports);
    private final FailingTransactions transactions = new FailingTransactions();
    private final Refusals refusals =
            new Refusals(transactions, ports.syncLog(), new RefusalThrottle(), new SettableClock());

    @Test
    void neverFailsWhateverTheLogDoes() {
        transactions.failures.addAll(List.of(away(), broken(), broken()));

        assertThatCode(() -> {
                    refuse("client");
                    refuse("client");
                    refusals.ofCredential(directory.id(), "client", "Wrong.", "192.0.2.1");
                })
                .doesNotThrowAnyException();
    }

    @Test
    void writesLaterWhatTheDatabaseDidNotTake() {
        transactions.failures.add(away());
        refuse("client");
        assertThat(writtenFor()).isEmpty();

        refusals.writeOverdue();

        assertThat(writtenFor()).containsExactly("client");
    }

    @Test
    void givesUpWhatCannotBeWrittenSoThatItHoldsNothingUp() {
        transactions.failures.addAll(List.of(away(), away(), broken()));
        refuse("first");
        refuse("second");

        refusals.writeOverdue();
        assertThat(writtenFor()).containsExactly("second");

        refusals.writeOverdue();
        assertThat(writtenFor()).containsExactly("second");
    }

    @Test
    void tellsTheDirectoryWhoseUserItIsInTheSameTransaction() {
        Link theirs =
                Samples.storedLink(ports, Samples.storedDirectory(ports), Samples.attributes(Samples.name("theirs")));
        Refusal refusal = Refusal.of(Reason.UNIQUENESS, "The name is taken.")
                .explained(new Refusal.Explanation("It is theirs.", theirs.user(), theirs.directory()));
        transactions.failures.add(away());
        refusals.ofCall(call("client"), Outcome.refused(409, Optional.empty(), Cause.CONFLICT, 1), refusal);
        assertThat(writtenFor()).isEmpty();
        assertThat(ports.syncLog().newest(theirs.directory(), 9)).isEmpty();

        refusals.writeOverdue();

        assertThat(writtenFor()).containsExactly("client");
        assertThat(ports.syncLog().newest(theirs.directory(), 9))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.target()).isEqualTo(Target.user(theirs.id(), theirs.user()));
                    assertThat(event.reason()).isEqualTo("Another directory pushed this user, and was refused.");
                    assertThat(event.outcome().result()).isEqualTo(Outcome.Result.SUCCESS);
                });
    }

    private Call call(String client) {
        return new Call(new Caller.OfDirectory(directory, client), "request");
    }

    private void refuse(String client) {
        refusals.ofCall(call(client), Outcome.refused(400, Optional.empty(), Cause.INVALID_FILTER, 1), "No filter.");
    }

    private List<String> writtenFor() {
        return ports.syncLog().newest(directory.id(), 9).stream()
                .map(event -> event.actor().client())
                .toList();
    }

    private static RuntimeException away() {
        return Refusal.of(Reason.UNAVAILABLE, "The database is away.");
    }

    private static RuntimeException broken() {
        return new IllegalStateException("a value of a column");
    }

    /** Fails as told, and then no longer. */
    private static final class FailingTransactions implements Transactions {

        private final Deque<RuntimeException> failures = new ArrayDeque<>();

        @Override
        public <T> T call(Supplier<T> work) {
            if (!failures.isEmpty()) {
                throw failures.remove();
            }
            return work.get();
        }
    }
}
