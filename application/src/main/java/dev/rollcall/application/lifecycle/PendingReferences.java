package dev.rollcall.application.lifecycle;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.TimeOrderedId;
import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.Memberships.Forgotten;
import dev.rollcall.application.port.SyncLog;
import dev.rollcall.application.port.Transactions;
import dev.rollcall.domain.synclog.Actor;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.SyncEvent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Forgets members that were pushed and never became users, {@value #CHUNK} groups a transaction. */
@SingletonBean
public class PendingReferences {

    /** How long a group waits for a user. */
    public static final Duration PATIENCE = Duration.ofDays(90);

    private static final int CHUNK = 100;

    private final Transactions transactions;
    private final Memberships memberships;
    private final SyncLog log;
    private final Clock clock;

    /** Takes what it works with. */
    @Inject
    public PendingReferences(Transactions transactions, Memberships memberships, SyncLog log, Clock clock) {
        this.transactions = transactions;
        this.memberships = memberships;
        this.log = log;
        this.clock = clock;
    }

    /** Forgets those who never came while {@code mayGoOn}, and returns how many ids these were. */
    public long run(Actor by, BooleanSupplier mayGoOn) {
        Instant now = clock.instant();
        long ids = 0;
        List<Forgotten> chunk;
        do {
            chunk = transactions.call(() -> runChunk(by, now));
            ids += chunk.stream().mapToLong(Forgotten::ids).sum();
        } while (chunk.size() == CHUNK && mayGoOn.getAsBoolean());
        return ids;
    }

    private List<Forgotten> runChunk(Actor by, Instant now) {
        List<Forgotten> chunk = memberships.forgetParked(now.minus(PATIENCE), CHUNK);
        chunk.forEach(forgotten -> log.append(SyncEvent.of(TimeOrderedId.at(now), now, by, SyncAction.FORGOTTEN)
                .in(forgotten.directory())
                .aboutGroup(forgotten.group())
                .because("Members that became no users within " + PATIENCE.toDays() + " days, no longer remembered: "
                        + forgotten.ids() + ".")));
        return chunk;
    }
}
