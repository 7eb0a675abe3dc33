package dev.rollcall.persistence;

import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.persistence.LookupAttributes.Entry;
import dev.rollcall.persistence.entity.LinkRow;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes the look-up rows of some attributes anew, for all links of a directory: links that are there while a definition
 * changes have none, or those of an earlier definition.
 */
final class LinkIndexing {

    private static final int CHUNK = 500;

    private final EntityManager entities;
    private final Directory directory;
    private final List<String> attributes;

    LinkIndexing(EntityManager entities, Directory directory, Set<String> attributes) {
        this.entities = entities;
        this.directory = directory;
        this.attributes = List.copyOf(attributes);
    }

    /** Makes the rows of the links after {@code after}, which stay as they are meanwhile. */
    Optional<ResourceId> nextChunk(String after) {
        List<String> ids = entities.createQuery(
                        "select l.id from LinkRow l where l.directoryId = :directory and l.id > :after order by l.id",
                        String.class)
                .setParameter("directory", directory.id().value())
                .setParameter("after", after)
                .setMaxResults(CHUNK)
                .getResultList();
        if (ids.isEmpty()) {
            return Optional.empty();
        }
        ResourceId last = new ResourceId(ids.get(ids.size() - 1));
        List<LinkRow> rows = locked(after, last.value());
        remove("unique_value", after, last.value());
        remove("lookup", after, last.value());
        LookupAttributes lookups = LookupAttributes.of(directory.userType());
        for (LinkRow row : rows) {
            Set<Entry> entries = lookups.entries(row.toLink().attributes()).stream()
                    .filter(entry -> attributes.contains(entry.attribute()))
                    .collect(Collectors.toSet());
            new LookupRows(entities, "lookup", directory.id(), row.toLink().id()).write(entries);
        }
        return Optional.of(last);
    }

    /** Not every database locks the first rows of an order. */
    private List<LinkRow> locked(String after, String last) {
        return entities.createQuery(
                        "select l from LinkRow l where l.directoryId = :directory and l.id > :after and l.id <= :last",
                        LinkRow.class)
                .setParameter("directory", directory.id().value())
                .setParameter("after", after)
                .setParameter("last", last)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    private void remove(String table, String after, String last) {
        Query delete = entities.createNativeQuery("delete from " + table + " where directory_id = ?"
                + " and resource_id > ? and resource_id <= ? and attribute in (" + marks() + ")");
        delete.setParameter(1, directory.id().value());
        delete.setParameter(2, after);
        delete.setParameter(3, last);
        bind(delete, 4);
        delete.executeUpdate();
    }

    /** Makes the values unique that {@code lookup} has, or returns how many values more than one open link has. */
    long requireUnique() {
        long duplicates = duplicates();
        if (duplicates == 0) {
            Query insert = entities.createNativeQuery("insert into unique_value"
                    + " (directory_id, attribute, value_key, resource_id)"
                    + " select x.directory_id, x.attribute, x.value_key, x.resource_id from lookup x"
                    + " join link l on l.directory_id = x.directory_id and l.id = x.resource_id and l.open"
                    + " where x.directory_id = ? and x.attribute in (" + marks() + ")"
                    + " and not exists (select 1 from unique_value u where u.directory_id = x.directory_id"
                    + " and u.attribute = x.attribute and u.value_key = x.value_key)");
            insert.setParameter(1, directory.id().value());
            bind(insert, 2);
            insert.executeUpdate();
        }
        return duplicates;
    }

    private long duplicates() {
        Query count = entities.createNativeQuery("select count(*) from (select x.attribute, x.value_key from lookup x"
                + " join link l on l.directory_id = x.directory_id and l.id = x.resource_id and l.open"
                + " where x.directory_id = ? and x.attribute in (" + marks() + ")"
                + " group by x.attribute, x.value_key having count(*) > 1) d");
        count.setParameter(1, directory.id().value());
        bind(count, 2);
        return ((Number) count.getSingleResult()).longValue();
    }

    private String marks() {
        return String.join(", ", Collections.nCopies(attributes.size(), "?"));
    }

    private void bind(Query query, int first) {
        for (int i = 0; i < attributes.size(); i++) {
            query.setParameter(first + i, attributes.get(i));
        }
    }
}
