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
 * What identity providers read. Where a directory wants lookups in its log, each is written at once. Elsewhere a request
 * costs nothing: its node remembers it until the next {@link #settle}, which writes only those that end a problem.
 */
@SingletonBean
public final class Lookups {

    private static final System.Logger LOG = System.getLogger(Lookups.class.getName());
    private static final int OK = 200;
    private static final int MOST_REMEMBERED = 1_000;

    private final Transactions transactions;
    private final SyncLog log;
    private final RefusedObjects refused;
    private final Clock clock;
    private final Map<DirectoryId, Map<Target, SyncEvent>> done = new ConcurrentHashMap<>();

    /** Takes what it works with. */
    @Inject
    public Lookups(Transactions transactions, SyncLog log, RefusedObjects refused, Clock clock) {
        this.transactions = transactions;
        this.log = log;
        this.refused = refused;
        this.clock = clock;
    }

    /** Tells of a lookup that was answered; it never fails. */
    public void ofCall(Call call) {
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

    /** Of one target the newest; of too many, those that came first. */
    private void remember(DirectoryId directory, SyncEvent event) {
        done.compute(directory, (same, known) -> {
            Map<Target, SyncEvent> lookups = known == null ? new LinkedHashMap<>() : known;
            if (lookups.size() < MOST_REMEMBERED || lookups.containsKey(event.target())) {
                lookups.put(event.target(), event);
            }
            return lookups;
        });
    }

    /**
     * Writes the lookups since the last time that succeeded where one was refused before; a timer calls it.
     *
     * @throws Refusal when the database is away
     */
    public void settle() {
        for (DirectoryId directory : List.copyOf(done.keySet())) {
            Optional.ofNullable(done.remove(directory)).ifPresent(lookups -> settle(directory, lookups.values()));
        }
    }

    private void settle(DirectoryId directory, Collection<SyncEvent> lookups) {
        transactions.run(() -> {
            List<RefusedObject> open =
                    refused.open(directory, clock.instant().minus(ProblemInbox.LOOKED_BACK), ProblemInbox.MOST_OBJECTS);
            lookups.stream()
                    .filter(lookup -> open.stream().anyMatch(object -> object.isMendedBy(lookup)))
                    .forEach(log::append);
        });
    }
}
