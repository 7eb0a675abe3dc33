package dev.rollcall.persistence;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.persistence.LookupAttributes.Entry;
import jakarta.persistence.EntityManager;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keeps the rows of {@code lookup} and {@code unique_value} of one link in step with its attributes. */
final class LinkLookups {

    private final EntityManager entities;
    private final Directory directory;
    private final ResourceId link;

    LinkLookups(EntityManager entities, Directory directory, ResourceId link) {
        this.entities = entities;
        this.directory = directory;
        this.link = link;
    }

    /**
     * Writes what differs.
     *
     * @throws Refusal with {@link Reason#UNIQUENESS} when another open link has a value that must be unique
     */
    void write(Optional<Link> before, Link after) {
        LookupAttributes lookups = LookupAttributes.of(directory.userType());
        rows("lookup").replace(entries(lookups, before), lookups.entries(after.attributes()));
        LookupAttributes unique = LookupAttributes.unique(directory.userType());
        Set<Entry> held = entries(unique, before.filter(Link::isOpen));
        Set<Entry> wanted = entries(unique, Optional.of(after).filter(Link::isOpen));
        requireFree(held, wanted);
        rows("unique_value").replace(held, wanted);
    }

    private LookupRows rows(String table) {
        return new LookupRows(entities, table, directory.id(), link);
    }

    private static Set<Entry> entries(LookupAttributes lookups, Optional<Link> link) {
        return link.map(known -> lookups.entries(known.attributes())).orElse(Set.of());
    }

    /** Who comes second in the same moment fails at the key of the table, and then here when it tries again. */
    private void requireFree(Set<Entry> held, Set<Entry> wanted) {
        Set<Entry> added = new LinkedHashSet<>(wanted);
        added.removeAll(held);
        for (List<Entry> some : Batches.of(added)) {
            List<String> taken = new SqlStatement(entities)
                    .add(
                            "select attribute from unique_value where directory_id = ? and resource_id <> ? and (",
                            directory.id().value(),
                            link.value())
                    .each(" or ", some, LookupRows::isEntry)
                    .add(") limit 1")
                    .texts();
            if (!taken.isEmpty()) {
                throw Refusal.of(
                        Reason.UNIQUENESS, "Another user of the directory has this value of '" + taken.get(0) + "'.");
            }
        }
    }
}
