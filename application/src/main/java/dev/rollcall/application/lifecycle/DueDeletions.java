package dev.rollcall.application.lifecycle;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.Departures;
import dev.rollcall.application.port.Directories;
import dev.rollcall.application.port.Transactions;
import dev.rollcall.application.provisioning.ByActor;
import dev.rollcall.application.provisioning.UserChanges;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.link.Lifecycle;
import dev.rollcall.domain.link.LifecycleEffect;
import dev.rollcall.domain.link.LinkedUser;
import dev.rollcall.domain.link.UserChange;
import dev.rollcall.domain.synclog.Actor;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Deletes the users whose days of grace are over, {@value #CHUNK} a transaction. Deleted users can still be restored. */
@SingletonBean
public class DueDeletions {

    private static final int CHUNK = 100;

    private final Transactions transactions;
    private final Directories directories;
    private final Departures departures;
    private final UserChanges changes;
    private final Clock clock;

    /** Takes what it works with. */
    @Inject
    public DueDeletions(
            Transactions transactions,
            Directories directories,
            Departures departures,
            UserChanges changes,
            Clock clock) {
        this.transactions = transactions;
        this.directories = directories;
        this.departures = departures;
        this.changes = changes;
        this.clock = clock;
    }

    /** Deletes those who are due while {@code mayGoOn}, and returns how many users were looked at. */
    public long run(Actor by, BooleanSupplier mayGoOn) {
        long all = 0;
        int chunk;
        do {
            chunk = transactions.call(() -> runChunk(by));
            all += chunk;
        } while (chunk == CHUNK && mayGoOn.getAsBoolean());
        return all;
    }

    private int runChunk(Actor by) {
        Instant now = clock.instant();
        List<LinkedUser> due = departures.lockDue(now, CHUNK);
        for (LinkedUser user : due) {
            Directory directory = directories.find(user.link().directory()).orElseThrow();
            LifecycleEffect effect = new Lifecycle(directory, now).delete(user.user());
            changes.apply(new ByActor(by, directory), UserChange.of(user, user.link(), effect.on(user.user()), effect));
        }
        return due.size();
    }
}
