package dev.rollcall.persistence;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.persistence.LookupAttributes.Entry;
import jakarta.persistence.EntityManager;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Writes the rows of {@code lookup}, or of another table with these columns, of one resource, many in a statement. */
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

    /** Makes rows that were {@code before} be {@code after}; those in both are not touched, unless very many go. */
    void replace(Set<Entry> before, Set<Entry> after) {
        Set<Entry> gone = new LinkedHashSet<>(before);
        gone.removeAll(after);
        if (gone.size() > Batches.SIZE) {
            deletion().execute();
            write(after);
            return;
        }
        remove(gone);
        Set<Entry> added = new LinkedHashSet<>(after);
        added.removeAll(before);
        write(added);
    }

    void write(Set<Entry> entries) {
        for (List<Entry> some : Batches.of(entries)) {
            SqlStatement insert = new SqlStatement(entities)
                    .add("insert into " + table + " (directory_id, attribute, value_key, resource_id) values ");
            String separator = "";
            for (Entry entry : some) {
                insert.add(separator + "(?, ?, ?, ?)", directory, entry.attribute(), entry.valueKey(), resource);
                separator = ", ";
            }
            insert.execute();
        }
    }

    private void remove(Set<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        SqlStatement delete = deletion().add(" and (");
        String separator = "";
        for (Entry entry : entries) {
            delete.add(separator + "(attribute = ? and value_key = ?)", entry.attribute(), entry.valueKey());
            separator = " or ";
        }
        delete.add(")").execute();
    }

    private SqlStatement deletion() {
        return new SqlStatement(entities)
                .add("delete from " + table + " where directory_id = ? and resource_id = ?", directory, resource);
    }
}
