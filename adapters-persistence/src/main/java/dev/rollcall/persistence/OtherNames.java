package dev.rollcall.persistence;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.persistence.entity.LinkRow;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What users of a directory go by besides the id of their open link: its {@code externalId}, and the ids of former links. */
final class OtherNames {

    private static final String BY_EXTERNAL_ID =
            "select external_id_key, id from link where directory_id = ? and open = true and external_id_key in";

    private static final String BY_FORMER_ID = "select f.id, l.id from link f join link l"
            + " on l.user_id = f.user_id and l.open = true and l.directory_id = f.directory_id"
            + " where f.directory_id = ? and f.open is null and f.id in";

    private final EntityManager entities;
    private final String directory;

    OtherNames(EntityManager entities, DirectoryId directory) {
        this.entities = entities;
        this.directory = directory.value();
    }

    /** Returns the ids of open links by those of {@code values} that one user alone goes by. */
    Map<String, String> find(Collection<String> values) {
        Map<String, Set<String>> links = new HashMap<>();
        Map<String, String> byKey = new HashMap<>();
        values.forEach(value -> byKey.put(LinkRow.externalIdKey(value), value));
        collect(BY_EXTERNAL_ID, byKey, links);
        Map<String, String> byId = new HashMap<>();
        values.stream().filter(ColumnKey::isId).forEach(value -> byId.put(value, value));
        collect(BY_FORMER_ID, byId, links);
        Map<String, String> unique = new HashMap<>();
        links.forEach((value, found) -> {
            if (found.size() == 1) {
                unique.put(value, found.iterator().next());
            }
        });
        return unique;
    }

    private void collect(String select, Map<String, String> valuesByKey, Map<String, Set<String>> links) {
        for (List<String> some : Batches.ofLookups(
                entities, valuesByKey.keySet().stream().sorted().toList())) {
            new SqlStatement(entities)
                    .add(select, directory)
                    .in(some)
                    .rows(row -> List.of(row.getString(1), row.getString(2)))
                    .forEach(row -> links.computeIfAbsent(valuesByKey.get(row.get(0)), any -> new HashSet<>())
                            .add(row.get(1)));
        }
    }
}
