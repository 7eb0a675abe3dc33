package dev.rollcall.application.port;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import java.util.function.Supplier;

/** Runs work once and rolls nothing back; a unique key that is taken stays taken however often one tries. */
public final class InMemoryTransactions implements Transactions {

    private boolean isLate;

    /** Ends the time of every request. */
    public void endTime() {
        isLate = true;
    }

    @Override
    public void requireTime() {
        if (isLate) {
            throw Refusal.of(Reason.UNAVAILABLE, "The time is over.");
        }
    }

    @Override
    public <T> T call(Supplier<T> work) {
        try {
            return work.get();
        } catch (DuplicateKey e) {
            throw Refusal.of(Reason.UNAVAILABLE, "The unique key " + e.getMessage() + " is taken.");
        }
    }
}
