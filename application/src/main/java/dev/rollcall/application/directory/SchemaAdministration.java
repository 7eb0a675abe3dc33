package dev.rollcall.application.directory;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.access.CallerChanges;
import dev.rollcall.application.directory.SchemaRecords.Change;
import dev.rollcall.application.port.Directories;
import dev.rollcall.application.port.Links;
import dev.rollcall.application.port.Transactions;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.directory.DirectorySchemas;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.synclog.Actor;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;

/** What an administrator does with the profile fields and extension schemas of a directory. */
@SingletonBean
public final class SchemaAdministration {

    private final Directories directories;
    private final SchemaRecords records;
    private final Links links;
    private final Transactions transactions;
    private final CallerChanges changes;

    /** Takes what it works with. */
    @Inject
    public SchemaAdministration(
            Directories directories,
            SchemaRecords records,
            Links links,
            Transactions transactions,
            CallerChanges changes) {
        this.directories = directories;
        this.records = records;
        this.links = links;
        this.transactions = transactions;
        this.changes = changes;
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
    public DirectorySchemas replace(Actor by, DirectoryId id, Complex body) {
        DirectorySchemas wanted = DirectorySchemas.create(body).indexing(Set.of());
        Change change = records.begin(by, id, wanted);
        if (change.touched().isEmpty()) {
            return wanted;
        }
        if (hasUsers(id)) {
            changes.awaitOtherNodes();
            indexAll(by, change);
        }
        return finish(change);
    }

    private boolean hasUsers(DirectoryId id) {
        return !transactions.call(() -> links.count(id)).equals(new Links.Count(0, 0));
    }

    /** In chunks of one transaction each, so that nobody waits for long. */
    private void indexAll(Actor by, Change change) {
        Optional<ResourceId> last = Optional.of(new ResourceId(""));
        while (last.isPresent()) {
            String after = last.get().value();
            last = transactions.call(() -> links.index(change.after(), change.touched(), after));
        }
        long duplicates = change.unique().isEmpty()
                ? 0
                : transactions.call(() -> links.requireUnique(change.after(), change.unique()));
        if (duplicates > 0) {
            records.takeBack(by, change);
            throw Refusal.of(
                    Reason.CONFLICT,
                    duplicates + " values that are to be unique are those of several users each; nothing was changed.");
        }
    }

    private DirectorySchemas finish(Change change) {
        DirectorySchemas done = change.after().schemas().indexing(Set.of());
        records.finish(change, done);
        return done;
    }
}
