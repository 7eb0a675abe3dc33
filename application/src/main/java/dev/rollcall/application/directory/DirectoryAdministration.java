package dev.rollcall.application.directory;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.TimeOrderedId;
import dev.rollcall.application.port.Directories;
import dev.rollcall.application.port.SyncLog;
import dev.rollcall.application.port.Transactions;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.directory.DirectorySettings;
import dev.rollcall.domain.link.FateOfUsers;
import dev.rollcall.domain.scim.resource.Meta;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.synclog.Actor;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.SyncEvent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** What an administrator does with user directories. Their names are unique without case. */
@SingletonBean
public final class DirectoryAdministration {

    private final Directories directories;
    private final DirectoryStatuses statuses;
    private final SyncLog log;
    private final Transactions transactions;
    private final Clock clock;

    /** Takes what it works with. */
    @Inject
    public DirectoryAdministration(
            Directories directories, DirectoryStatuses statuses, SyncLog log, Transactions transactions, Clock clock) {
        this.directories = directories;
        this.statuses = statuses;
        this.log = log;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Makes a directory with {@code body} over the default settings.
     *
     * @throws Refusal with every field that is wrong, or with {@link Reason#UNIQUENESS} when the name is taken
     */
    public DirectoryStatus create(Actor by, Complex body) {
        DirectorySettings settings = DirectorySettings.create(body);
        return transactions.call(() -> {
            Instant now = clock.instant();
            Directory directory = new Directory(new DirectoryId(TimeOrderedId.at(now)), settings, Meta.createdAt(now));
            refuseTakenName(directory);
            directories.add(directory);
            log.append(event(by, directory.id(), SyncAction.DIRECTORY_CREATED));
            return statuses.of(directory, now);
        });
    }

    /**
     * Returns the directory.
     *
     * @throws Refusal with {@link Reason#NOT_FOUND}
     */
    public DirectoryStatus find(DirectoryId id) {
        return transactions.read(() -> statuses.of(
                directories.find(id).orElseThrow(DirectoryAdministration::unknownDirectory), clock.instant()));
    }

    /** Returns at most {@code limit} directories with ids above {@code after}, oldest first. */
    public List<CountedDirectory> list(String after, int limit) {
        return transactions.read(() ->
                directories.list(after, limit).stream().map(statuses::counted).toList());
    }

    /**
     * Merges {@code patch} (RFC 7396) into the settings. The row is locked meanwhile, so that of two administrators who
     * change different settings at once neither undoes the other.
     *
     * @throws Refusal as {@link #create} and {@link #find} do
     */
    public DirectoryStatus update(Actor by, DirectoryId id, Complex patch) {
        return transactions.call(() -> {
            Directory before = lock(id);
            Directory after = before.with(before.settings().merge(patch), clock.instant());
            if (!after.settings().equals(before.settings())) {
                refuseTakenName(after);
                directories.update(after);
                log.append(event(by, id, SyncAction.DIRECTORY_CHANGED)
                        .changed(after.settings().changedNames(before.settings())));
            }
            return statuses.of(after, clock.instant());
        });
    }

    /**
     * Ends the directory with its API clients and tokens. What becomes of its users is left to {@code DirectoryRemovals}; its
     * log stays.
     *
     * @throws Refusal with {@link Reason#CONFLICT} while the directory is active, or as {@link #find} does
     */
    public void delete(Actor by, DirectoryId id, FateOfUsers fate) {
        transactions.run(() -> {
            if (lock(id).active()) {
                throw Refusal.of(
                        Reason.CONFLICT,
                        "The user directory is active; switch it off (\"active\": false) before you delete it.");
            }
            directories.beginRemoval(id, fate);
            log.append(event(by, id, SyncAction.DIRECTORY_REMOVED));
        });
    }

    static Refusal unknownDirectory() {
        return Refusal.of(Reason.NOT_FOUND, "There is no user directory with this id.");
    }

    private Directory lock(DirectoryId id) {
        return directories.lock(id).orElseThrow(DirectoryAdministration::unknownDirectory);
    }

    private SyncEvent event(Actor by, DirectoryId directory, SyncAction action) {
        Instant now = clock.instant();
        return SyncEvent.of(TimeOrderedId.at(now), now, by, action).in(directory);
    }

    private void refuseTakenName(Directory directory) {
        String name = directory.settings().name();
        boolean taken = directories
                .findByName(name)
                .filter(namesake -> !namesake.id().equals(directory.id()))
                .isPresent();
        if (taken) {
            throw Refusal.of(Reason.UNIQUENESS, "There is a user directory named \"" + name + "\" already.");
        }
    }
}
