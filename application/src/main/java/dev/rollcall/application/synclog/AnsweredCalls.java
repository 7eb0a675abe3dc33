package dev.rollcall.application.synclog;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.TimeOrderedId;
import dev.rollcall.application.port.RefusedObjects;
import dev.rollcall.application.port.SyncLog;
import dev.rollcall.application.port.Transactions;
import dev.rollcall.application.provisioning.Call;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.synclog.Outcome;
import dev.rollcall.domain.synclog.Success;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.SyncEvent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Calls of identity providers that succeeded. A lookup is written to the log of a directory that wants lookups there. Every
 * call settles what was refused before; it costs nothing for that, because its node remembers it until the next {@link
 * #settle}.
 */
@SingletonBean
public final class AnsweredCalls {

    private static final System.Logger LOG = System.getLogger(AnsweredCalls.class.getName());
    private static final int OK = 200;

    /** More than a node answers between two times at which it settles. */
    private static final int MOST_REMEMBERED = 20_000;

    private final Transactions transactions;
    private final SyncLog log;
    private final RefusedObjects refused;
    private final Clock clock;
    private final Map<DirectoryId, List<Success>> done = new ConcurrentHashMap<>();

    /** Takes what it works with. */
    @Inject
    public AnsweredCalls(Transactions transactions, SyncLog log, RefusedObjects refused, Clock clock) {
        this.transactions = transactions;
        this.log = log;
        this.refused = refused;
        this.clock = clock;
    }

    /** Tells of a call that succeeded; it never fails. */
    public void ofCall(Call call) {
        if (call.trace().isLookup()
                && call.directory().settings().synchronization().logLookups()) {
            SyncEvent event = call.event(SyncAction.LOOKED_UP, clock.instant())
                    .ending(Outcome.success(OK, call.trace().milliseconds()));
            write(call.trace().finding().map(event::because).orElse(event));
        }
        Success success = new Success(
                TimeOrderedId.at(clock.instant()),
                call.trace().target(),
                call.trace().isLookup());
        remember(call.directory().id(), List.of(success));
    }

    private void write(SyncEvent event) {
        try {
            transactions.run(() -> log.append(event));
        } catch (Refusal e) {
            LOG.log(System.Logger.Level.WARNING, "A lookup is not in the log: " + e.detail());
        }
    }

    /** Of too many, those that came first. */
    private void remember(DirectoryId directory, List<Success> calls) {
        done.compute(directory, (same, known) -> {
            List<Success> all = known == null ? new ArrayList<>() : known;
            all.addAll(calls.subList(0, Math.min(calls.size(), MOST_REMEMBERED - all.size())));
            return all;
        });
    }

    /** Settles what was refused before and has succeeded since the last time; a timer calls it. */
    public void settle() {
        List.copyOf(done.keySet()).forEach(this::settle);
    }

    /** Settles what was refused of a directory; while the database is away, the calls wait for the next time. */
    void settle(DirectoryId directory) {
        List<Success> calls = done.remove(directory);
        if (calls == null) {
            return;
        }
        try {
            transactions.run(() -> refused.settle(directory, calls));
        } catch (Refusal e) {
            remember(directory, calls);
            LOG.log(System.Logger.Level.WARNING, "Problems are not settled yet: " + e.detail());
        }
    }
}
