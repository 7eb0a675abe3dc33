package dev.rollcall.application.synclog;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.RefusedObjects;
import dev.rollcall.application.port.SyncLog;
import dev.rollcall.application.port.Transactions;
import dev.rollcall.application.provisioning.Call;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.synclog.Outcome;
import dev.rollcall.domain.synclog.RefusedObject;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.SyncEvent;
import dev.rollcall.domain.synclog.Target;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Calls of identity providers that change nothing: lookups, and writes of what is there already. Where a directory wants
 * lookups in its log, each is written at once. Elsewhere a call costs nothing: its node remembers it until the next
 * {@link #settle}, which writes only those that end a problem.
 */
@SingletonBean
public final class QuietCalls {

    private static final System.Logger LOG = System.getLogger(QuietCalls.class.getName());
    private static final int OK = 200;
    private static final int MOST_REMEMBERED = 1_000;

    private final Transactions transactions;
    private final SyncLog log;
    private final RefusedObjects refused;
    private final Clock clock;
    private final Map<DirectoryId, Map<Kind, SyncEvent>> done = new ConcurrentHashMap<>();

    private record Kind(SyncAction action, Target target) {

        static Kind of(SyncEvent event) {
            return new Kind(event.action(), event.target());
        }
    }

    /** Takes what it works with. */
    @Inject
    public QuietCalls(Transactions transactions, SyncLog log, RefusedObjects refused, Clock clock) {
        this.transactions = transactions;
        this.log = log;
        this.refused = refused;
        this.clock = clock;
    }

    /** Tells of a call that succeeded, also of one that has its own line in the log; it never fails. */
    public void ofCall(Call call) {
        if (!call.trace().isLookup()) {
            remember(call.directory().id(), call.event(SyncAction.UNCHANGED, clock.instant()));
            return;
        }
        SyncEvent event = call.event(SyncAction.LOOKED_UP, clock.instant())
                .ending(Outcome.success(OK, call.trace().milliseconds()));
        SyncEvent told = call.trace().finding().map(event::because).orElse(event);
        if (call.directory().settings().synchronization().logLookups()) {
            write(told);
        } else {
            remember(call.directory().id(), told);
        }
    }

    private void write(SyncEvent event) {
        try {
            transactions.run(() -> log.append(event));
        } catch (Refusal e) {
            LOG.log(System.Logger.Level.WARNING, "A lookup is not in the log: " + e.detail());
        }
    }

    /** Of one kind the newest; of too many, those that came first. */
    private void remember(DirectoryId directory, SyncEvent event) {
        done.compute(directory, (same, known) -> {
            Map<Kind, SyncEvent> calls = known == null ? new LinkedHashMap<>() : known;
            if (calls.size() < MOST_REMEMBERED || calls.containsKey(Kind.of(event))) {
                calls.put(Kind.of(event), event);
            }
            return calls;
        });
    }

    /**
     * Writes the calls since the last time that did what was refused before; a timer calls it.
     *
     * @throws Refusal when the database is away
     */
    public void settle() {
        for (DirectoryId directory : List.copyOf(done.keySet())) {
            Optional.ofNullable(done.remove(directory)).ifPresent(calls -> settle(directory, calls.values()));
        }
    }

    private void settle(DirectoryId directory, Collection<SyncEvent> calls) {
        transactions.run(() -> {
            List<RefusedObject> open =
                    refused.open(directory, clock.instant().minus(ProblemInbox.LOOKED_BACK), ProblemInbox.MOST_OBJECTS);
            calls.stream()
                    .filter(call -> open.stream().anyMatch(object -> object.isMendedBy(call)))
                    .forEach(log::append);
        });
    }
}
