package dev.rollcall.persistence;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.persistence.LookupAttributes.Entry;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** Writes the rows of {@code lookup}, or of another table with these columns, of one resource, all in one statement. */
final class LookupRows {

    private final EntityManager entities;
    private final String table;
    private final String directory;
    private final String resource;

    LookupRows(EntityManager entities, String table, DirectoryId directory, ResourceId resource) {
        this.entities = entities;
        this.table = table;
        this.directory = directory.value();
        this.resource = resource.value();
    }

    /** Makes rows that were {@code before} be {@code after}; those in both are not touched. */
    void replace(Set<Entry> before, Set<Entry> after) {
        Set<Entry> gone = new LinkedHashSet<>(before);
        gone.removeAll(after);
        remove(gone);
        Set<Entry> added = new LinkedHashSet<>(after);
        added.removeAll(before);
        write(added);
    }

    void write(Set<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        Query insert = entities.createNativeQuery(
                "insert into " + table + " (directory_id, attribute, value_key, resource_id) values "
                        + String.join(", ", Collections.nCopies(entries.size(), "(?, ?, ?, ?)")));
        int parameter = 1;
        for (Entry entry : entries) {
            insert.setParameter(parameter++, directory);
            insert.setParameter(parameter++, entry.attribute());
            insert.setParameter(parameter++, entry.valueKey());
            insert.setParameter(parameter++, resource);
        }
        insert.executeUpdate();
    }

    private void remove(Set<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        Query delete =
                entities.createNativeQuery("delete from " + table + " where directory_id = ? and resource_id = ? and ("
                        + String.join(" or ", Collections.nCopies(entries.size(), "(attribute = ? and value_key = ?)"))
                        + ")");
        delete.setParameter(1, directory);
        delete.setParameter(2, resource);
        int parameter = 3;
        for (Entry entry : entries) {
            delete.setParameter(parameter++, entry.attribute());
            delete.setParameter(parameter++, entry.valueKey());
        }
        delete.executeUpdate();
    }
}
