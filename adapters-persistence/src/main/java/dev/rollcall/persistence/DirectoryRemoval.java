package dev.rollcall.persistence;

import dev.rollcall.application.json.JsonReader;
import dev.rollcall.application.json.JsonWriter;
import dev.rollcall.application.port.Directories.FateOfUsers;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Value;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Removes a directory with everything that belongs to it but its log, which is also its users' history. It works on sets of rows, a bounded number a statement, so
 * that a directory of hundreds of thousands of users stays within the time a statement may take.
 */
final class DirectoryRemoval {

    private static final int ROWS = 10_000;
    private static final int MERGED_ROWS = 500;

    private final EntityManager entities;
    private final String directory;

    DirectoryRemoval(EntityManager entities, DirectoryId directory) {
        this.entities = entities;
        this.directory = directory.value();
    }

    void run(FateOfUsers fate) {
        mergeSuppliedIntoLocalAttributes();
        repeat(release(fate));
        repeat(
                "update users set deprovisioned_by = null, deprovisioned_at = null, delete_at = null, held = null where deprovisioned_by = ?1 limit "
                        + ROWS);
        repeat("delete from unique_value where directory_id = ?1 limit " + ROWS);
        repeat("delete from pending_member where directory_id = ?1 limit " + ROWS);
        repeat("delete from membership where directory_id = ?1 limit " + ROWS);
        repeat("delete from scim_group where directory_id = ?1 limit " + ROWS);
        repeat("delete from lookup where directory_id = ?1 limit " + ROWS);
        repeat("delete from link where directory_id = ?1 limit " + ROWS);
        repeat("delete from link_count where directory_id = ?1 limit " + ROWS);
        repeat("delete from secret_token where directory_id = ?1 limit " + ROWS);
        repeat("delete from api_client where directory_id = ?1 limit " + ROWS);
        repeat("delete from brake where directory_id = ?1 limit " + ROWS);
        repeat("delete from directory where id = ?1 limit " + ROWS);
    }

    /** Users without attributes of their own take the directory's in {@link #release}; the few others are merged here. */
    private void mergeSuppliedIntoLocalAttributes() {
        String after = "";
        List<Object[]> rows;
        do {
            rows = entities.createQuery(
                            "select u.id, u.attributes, l.document from UserRow u, LinkRow l"
                                    + " where u.ownerId = :directory and u.attributes <> '{}' and u.id > :after"
                                    + " and l.userId = u.id and l.open = true order by u.id",
                            Object[].class)
                    .setParameter("directory", directory)
                    .setParameter("after", after)
                    .setMaxResults(MERGED_ROWS)
                    .getResultList();
            for (Object[] row : rows) {
                after = (String) row[0];
                merge(after, JsonReader.readStored((String) row[1]), JsonReader.readStored((String) row[2]));
            }
        } while (rows.size() == MERGED_ROWS);
    }

    private void merge(String user, Complex local, Complex supplied) {
        Map<String, Value> merged = new LinkedHashMap<>(local.asMap());
        merged.putAll(supplied.asMap());
        entities.createQuery("update UserRow u set u.attributes = :attributes where u.id = :id")
                .setParameter("attributes", JsonWriter.write(Complex.of(merged)))
                .setParameter("id", user)
                .executeUpdate();
    }

    private static String release(FateOfUsers fate) {
        String status =
                switch (fate) {
                    case CONVERT -> "";
                    case DEACTIVATE -> ", status = 'INACTIVE'";
                    case DELETE -> ", status = 'DELETED', login_name_key = null";
                };
        return "update users set attributes = case when attributes = '{}' then coalesce((select l.document from link l"
                + " where l.user_id = users.id and l.open = true), attributes) else attributes end,"
                + " owner_id = null, deprovisioned_by = null, deprovisioned_at = null, delete_at = null, held = null, kept = ''"
                + status
                + " where owner_id = ?1 limit " + ROWS;
    }

    private void repeat(String statement) {
        Query query = entities.createNativeQuery(statement).setParameter(1, directory);
        int changed;
        do {
            changed = query.executeUpdate();
        } while (changed == ROWS);
    }
}
