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
            new SqlStatement(entities)
                    .add("insert into " + table + " (directory_id, attribute, value_key, resource_id) values ")
                    .each(
                            ", ",
                            some,
                            (insert, entry) -> insert.add(
                                    "(?, ?, ?, ?)", directory, entry.attribute(), entry.valueKey(), resource))
                    .execute();
        }
    }

    private void remove(Set<Entry> entries) {
        if (!entries.isEmpty()) {
            deletion()
                    .add(" and (")
                    .each(" or ", entries, LookupRows::isEntry)
                    .add(")")
                    .execute();
        }
    }

    /** Adds the condition that a row is this entry. */
    static void isEntry(SqlStatement statement, Entry entry) {
        statement.add("(attribute = ? and value_key = ?)", entry.attribute(), entry.valueKey());
    }

    private SqlStatement deletion() {
        return new SqlStatement(entities)
                .add("delete from " + table + " where directory_id = ? and resource_id = ?", directory, resource);
    }
}
