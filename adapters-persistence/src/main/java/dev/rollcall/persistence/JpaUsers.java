package dev.rollcall.persistence;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.Users;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.link.Person;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.user.SearchKeys;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserId;
import dev.rollcall.domain.user.UserStatus;
import dev.rollcall.persistence.entity.LinkRow;
import dev.rollcall.persistence.entity.UserRow;
import dev.rollcall.persistence.query.UserSearch;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The people in tables {@code users} and {@code user_lookup}. */
@SingletonBean
public class JpaUsers implements Users {

    private final JpaTransactions transactions;

    /** Creates the store. */
    @Inject
    public JpaUsers(JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<User> lockByLoginName(ComparisonKey loginName) {
        return transactions.with(entities -> entities.createQuery(
                        "select u from UserRow u where u.loginNameKey = :loginName", UserRow.class)
                .setParameter("loginName", UserRow.loginNameKey(loginName))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .map(UserRow::toUser));
    }

    @Override
    public Optional<User> lock(UserId id) {
        if (!ColumnKey.isId(id.value())) {
            return Optional.empty();
        }
        return transactions.with(
                entities -> entities.createQuery("select u from UserRow u where u.id = :id", UserRow.class)
                        .setParameter("id", id.value())
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .getResultStream()
                        .findFirst()
                        .map(UserRow::toUser));
    }

    @Override
    public Optional<Person> find(UserId id) {
        return ColumnKey.isId(id.value())
                ? transactions.with(entities -> people(entities, List.of(id.value()))).stream()
                        .findFirst()
                : Optional.empty();
    }

    @Override
    public List<Person> findAll(Collection<UserId> ids) {
        return transactions.with(
                entities -> people(entities, ids.stream().map(UserId::value).toList()));
    }

    @Override
    public List<Person> list(Selection selection, String after, int limit) {
        if (selection.directory().filter(id -> !ColumnKey.isId(id.value())).isPresent()) {
            return List.of();
        }
        return transactions.with(entities ->
                people(entities, new UserSearch(entities, selection, ColumnKey.boundOfIds(after), limit).run()));
    }

    private static List<Person> people(EntityManager entities, List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return entities.createQuery(
                        "select u, l from UserRow u left join LinkRow l on l.userId = u.id and l.open = true"
                                + " where u.id in :ids order by u.id",
                        Object[].class)
                .setParameter("ids", ids)
                .getResultStream()
                .map(row ->
                        new Person(((UserRow) row[0]).toUser(), row[1] == null ? null : ((LinkRow) row[1]).toLink()))
                .toList();
    }

    @Override
    public List<User> lockByEmail(Set<ComparisonKey> addresses) {
        return addresses.isEmpty()
                ? List.of()
                : transactions.with(entities -> new EmailHolders(entities, addresses).lock());
    }

    @Override
    public List<Person> lockOwned(DirectoryId owner, int limit) {
        return transactions.with(entities -> {
            List<String> ids = entities.createQuery("select u.id from UserRow u where u.ownerId = :owner", String.class)
                    .setParameter("owner", owner.value())
                    .setMaxResults(limit)
                    .getResultList();
            return ids.isEmpty() ? List.<Person>of() : lockOwned(entities, owner, ids);
        });
    }

    private static List<Person> lockOwned(EntityManager entities, DirectoryId owner, List<String> ids) {
        return entities.createQuery(
                        "select u, l from UserRow u, LinkRow l where u.id in :ids and u.ownerId = :owner"
                                + " and l.userId = u.id and l.open = true order by u.id",
                        Object[].class)
                .setParameter("ids", ids)
                .setParameter("owner", owner.value())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .map(row -> new Person(((UserRow) row[0]).toUser(), ((LinkRow) row[1]).toLink()))
                .toList();
    }

    @Override
    public List<UserId> anonymised(String after, int limit) {
        return transactions.with(entities -> entities.createQuery(
                        "select u.id from UserRow u where u.status = :anonymised and u.id > :after order by u.id",
                        String.class)
                .setParameter("anonymised", UserStatus.ANONYMISED)
                .setParameter("after", ColumnKey.boundOfIds(after))
                .setMaxResults(limit)
                .getResultStream()
                .map(UserId::new)
                .toList());
    }

    @Override
    public void add(User user) {
        transactions.with(entities -> {
            entities.persist(UserRow.of(user));
            entities.flush();
            writeSearchKeys(entities, user);
            return user;
        });
    }

    @Override
    public void update(User before, User after) {
        update(after);
        if (!after.attributes().equals(before.attributes())) {
            transactions.with(entities -> {
                deleteSearchKeys(entities, after.id());
                writeSearchKeys(entities, after);
                return after;
            });
        }
    }

    @Override
    public void forgetLinks(UserId id) {
        transactions.with(entities -> {
            new LinksOfUser(entities, id).forget();
            return id;
        });
    }

    private static void deleteSearchKeys(EntityManager entities, UserId id) {
        entities.createNativeQuery("delete from user_lookup where user_id = ?1")
                .setParameter(1, id.value())
                .executeUpdate();
    }

    private static void writeSearchKeys(EntityManager entities, User user) {
        List<String> keys = SearchKeys.of(user.attributes()).stream()
                .map(ColumnKey::of)
                .distinct()
                .toList();
        for (List<String> some : Batches.of(keys)) {
            new SqlStatement(entities)
                    .add("insert into user_lookup (value_key, user_id) values ")
                    .each(
                            ", ",
                            some,
                            (insert, key) -> insert.add("(?, ?)", key, user.id().value()))
                    .execute();
        }
    }

    @Override
    public void update(User user) {
        transactions.with(entities -> entities.createQuery(
                        "update UserRow u set u.loginName = :loginName, u.loginNameKey = :loginNameKey, u.nameKey = :nameKey,"
                                + " u.status = :status, u.blocked = :blocked, u.isProtected = :isProtected,"
                                + " u.ownerId = :owner, u.deprovisionedBy = :deprovisionedBy,"
                                + " u.deprovisionedAt = :deprovisionedAt, u.deleteAt = :deleteAt, u.held = :held,"
                                + " u.attributes = :attributes, u.kept = :kept"
                                + " where u.id = :id")
                .setParameter("loginName", user.loginName())
                .setParameter("loginNameKey", UserRow.loginNameKey(user))
                .setParameter("nameKey", UserRow.nameKey(user))
                .setParameter("status", user.status())
                .setParameter("blocked", user.blocked())
                .setParameter("isProtected", user.isProtected())
                .setParameter("owner", UserRow.id(user.owner()))
                .setParameter("deprovisionedBy", UserRow.deprovisionedBy(user))
                .setParameter("deprovisionedAt", UserRow.deprovisionedAt(user))
                .setParameter("deleteAt", UserRow.deleteAt(user))
                .setParameter("held", UserRow.held(user))
                .setParameter("kept", UserRow.kept(user))
                .setParameter("attributes", UserRow.attributes(user))
                .setParameter("id", user.id().value())
                .executeUpdate());
    }

    @Override
    public long countWaiting(DirectoryId directory) {
        return transactions.with(entities -> entities.createQuery(
                        "select count(u.id) from UserRow u where u.ownerId = :directory and u.status = :inactive"
                                + " and exists (select l.id from LinkRow l"
                                + " where l.userId = u.id and l.open = true and l.active = true)",
                        Long.class)
                .setParameter("directory", directory.value())
                .setParameter("inactive", UserStatus.INACTIVE)
                .getSingleResult());
    }
}
