package dev.rollcall.application.synclog;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.Directories;
import dev.rollcall.application.port.SyncLog;
import dev.rollcall.application.port.Traffic;
import dev.rollcall.application.port.Transactions;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.directory.SynchronizationRules;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Removes what is older than the directories keep their logs, and their counters, at most {@value #CHUNK} events a transaction. A timer calls
 * it; several nodes may do so at once.
 */
@SingletonBean
public final class LogRetention {

    private static final int CHUNK = 1_000;

    private final Transactions transactions;
    private final Directories directories;
    private final SyncLog log;
    private final Traffic traffic;
    private final Clock clock;

    /** Takes what it works with. */
    @Inject
    public LogRetention(Transactions transactions, Directories directories, SyncLog log, Traffic traffic, Clock clock) {
        this.transactions = transactions;
        this.directories = directories;
        this.log = log;
        this.traffic = traffic;
        this.clock = clock;
    }

    /** Removes what is too old while {@code mayGoOn}, and returns how many events that were. */
    public long run(BooleanSupplier mayGoOn) {
        Instant now = clock.instant();
        long removed = 0;
        for (DirectoryId directory : transactions.call(log::logged)) {
            Instant before = now.minus(Duration.ofDays(daysKept(directory)));
            int chunk;
            do {
                chunk = transactions.call(() -> log.removeOlder(directory, before, CHUNK));
                removed += chunk;
                if (!mayGoOn.getAsBoolean()) {
                    return removed;
                }
            } while (chunk == CHUNK);
            if (directory != null) {
                transactions.run(() -> traffic.removeOlder(directory, before));
            }
        }
        return removed;
    }

    /** Events of no directory, or of one that is gone, are kept as long as those of a directory nobody has set up. */
    private int daysKept(@Nullable DirectoryId directory) {
        Optional<Directory> known =
                directory == null ? Optional.empty() : transactions.call(() -> directories.find(directory));
        return known.map(found -> found.settings().synchronization().logRetentionDays())
                .orElse(SynchronizationRules.DEFAULTS.logRetentionDays());
    }
}
