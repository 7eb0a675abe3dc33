package dev.rollcall.persistence;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.ChangeFeed;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.synclog.FeedItem;
import dev.rollcall.domain.user.UserId;
import dev.rollcall.persistence.entity.SyncEventRow;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The change feed: rows of {@code sync_event} that have a number in {@code seq}, counted by the one row of
 * {@code change_feed}. Changes that wait for their number have 0 there, other events nothing.
 */
@SingletonBean
public class JpaChangeFeed implements ChangeFeed {

    private final JpaTransactions transactions;

    /** Creates the store. */
    @Inject
    public JpaChangeFeed(JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<Instant> oldestWaiting() {
        return transactions.with(entities -> rows(entities.createNativeQuery(
                                "select time from sync_event where seq = 0 order by position limit 1")
                        .getResultList())
                .stream()
                .findFirst()
                .map(JpaChangeFeed::instant));
    }

    /** The lock on the row that counts is what makes the feed one sequence: it is held until the numbers are committed. */
    @Override
    public int number(int limit) {
        return transactions.with(entities -> {
            long head = number(entities.createNativeQuery("select head from change_feed where id = 1 for update")
                    .getSingleResult());
            List<Long> waiting = rows(entities.createNativeQuery(
                                    "select position from sync_event where seq = 0 order by position limit ?1")
                            .setParameter(1, limit)
                            .getResultList())
                    .stream()
                    .map(JpaChangeFeed::number)
                    .toList();
            if (!waiting.isEmpty()) {
                number(entities, waiting, head);
            }
            return waiting.size();
        });
    }

    /** One statement for all: the numbers in it come from the database, never from a request. */
    private static void number(EntityManager entities, List<Long> positions, long head) {
        StringBuilder cases = new StringBuilder();
        long seq = head;
        for (long position : positions) {
            seq++;
            cases.append(" when ").append(position).append(" then ").append(seq);
        }
        String in = positions.stream().map(String::valueOf).collect(Collectors.joining(","));
        entities.createNativeQuery(
                        "update sync_event set seq = case position" + cases + " end where position in (" + in + ")")
                .executeUpdate();
        entities.createNativeQuery("update change_feed set head = ?1 where id = 1")
                .setParameter(1, seq)
                .executeUpdate();
    }

    @Override
    public Bounds bounds() {
        return transactions.with(entities -> {
            Object[] row = (Object[]) entities.createNativeQuery("select tail, head from change_feed where id = 1")
                    .getSingleResult();
            return new Bounds(number(row[0]), number(row[1]));
        });
    }

    @Override
    public List<FeedItem> after(long seq, int limit) {
        return transactions.with(entities -> entities.createQuery(
                        "select e from SyncEventRow e where e.seq > :seq order by e.seq", SyncEventRow.class)
                .setParameter("seq", seq)
                .setMaxResults(limit)
                .getResultStream()
                .map(SyncEventRow::toFeedItem)
                .toList());
    }

    @Override
    public Map<ResourceId, UserId> usersOf(Collection<DirectoryId> directories, Collection<ResourceId> links) {
        List<String> scopes = directories.stream().map(DirectoryId::value).toList();
        List<String> ids = links.stream().map(ResourceId::value).toList();
        return transactions.with(entities -> Batches.ofLookups(entities, scopes).stream()
                .flatMap(own -> Batches.ofLookups(entities, ids).stream().flatMap(some -> entities.createQuery(
                                "select l.id, l.userId from LinkRow l where l.directoryId in :directories"
                                        + " and l.id in :ids and l.open = true",
                                Object[].class)
                        .setParameter("directories", own)
                        .setParameter("ids", some)
                        .getResultStream()))
                .collect(Collectors.toMap(row -> new ResourceId((String) row[0]), row -> new UserId((String) row[1]))));
    }

    @SuppressWarnings("unchecked")
    private static List<Object> rows(List<?> rows) {
        return (List<Object>) rows;
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }

    private static Instant instant(Object column) {
        return column instanceof LocalDateTime local
                ? local.toInstant(ZoneOffset.UTC)
                : ((Timestamp) column).toInstant();
    }
}
