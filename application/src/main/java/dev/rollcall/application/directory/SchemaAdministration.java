package dev.rollcall.application.directory;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.access.CallerChanges;
import dev.rollcall.application.port.Directories;
import dev.rollcall.application.port.Links;
import dev.rollcall.application.port.Transactions;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.directory.DirectorySchemas;
import dev.rollcall.domain.directory.IndexedAttribute;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.Complex;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an administrator does with the profile fields and extension schemas of a directory. */
@SingletonBean
public final class SchemaAdministration {

    private final Directories directories;
    private final Links links;
    private final Transactions transactions;
    private final CallerChanges changes;
    private final Clock clock;

    /** Takes what it works with. */
    @Inject
    public SchemaAdministration(
            Directories directories, Links links, Transactions transactions, CallerChanges changes, Clock clock) {
        this.directories = directories;
        this.links = links;
        this.transactions = transactions;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Returns what the directory defines.
     *
     * @throws Refusal with {@link Reason#NOT_FOUND}
     */
    public DirectorySchemas find(DirectoryId id) {
        return transactions
                .call(() -> directories.find(id))
                .map(Directory::schemas)
                .orElseThrow(DirectoryAdministration::unknownDirectory);
    }

    /**
     * Replaces everything the directory defines by {@code body}. Values whose definition goes stay stored; nobody sees
     * them until they are defined again. When an index begins or ends, this returns once it is done: the definition is
     * stored first, so that new values are indexed at once, and no search relies on the index before it is complete.
     *
     * @throws Refusal with every field that is wrong, with {@link Reason#CONFLICT} when values are not unique that are to
     *     be, or as {@link #find} does
     */
    public DirectorySchemas replace(DirectoryId id, Complex body) {
        DirectorySchemas wanted = DirectorySchemas.create(body).indexing(Set.of());
        Change change = transactions.call(() -> begin(id, wanted));
        changes.happened();
        if (change.touched().isEmpty()) {
            return wanted;
        }
        if (hasUsers(id)) {
            changes.awaitOtherNodes();
            indexAll(change);
        }
        return finish(change);
    }

    /** What a replacement changes: {@code after} is stored, and the paths {@code touched} have other rows now. */
    private record Change(Directory before, Directory after, Set<String> touched, Set<String> unique) {}

    private Change begin(DirectoryId id, DirectorySchemas wanted) {
        Directory before = directories.lock(id).orElseThrow(DirectoryAdministration::unknownDirectory);
        Set<IndexedAttribute> made = new HashSet<>(wanted.indexed());
        made.removeAll(before.schemas().indexed());
        Set<IndexedAttribute> gone = new HashSet<>(before.schemas().indexed());
        gone.removeAll(wanted.indexed());
        Directory after = before.with(wanted.indexing(paths(made.stream())), clock.instant());
        if (!after.equals(before)) {
            directories.update(after);
        }
        return new Change(
                before,
                after,
                paths(Stream.concat(made.stream(), gone.stream())),
                paths(made.stream().filter(IndexedAttribute::isUnique)));
    }

    private static Set<String> paths(Stream<IndexedAttribute> attributes) {
        return attributes.map(IndexedAttribute::path).collect(Collectors.toSet());
    }

    private boolean hasUsers(DirectoryId id) {
        return !transactions.call(() -> links.count(id)).equals(new Links.Count(0, 0));
    }

    /** In chunks of one transaction each, so that nobody waits for long. */
    private void indexAll(Change change) {
        Optional<ResourceId> last = Optional.of(new ResourceId(""));
        while (last.isPresent()) {
            String after = last.get().value();
            last = transactions.call(() -> links.index(change.after(), change.touched(), after));
        }
        long duplicates = change.unique().isEmpty()
                ? 0
                : transactions.call(() -> links.requireUnique(change.after(), change.unique()));
        if (duplicates > 0) {
            store(change.after(), change.before());
            throw Refusal.of(
                    Reason.CONFLICT,
                    duplicates + " values that are to be unique are those of several users each; nothing was changed.");
        }
    }

    private DirectorySchemas finish(Change change) {
        Directory done = change.after().with(change.after().schemas().indexing(Set.of()), clock.instant());
        store(change.after(), done);
        return done.schemas();
    }

    /** Stores {@code wanted}, unless another administrator has changed the definitions meanwhile. */
    private void store(Directory expected, Directory wanted) {
        transactions.run(() -> {
            Directory current = directories.lock(expected.id()).orElse(expected);
            if (current.schemas().equals(expected.schemas())) {
                directories.update(current.with(wanted.schemas(), clock.instant()));
            }
        });
        changes.happened();
    }
}
