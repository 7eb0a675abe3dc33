package dev.rollcall.persistence;

import dev.rollcall.domain.directory.DirectoryId;
import jakarta.persistence.EntityManager;
import java.util.List;

/**
 * Removes what hangs on a directory that owns nobody, and the directory last: a bounded number of rows of one table. Its
 * credentials are gone since the removal began.
 */
final class DirectoryRemoval {

    /** A deleted user keeps the moment of its deletion, by which it is anonymised one day. */
    private static final String FORGET_DEPARTURES = "update users set deprovisioned_by = null, held = null,"
            + " deprovisioned_at = case when status = 'DELETED' then deprovisioned_at end,"
            + " delete_at = case when status = 'DELETED' then delete_at end where deprovisioned_by = ?1 limit ";

    /** What refers to others comes before them. */
    private static final List<String> TABLES = List.of(
            "unique_value",
            "pending_member",
            "membership",
            "scim_group",
            "lookup",
            "link",
            "link_count",
            "brake",
            "refused_object");

    private final EntityManager entities;
    private final String directory;
    private final int limit;

    DirectoryRemoval(EntityManager entities, DirectoryId directory, int limit) {
        this.entities = entities;
        this.directory = directory.value();
        this.limit = limit;
    }

    void run() {
        if (execute(FORGET_DEPARTURES) > 0) {
            return;
        }
        for (String table : TABLES) {
            if (execute("delete from " + table + " where directory_id = ?1 limit ") > 0) {
                return;
            }
        }
        execute("delete from directory where id = ?1 limit ");
    }

    private int execute(String statement) {
        return entities.createNativeQuery(statement + limit)
                .setParameter(1, directory)
                .executeUpdate();
    }
}
