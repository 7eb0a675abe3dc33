package dev.rollcall.persistence;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.Departures;
import dev.rollcall.domain.directory.DeprovisionWindow;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.link.LinkedUser;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserId;
import dev.rollcall.persistence.entity.BrakeRow;
import dev.rollcall.persistence.entity.LinkRow;
import dev.rollcall.persistence.entity.UserRow;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who leaves directories, in table {@code users}; the order among them is kept by table {@code brake}. */
@SingletonBean
public class JpaDepartures implements Departures {

    private static final String HELD = "select l, u from UserRow u, LinkRow l where u.deprovisionedBy = :directory"
            + " and u.held is not null and l.directoryId = :directory and l.userId = u.id"
            + " and l.id = (select max(n.id) from LinkRow n where n.directoryId = :directory and n.userId = u.id)";

    private static final String DELETED =
            " u.status = dev.rollcall.domain.user.UserStatus.DELETED and u.deleteAt <= :before";

    private final JpaTransactions transactions;

    /** Creates the store. */
    @Inject
    public JpaDepartures(JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public DeprovisionWindow lockWindow(Directory directory, @Nullable UserId asked, Instant now) {
        String id = directory.id().value();
        String user = asked == null ? "" : asked.value();
        return transactions.with(entities -> {
            BrakeRow brake = lockBrake(entities, directory.id());
            long leaving = (asked == null ? 0 : 1) + countLeaving(entities, id, user, now);
            if (leaving < directory.settings().synchronization().brake().minimum()) {
                // Too few to be too many, however small the directory is.
                return new DeprovisionWindow(leaving, 0);
            }
            long size = brake.trustedSize(now);
            if (size < 0) {
                size = leaving + countActive(entities, id, user);
                remember(entities, id, size, now);
            }
            return new DeprovisionWindow(leaving, Math.max(0, size - leaving));
        });
    }

    private static BrakeRow lockBrake(EntityManager entities, DirectoryId directory) {
        return entities.createQuery("select b from BrakeRow b where b.directoryId = :directory", BrakeRow.class)
                .setParameter("directory", directory.value())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .orElseGet(() -> {
                    BrakeRow first = BrakeRow.of(directory);
                    entities.persist(first);
                    entities.flush();
                    return first;
                });
    }

    private static long countLeaving(EntityManager entities, String directory, String asked, Instant now) {
        return entities.createQuery(
                        "select count(u.id) from UserRow u where u.deprovisionedBy = :directory"
                                + " and u.deprovisionedAt > :start and u.id <> :asked",
                        Long.class)
                .setParameter("directory", directory)
                .setParameter("start", now.minus(DeprovisionWindow.LENGTH))
                .setParameter("asked", asked)
                .getSingleResult();
    }

    private static long countActive(EntityManager entities, String directory, String asked) {
        return entities.createQuery(
                        "select count(u.id) from UserRow u where u.ownerId = :directory"
                                + " and u.status = dev.rollcall.domain.user.UserStatus.ACTIVE and u.blocked = false"
                                + " and u.deprovisionedAt is null and u.id <> :asked",
                        Long.class)
                .setParameter("directory", directory)
                .setParameter("asked", asked)
                .getSingleResult();
    }

    private static void remember(EntityManager entities, String directory, long size, Instant now) {
        entities.createQuery("update BrakeRow b set b.size = :size, b.counted = :now where b.directoryId = :directory")
                .setParameter("size", size)
                .setParameter("now", now)
                .setParameter("directory", directory)
                .executeUpdate();
    }

    @Override
    public List<LinkedUser> held(DirectoryId directory, String after, int limit) {
        return transactions.with(
                entities -> entities.createQuery(HELD + " and u.id > :after order by u.id", Object[].class)
                        .setParameter("directory", directory.value())
                        .setParameter("after", ColumnKey.boundOfIds(after))
                        .setMaxResults(limit)
                        .getResultStream()
                        .map(JpaDepartures::linkedUser)
                        .toList());
    }

    @Override
    public Optional<LinkedUser> lockHeld(DirectoryId directory, UserId user) {
        if (!ColumnKey.isId(user.value())) {
            return Optional.empty();
        }
        return transactions.with(entities -> entities.createQuery(HELD + " and u.id = :user", Object[].class)
                .setParameter("directory", directory.value())
                .setParameter("user", user.value())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .map(JpaDepartures::linkedUser));
    }

    @Override
    public List<LinkedUser> lockDue(Instant now, int limit) {
        return transactions.with(entities -> {
            List<String> due = entities.createQuery(
                            "select u.id from UserRow u where u.status = dev.rollcall.domain.user.UserStatus.INACTIVE"
                                    + " and u.deleteAt <= :now and u.deprovisionedBy in (select d.id from DirectoryRow d"
                                    + " where d.removal is null) order by u.deleteAt, u.id",
                            String.class)
                    .setParameter("now", now)
                    .setMaxResults(limit)
                    .getResultList();
            return due.isEmpty() ? List.<LinkedUser>of() : lockDue(entities, due, now);
        });
    }

    private static List<LinkedUser> lockDue(EntityManager entities, List<String> users, Instant now) {
        return entities.createQuery(
                        "select l, u from UserRow u, LinkRow l where u.id in :users"
                                + " and u.status = dev.rollcall.domain.user.UserStatus.INACTIVE and u.deleteAt <= :now"
                                + " and l.directoryId = u.deprovisionedBy and l.userId = u.id and l.id = (select max(n.id)"
                                + " from LinkRow n where n.directoryId = u.deprovisionedBy and n.userId = u.id)",
                        Object[].class)
                .setParameter("users", users)
                .setParameter("now", now)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .map(JpaDepartures::linkedUser)
                .toList();
    }

    @Override
    public List<User> lockDeleted(Instant before, int limit) {
        return transactions.with(entities -> {
            List<String> deleted = entities.createQuery(
                            "select u.id from UserRow u where" + DELETED + " order by u.deleteAt, u.id", String.class)
                    .setParameter("before", before)
                    .setMaxResults(limit)
                    .getResultList();
            return deleted.isEmpty() ? List.<User>of() : lockDeleted(entities, deleted, before);
        });
    }

    private static List<User> lockDeleted(EntityManager entities, List<String> users, Instant before) {
        return entities.createQuery(
                        "select u from UserRow u where u.id in :users and" + DELETED + " order by u.id", UserRow.class)
                .setParameter("users", users)
                .setParameter("before", before)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .map(UserRow::toUser)
                .toList();
    }

    @Override
    public long countHeld(DirectoryId directory) {
        return transactions.with(entities -> entities.createQuery(
                        "select count(u.id) from UserRow u where u.deprovisionedBy = :directory and u.held is not null",
                        Long.class)
                .setParameter("directory", directory.value())
                .getSingleResult());
    }

    private static LinkedUser linkedUser(Object[] row) {
        return new LinkedUser(((LinkRow) row[0]).toLink(), ((UserRow) row[1]).toUser());
    }
}
