package dev.rollcall.application.lifecycle;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.TimeOrderedId;
import dev.rollcall.application.port.Directories;
import dev.rollcall.application.port.Directories.Removal;
import dev.rollcall.application.port.SyncLog;
import dev.rollcall.application.port.Transactions;
import dev.rollcall.application.port.Users;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.link.Person;
import dev.rollcall.domain.synclog.Actor;
import dev.rollcall.domain.synclog.SyncEvent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Finishes the removals of directories that have begun, a limited number of rows a transaction. Wherever it is
 * interrupted, the next run goes on, on whatever node; several may run at once.
 */
@SingletonBean
public class DirectoryRemovals {

    private static final Chunk CHUNK = new Chunk(250, 5_000);

    private final Transactions transactions;
    private final Directories directories;
    private final Users users;
    private final SyncLog log;
    private final Clock clock;

    /** Takes what it works with. */
    @Inject
    public DirectoryRemovals(
            Transactions transactions, Directories directories, Users users, SyncLog log, Clock clock) {
        this.transactions = transactions;
        this.directories = directories;
        this.users = users;
        this.log = log;
        this.clock = clock;
    }

    /**
     * How much one transaction does.
     *
     * @param users the people who are released, one by one
     * @param rows what is removed of everything else, in one statement
     */
    public record Chunk(int users, int rows) {}

    /** Does what can be done within that time, and returns how many users were released; a timer does the rest. */
    public long run(Actor by, Duration patience) {
        Instant until = clock.instant().plus(patience);
        return run(by, () -> clock.instant().isBefore(until));
    }

    /** Does what can be done while {@code mayGoOn}, and returns how many users were released. */
    public long run(Actor by, BooleanSupplier mayGoOn) {
        return run(by, mayGoOn, CHUNK);
    }

    /** Does what can be done while {@code mayGoOn} in chunks of that size, and returns how many users were released. */
    public long run(Actor by, BooleanSupplier mayGoOn, Chunk chunk) {
        long all = 0;
        Optional<Integer> released;
        do {
            released = transactions.call(() -> directories.lockRemoval().map(removal -> runChunk(by, removal, chunk)));
            all += released.orElse(0);
        } while (released.isPresent() && mayGoOn.getAsBoolean());
        return all;
    }

    private int runChunk(Actor by, Removal removal, Chunk chunk) {
        List<Person> owned = users.lockOwned(removal.directory().id(), chunk.users());
        owned.forEach(person -> release(by, removal, person));
        directories.closeLinks(
                removal.directory().id(),
                owned.stream().map(person -> person.user().id()).toList());
        if (owned.isEmpty()) {
            directories.removeRows(removal.directory().id(), chunk.rows());
        }
        return owned.size();
    }

    private void release(Actor by, Removal removal, Person before) {
        Instant now = clock.instant();
        Person after = removal.fate().release(before, now);
        users.update(before.user(), after.user());
        log.append(SyncEvent.of(TimeOrderedId.at(now), now, by, removal.fate().action())
                .in(removal.directory().id())
                .aboutUser(
                        before.openLink().map(Link::id).orElse(null),
                        before.user().id())
                .because(removal.fate().reason(removal.directory().settings().name()))
                .telling(before.user(), after.user()));
    }
}
