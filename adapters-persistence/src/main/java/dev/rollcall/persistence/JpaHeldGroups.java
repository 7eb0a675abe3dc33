package dev.rollcall.persistence;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.HeldGroups;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.group.Group;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.persistence.entity.GroupRow;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The groups in table {@code scim_group} whose deletion is held. */
@SingletonBean
public class JpaHeldGroups implements HeldGroups {

    private static final String HELD =
            "select g from GroupRow g where g.directoryId = :directory and g.heldSince is not null and ";

    private final JpaTransactions transactions;

    /** Creates the store. */
    @Inject
    public JpaHeldGroups(JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void hold(Group group, Instant since) {
        update(group, since);
    }

    @Override
    public void release(Group group) {
        update(group, null);
    }

    private void update(Group group, @Nullable Instant since) {
        transactions.with(entities -> entities.createQuery("update GroupRow g set g.heldSince = :since"
                        + " where g.directoryId = :directory and g.id = :id")
                .setParameter("since", since)
                .setParameter("directory", GroupRow.directoryId(group))
                .setParameter("id", group.id().value())
                .executeUpdate());
    }

    @Override
    public List<HeldGroup> list(DirectoryId directory, String after, int limit) {
        return transactions.with(entities -> entities.createQuery(HELD + "g.id > :after order by g.id", GroupRow.class)
                .setParameter("directory", directory.value())
                .setParameter("after", ColumnKey.boundOfIds(after))
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> new HeldGroup(row.toGroup(), row.heldSince().orElseThrow()))
                .toList());
    }

    @Override
    public Optional<Group> lock(DirectoryId directory, ResourceId id) {
        return ColumnKey.isId(id.value()) ? lock(directory, "g.id = :key", id.value()) : Optional.empty();
    }

    @Override
    public Optional<Group> lockNamed(DirectoryId directory, ComparisonKey name) {
        return lock(directory, "g.nameKey = :key", ColumnKey.of(name));
    }

    private Optional<Group> lock(DirectoryId directory, String condition, String key) {
        return transactions.with(entities -> entities.createQuery(HELD + condition, GroupRow.class)
                .setParameter("directory", directory.value())
                .setParameter("key", key)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .map(GroupRow::toGroup));
    }

    @Override
    public long count(DirectoryId directory) {
        return transactions.with(entities -> entities.createQuery(
                        "select count(g.id) from GroupRow g where g.directoryId = :directory and g.heldSince is not null",
                        Long.class)
                .setParameter("directory", directory.value())
                .getSingleResult());
    }
}
