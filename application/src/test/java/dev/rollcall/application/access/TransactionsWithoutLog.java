package dev.rollcall.application.access;

import dev.rollcall.application.port.SyncLog;
import dev.rollcall.application.port.Transactions;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.synclog.LogFilter;
import java.util.function.Supplier;

/** Fails at the end of each transaction that writes to the log, as a database does that is full. */
final class TransactionsWithoutLog implements Transactions {

    private static final LogFilter ALL = new LogFilter(null, false, null, null, null, null, null);

    private final SyncLog log;
    private boolean isInside;

    TransactionsWithoutLog(SyncLog log) {
        this.log = log;
    }

    @Override
    public <T> T call(Supplier<T> work) {
        if (isInside) {
            return work.get();
        }
        int before = lines();
        isInside = true;
        try {
            T result = work.get();
            if (lines() > before) {
                throw Refusal.of(Reason.UNAVAILABLE, "The database cannot write.");
            }
            return result;
        } finally {
            isInside = false;
        }
    }

    private int lines() {
        return log.find(ALL, SyncLog.NEWEST, 99).size();
    }
}
