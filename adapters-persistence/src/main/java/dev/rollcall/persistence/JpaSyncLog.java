package dev.rollcall.persistence;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.TimeOrderedId;
import dev.rollcall.application.port.SyncLog;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.synclog.LogFilter;
import dev.rollcall.domain.synclog.SyncEvent;
import dev.rollcall.persistence.entity.SyncEventRow;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The logs of directories in table {@code sync_event}. */
@SingletonBean
public class JpaSyncLog implements SyncLog {

    private final JpaTransactions transactions;

    /** Creates the store. */
    @Inject
    public JpaSyncLog(JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void append(SyncEvent event) {
        transactions.tell(event);
    }

    @Override
    public List<SyncEvent> find(LogFilter filter, String below, int limit) {
        if (filter.user() != null && !ColumnKey.isId(filter.user())) {
            return List.of();
        }
        Map<String, Object> conditions = conditions(filter);
        conditions.put("e.id < :below", below);
        return transactions.with(entities -> {
            TypedQuery<SyncEventRow> query = entities.createQuery(
                            "select e from SyncEventRow e where "
                                    + (filter.isOfNone() ? "e.directoryId is null and " : "")
                                    + String.join(" and ", conditions.keySet())
                                    + " order by e.id desc",
                            SyncEventRow.class)
                    .setMaxResults(limit);
            conditions.forEach((condition, value) -> query.setParameter(parameter(condition), value));
            return query.getResultStream().map(SyncEventRow::toSyncEvent).toList();
        });
    }

    /** Returns the conditions, each with the value of its one parameter. */
    private static Map<String, Object> conditions(LogFilter filter) {
        Map<String, Object> conditions = new LinkedHashMap<>();
        if (filter.directory() != null) {
            conditions.put("e.directoryId = :directory", filter.directory().value());
        }
        if (filter.action() != null) {
            conditions.put("e.action = :action", filter.action());
        }
        if (filter.result() != null) {
            conditions.put("e.result = :result", filter.result());
        }
        if (filter.user() != null) {
            conditions.put("(e.userId = :user or e.resourceId = :user)", filter.user());
        }
        if (filter.requestId() != null) {
            conditions.put("e.requestId = :requestId", filter.requestId());
        }
        if (filter.since() != null) {
            conditions.put("e.id >= :since", TimeOrderedId.floor(filter.since()));
        }
        return conditions;
    }

    private static String parameter(String condition) {
        String rest = condition.substring(condition.indexOf(':') + 1);
        return rest.split("[^A-Za-z]", 2)[0];
    }

    @Override
    public List<@Nullable DirectoryId> logged() {
        return transactions
                .with(entities -> entities.createQuery(
                                "select distinct e.directoryId from SyncEventRow e", String.class)
                        .getResultList())
                .stream()
                .map(JpaSyncLog::directory)
                .toList();
    }

    private static @Nullable DirectoryId directory(@Nullable String id) {
        return id == null ? null : new DirectoryId(id);
    }

    @Override
    public int removeOlder(@Nullable DirectoryId directory, Instant before, int limit) {
        return transactions.with(entities -> {
            if (directory != null) {
                new SqlStatement(entities)
                        .add(
                                "delete from refused_object where directory_id = ? and last_id < ? limit ?",
                                directory.value(),
                                TimeOrderedId.floor(before),
                                limit)
                        .execute();
            }
            return new OldEvents(entities, directory).remove(before, limit);
        });
    }

    /** The oldest events of a directory, or of none. */
    private record OldEvents(
            EntityManager entities, @Nullable DirectoryId directory) {

        int remove(Instant before, int limit) {
            List<Object[]> old = of(entities.createQuery(
                                    "select e.id, e.seq from SyncEventRow e where " + own()
                                            + " and e.id < :before and (e.seq is null or e.seq > 0) order by e.id",
                                    Object[].class)
                            .setParameter("before", TimeOrderedId.floor(before))
                            .setMaxResults(limit))
                    .getResultList();
            if (!old.isEmpty()) {
                endFeedBehind(old.stream()
                        .map(row -> (Long) row[1])
                        .filter(Objects::nonNull)
                        .mapToLong(Long::longValue)
                        .max()
                        .orElse(0));
                // H2 looks none of a list up in this index, but does look up where a range begins.
                var removal = entities.createQuery("delete from SyncEventRow e where " + own()
                                + " and e.id >= :first and e.id <= :last and e.id in :ids")
                        .setParameter("first", old.get(0)[0])
                        .setParameter("last", old.get(old.size() - 1)[0])
                        .setParameter("ids", old.stream().map(row -> row[0]).toList());
                if (directory != null) {
                    removal.setParameter("directory", directory.value());
                }
                removal.executeUpdate();
            }
            return old.size();
        }

        private String own() {
            return directory == null ? "e.directoryId is null" : "e.directoryId = :directory";
        }

        private <T> TypedQuery<T> of(TypedQuery<T> query) {
            return directory == null ? query : query.setParameter("directory", directory.value());
        }

        private void endFeedBehind(long seq) {
            entities.createNativeQuery("update change_feed set tail = ?1 where tail < ?1")
                    .setParameter(1, seq)
                    .executeUpdate();
        }
    }
}
