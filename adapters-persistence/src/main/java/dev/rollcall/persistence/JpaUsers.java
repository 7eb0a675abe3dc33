package dev.rollcall.persistence;

import dev.rollcall.application.port.Users;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserId;
import dev.rollcall.persistence.entity.UserRow;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

/** The people in table {@code users}. */
@Dependent
public class JpaUsers implements Users {

    private final JpaTransactions transactions;

    /** Creates the store. */
    @Inject
    public JpaUsers(JpaTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<User> lock(UserId id, ComparisonKey loginName) {
        return transactions.with(entities -> entities.createQuery(
                        "select u from UserRow u where u.id = :id or u.loginNameKey = :loginName", UserRow.class)
                .setParameter("id", id.value())
                .setParameter("loginName", UserRow.loginNameKey(loginName))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .map(UserRow::toUser)
                .toList());
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
    public void add(User user) {
        transactions.with(entities -> {
            entities.persist(UserRow.of(user));
            return user;
        });
    }

    @Override
    public void update(User user) {
        transactions.with(entities -> entities.createQuery(
                        "update UserRow u set u.loginName = :loginName, u.loginNameKey = :loginNameKey,"
                                + " u.status = :status, u.blocked = :blocked, u.isProtected = :isProtected,"
                                + " u.ownerId = :owner, u.deprovisionedBy = :deprovisionedBy,"
                                + " u.deprovisionedAt = :deprovisionedAt, u.deleteAt = :deleteAt,"
                                + " u.attributes = :attributes, u.kept = :kept"
                                + " where u.id = :id")
                .setParameter("loginName", user.loginName())
                .setParameter("loginNameKey", UserRow.loginNameKey(user))
                .setParameter("status", user.status())
                .setParameter("blocked", user.blocked())
                .setParameter("isProtected", user.isProtected())
                .setParameter("owner", UserRow.id(user.owner()))
                .setParameter("deprovisionedBy", UserRow.deprovisionedBy(user))
                .setParameter("deprovisionedAt", UserRow.deprovisionedAt(user))
                .setParameter("deleteAt", UserRow.deleteAt(user))
                .setParameter("kept", UserRow.kept(user))
                .setParameter("attributes", UserRow.attributes(user))
                .setParameter("id", user.id().value())
                .executeUpdate());
    }
}
