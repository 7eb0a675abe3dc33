package dev.rollcall.application.directory;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.TimeOrderedId;
import dev.rollcall.application.access.CallerChanges;
import dev.rollcall.application.port.Directories;
import dev.rollcall.application.port.SyncLog;
import dev.rollcall.application.port.Transactions;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.directory.DirectorySchemas;
import dev.rollcall.domain.directory.IndexedAttribute;
import dev.rollcall.domain.synclog.Actor;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.SyncEvent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The definitions of a directory as an administrator's change finds and leaves them: stores them with the event, in a
 * transaction of its own, after which nobody is remembered who knows the former ones.
 */
@SingletonBean
public class SchemaRecords {

    private final Directories directories;
    private final SyncLog log;
    private final Transactions transactions;
    private final CallerChanges changes;
    private final Clock clock;

    /** Takes what it works with. */
    @Inject
    public SchemaRecords(
            Directories directories, SyncLog log, Transactions transactions, CallerChanges changes, Clock clock) {
        this.directories = directories;
        this.log = log;
        this.transactions = transactions;
        this.changes = changes;
        this.clock = clock;
    }

    /** What a replacement changes: {@code after} is stored, and the paths {@code touched} have other rows now. */
    record Change(Directory before, Directory after, Set<String> touched, Set<String> unique) {}

    /**
     * Stores definitions, of which those that are newly indexed have no complete index yet.
     *
     * @throws Refusal with {@link Reason#NOT_FOUND}
     */
    Change begin(Actor by, DirectoryId id, DirectorySchemas wanted) {
        Change change = transactions.call(() -> {
            Directory before = directories.lock(id).orElseThrow(DirectoryAdministration::unknownDirectory);
            Set<IndexedAttribute> made =
                    without(wanted.indexed(), before.schemas().indexed());
            Set<IndexedAttribute> gone = without(before.schemas().indexed(), wanted.indexed());
            Directory after = before.with(wanted.indexing(paths(made.stream())), clock.instant());
            if (!after.equals(before)) {
                directories.update(after);
            }
            List<String> names = wanted.changedNames(before.schemas());
            if (!names.isEmpty()) {
                log.append(changed(by, id, names)
                        .because("Profile fields or extension schemas were changed by an administrator."));
            }
            return new Change(
                    before,
                    after,
                    paths(Stream.concat(made.stream(), gone.stream())),
                    paths(made.stream().filter(IndexedAttribute::isUnique)));
        });
        changes.happened();
        return change;
    }

    /** Stores what has become of the definitions, unless another administrator has changed them meanwhile. */
    void finish(Change change, DirectorySchemas done) {
        replace(change.after(), done, List.of());
    }

    /** Stores the definitions as they were, unless another administrator has changed them meanwhile. */
    void takeBack(Actor by, Change change) {
        DirectorySchemas before = change.before().schemas();
        List<String> names = before.changedNames(change.after().schemas());
        replace(
                change.after(),
                before,
                List.of(changed(by, change.before().id(), names)
                        .because(
                                "Profile fields and extension schemas are as they were before, because values that were"
                                        + " to be unique are those of several users.")));
    }

    private void replace(Directory expected, DirectorySchemas wanted, List<SyncEvent> events) {
        transactions.run(() -> {
            Directory current = directories.lock(expected.id()).orElse(expected);
            if (current.schemas().equals(expected.schemas())) {
                directories.update(current.with(wanted, clock.instant()));
                events.forEach(log::append);
            }
        });
        changes.happened();
    }

    private SyncEvent changed(Actor by, DirectoryId directory, List<String> names) {
        Instant now = clock.instant();
        return SyncEvent.of(TimeOrderedId.at(now), now, by, SyncAction.DIRECTORY_CHANGED)
                .in(directory)
                .changed(names);
    }

    private static Set<IndexedAttribute> without(Set<IndexedAttribute> some, Set<IndexedAttribute> others) {
        Set<IndexedAttribute> rest = new HashSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    private static Set<String> paths(Stream<IndexedAttribute> attributes) {
        return attributes.map(IndexedAttribute::path).collect(Collectors.toSet());
    }
}
