package dev.rollcall.persistence;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.AdministeredGroups;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.group.Group;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.user.UserId;
import dev.rollcall.domain.user.UserStatus;
import dev.rollcall.persistence.entity.GroupRow;
import dev.rollcall.persistence.query.NamePrefix;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Groups for administrators, in tables {@code scim_group}, {@code membership} and {@code local_member}. */
@SingletonBean
public class JpaAdministeredGroups implements AdministeredGroups {

    /** A condition and no join, so that a page of groups is read in the order of ids and no further. */
    private static final String IS_SHOWN =
            "not exists (select d.id from DirectoryRow d where d.id = g.ownerId and d.removal is not null)";

    private static final String IS_THERE = "u.status in ('ACTIVE', 'INACTIVE')";

    private final JpaTransactions transactions;

    /** Creates the store. */
    @Inject
    public JpaAdministeredGroups(JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<Group> list(Optional<String> search, String after, int limit) {
        NamePrefix prefix = new NamePrefix("g.nameKey", search.orElse(""));
        return transactions.with(entities -> {
            TypedQuery<GroupRow> query = entities.createQuery(
                            "select g from GroupRow g where g.id > :after and " + prefix.jpql() + " and " + IS_SHOWN
                                    + " order by g.id",
                            GroupRow.class)
                    .setParameter("after", ColumnKey.boundOfIds(after))
                    .setMaxResults(limit);
            prefix.bind(query);
            return counted(
                    entities, query.getResultStream().map(GroupRow::toGroup).toList());
        });
    }

    @Override
    public List<Group> findAll(Collection<ResourceId> ids) {
        List<String> possible =
                ids.stream().map(ResourceId::value).filter(ColumnKey::isId).toList();
        if (possible.isEmpty()) {
            return List.of();
        }
        return transactions.with(entities -> counted(
                entities,
                entities.createQuery("select g from GroupRow g where g.id in :ids and " + IS_SHOWN, GroupRow.class)
                        .setParameter("ids", possible)
                        .getResultStream()
                        .map(GroupRow::toGroup)
                        .toList()));
    }

    @Override
    public Group counted(Group group) {
        return transactions.with(entities -> counted(entities, List.of(group)).get(0));
    }

    private static List<Group> counted(EntityManager entities, List<Group> groups) {
        List<String> local = groups.stream()
                .filter(group -> group.owner() == null)
                .map(group -> group.id().value())
                .toList();
        if (local.isEmpty()) {
            return groups;
        }
        Map<String, Integer> members = new HashMap<>();
        new SqlStatement(entities)
                .add("select n.group_id, count(*) from local_member n join users u on u.id = n.user_id where "
                        + IS_THERE + " and n.group_id in")
                .in(local)
                .add(" group by n.group_id")
                .rows(row -> members.put(row.getString(1), row.getInt(2)));
        return groups.stream()
                .map(group -> group.owner() == null
                        ? group.counting(members.getOrDefault(group.id().value(), 0))
                        : group)
                .toList();
    }

    @Override
    public List<GroupMember> members(Group group, String after, int limit) {
        return group.owningDirectory()
                .map(directory -> linked(directory, group.id(), after, limit))
                .orElseGet(() -> local(group.id(), after, limit));
    }

    /** The page is cut before names are joined: MariaDB would read and sort the links of the whole directory for each page. */
    private List<GroupMember> linked(DirectoryId directory, ResourceId group, String after, int limit) {
        String sql = "select l.user_id, u.login_name, m.link_id from (select directory_id, link_id from membership"
                + " where directory_id = ? and group_id = ? and suspended = false and link_id > ?"
                + " order by link_id limit " + limit + ") m"
                + " join link l on l.directory_id = m.directory_id and l.id = m.link_id"
                + " join users u on u.id = l.user_id order by m.link_id";
        return rows(sql, directory.value(), group.value(), ColumnKey.boundOfIds(after)).stream()
                .map(row -> new GroupMember(
                        new UserId((String) row[0]), (String) row[1], Optional.of(new ResourceId((String) row[2]))))
                .toList();
    }

    private List<GroupMember> local(ResourceId group, String after, int limit) {
        String sql = "select n.user_id, u.login_name from local_member n join users u on u.id = n.user_id"
                + " where n.group_id = ? and n.user_id > ? and " + IS_THERE + " order by n.user_id limit " + limit;
        return rows(sql, group.value(), ColumnKey.boundOfIds(after)).stream()
                .map(row -> new GroupMember(new UserId((String) row[0]), (String) row[1], Optional.empty()))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> rows(String sql, Object... parameters) {
        return transactions.with(entities -> {
            Query query = entities.createNativeQuery(sql);
            for (int i = 0; i < parameters.length; i++) {
                query.setParameter(i + 1, parameters[i]);
            }
            return query.getResultList();
        });
    }

    @Override
    public List<String> parked(Group group, String after, int limit) {
        String directory = group.owningDirectory().map(DirectoryId::value).orElse("");
        return transactions.with(entities -> new SqlStatement(entities)
                .add(
                        "select value_key from pending_member where directory_id = ? and group_id = ?"
                                + " and value_key > ? order by value_key limit " + limit,
                        directory,
                        group.id().value(),
                        after)
                .texts());
    }

    @Override
    public Set<UserId> present(Collection<UserId> users) {
        Set<UserId> present = new HashSet<>();
        List<String> ids = users.stream()
                .map(UserId::value)
                .filter(ColumnKey::isId)
                .sorted()
                .toList();
        for (List<String> some : Batches.of(ids)) {
            transactions
                    .with(entities -> entities.createQuery(
                                    "select u.id from UserRow u where u.id in :ids and u.status in :statuses",
                                    String.class)
                            .setParameter("ids", some)
                            .setParameter("statuses", List.of(UserStatus.ACTIVE, UserStatus.INACTIVE))
                            .getResultList())
                    .forEach(id -> present.add(new UserId(id)));
        }
        return present;
    }

    @Override
    public Set<UserId> localMembers(ResourceId group) {
        Set<UserId> members = new HashSet<>();
        transactions
                .with(entities -> new SqlStatement(entities)
                        .add("select user_id from local_member where group_id = ?", group.value())
                        .texts())
                .forEach(id -> members.add(new UserId(id)));
        return members;
    }

    @Override
    public void changeLocal(ResourceId group, Set<UserId> joined, Set<UserId> left) {
        transactions.with(entities -> Batches.ofLookups(entities, ids(left)).stream()
                .mapToInt(some -> new SqlStatement(entities)
                        .add("delete from local_member where group_id = ? and user_id in", group.value())
                        .in(some)
                        .execute())
                .sum());
        for (List<String> some : Batches.of(ids(joined))) {
            transactions.with(entities -> new SqlStatement(entities)
                    .add("insert into local_member (group_id, user_id) select g.id, u.id from scim_group g, users u")
                    .add(" where g.id = ? and u.id in", group.value())
                    .in(some)
                    .execute());
        }
    }

    private static List<String> ids(Set<UserId> users) {
        return users.stream().map(UserId::value).sorted().toList();
    }
}
