package dev.rollcall.persistence;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.Groups;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.group.Group;
import dev.rollcall.domain.scim.resource.Query;
import dev.rollcall.domain.scim.resource.QueryResult;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.persistence.entity.GroupRow;
import dev.rollcall.persistence.query.Deadline;
import dev.rollcall.persistence.query.GroupSearch;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OptimisticLockException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The groups in table {@code scim_group}. */
@SingletonBean
public class JpaGroups implements Groups {

    private final JpaTransactions transactions;

    /** Creates the store. */
    @Inject
    public JpaGroups(JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<Group> find(DirectoryId directory, ResourceId id) {
        return find(directory, id, "");
    }

    @Override
    public Optional<Group> lock(DirectoryId directory, ResourceId id) {
        return find(directory, id, " for update");
    }

    private Optional<Group> find(DirectoryId directory, ResourceId id, String lock) {
        return find(id, " and g.directory_id = ? and g.held_since is null" + lock, directory.value());
    }

    private Optional<Group> find(ResourceId id, String rest, String... values) {
        if (!ColumnKey.isId(id.value())) {
            return Optional.empty();
        }
        return transactions.with(entities -> new SqlStatement(entities)
                        .add("select " + GroupRow.COLUMNS + " from scim_group g where g.id = ?", id.value())
                        .add(rest, (Object[]) values)
                        .rows(GroupRow::groupAt)
                        .stream()
                        .findFirst());
    }

    @Override
    public List<Group> lockNamesakes(DirectoryId directory, List<ComparisonKey> names) {
        return transactions.with(entities -> entities.createQuery(
                        "select g from GroupRow g where g.directoryId in :scopes and g.nameKey in :names"
                                + " order by g.directoryId desc, g.id",
                        GroupRow.class)
                .setParameter("scopes", List.of(directory.value(), GroupRow.LOCAL))
                .setParameter("names", names.stream().map(ColumnKey::of).toList())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .map(GroupRow::toGroup)
                .toList());
    }

    @Override
    public Set<String> existing(DirectoryId directory, Collection<String> ids) {
        List<String> possible = ids.stream().filter(ColumnKey::isId).toList();
        return transactions.with(entities -> Batches.ofLookups(entities, possible).stream()
                .flatMap(some -> entities.createQuery(
                                "select g.id from GroupRow g where g.directoryId = :directory and g.id in :ids"
                                        + " and g.heldSince is null",
                                String.class)
                        .setParameter("directory", directory.value())
                        .setParameter("ids", some)
                        .getResultStream())
                .collect(Collectors.toSet()));
    }

    @Override
    public QueryResult search(DirectoryId directory, Query query) {
        return transactions.with(
                entities -> new GroupSearch(entities, new JpaMemberships(transactions), directory, query)
                        .run(Deadline.of(transactions::requireTime)));
    }

    @Override
    public Optional<Group> find(ResourceId id) {
        return find(id, "");
    }

    @Override
    public Optional<Group> lock(ResourceId id) {
        return find(id, " for update");
    }

    @Override
    public List<Group> list(String after, int limit) {
        return transactions.with(entities -> entities.createQuery(
                        "select g from GroupRow g where g.id > :after order by g.id", GroupRow.class)
                .setParameter("after", ColumnKey.boundOfIds(after))
                .setMaxResults(limit)
                .getResultStream()
                .map(GroupRow::toGroup)
                .toList());
    }

    @Override
    public void add(Group group) {
        transactions.with(entities -> {
            entities.persist(GroupRow.of(group));
            return group;
        });
    }

    @Override
    public void update(Group before, Group after) {
        int updated = transactions.with(entities -> new SqlStatement(entities)
                .add(
                        "update scim_group set directory_id = ?, owner_id = ?, name_key = ?, display_name = ?,",
                        GroupRow.directoryId(after),
                        GroupRow.ownerId(after),
                        GroupRow.nameKey(after),
                        after.displayName())
                .add(
                        " external_id_key = ?, members = ?, version = ?, last_modified = ?, document = ?",
                        GroupRow.externalIdKey(after),
                        after.members(),
                        after.meta().version().number(),
                        Timestamp.from(after.meta().lastModified()),
                        GroupRow.document(after))
                .add(
                        " where directory_id = ? and id = ? and version = ?",
                        GroupRow.directoryId(before),
                        after.id().value(),
                        before.meta().version().number())
                .execute());
        if (updated == 0) {
            throw new OptimisticLockException("the group is no longer what was read");
        }
    }

    @Override
    public void remove(Group group) {
        String directory = GroupRow.directoryId(group);
        String id = group.id().value();
        transactions.with(entities -> {
            entities.createNativeQuery("delete from local_member where group_id = ?1")
                    .setParameter(1, id)
                    .executeUpdate();
            for (String table : List.of("pending_member", "membership")) {
                entities.createNativeQuery("delete from " + table + " where directory_id = ?1 and group_id = ?2")
                        .setParameter(1, directory)
                        .setParameter(2, id)
                        .executeUpdate();
            }
            return entities.createNativeQuery("delete from scim_group where directory_id = ?1 and id = ?2")
                    .setParameter(1, directory)
                    .setParameter(2, id)
                    .executeUpdate();
        });
    }

    @Override
    public long count(DirectoryId directory) {
        return transactions.with(entities -> entities.createQuery(
                        "select count(g.id) from GroupRow g where g.directoryId = :directory", Long.class)
                .setParameter("directory", directory.value())
                .getSingleResult());
    }
}
