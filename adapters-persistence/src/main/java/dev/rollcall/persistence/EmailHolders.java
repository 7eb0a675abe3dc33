package dev.rollcall.persistence;

import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.user.EmailKeys;
import dev.rollcall.domain.user.User;
import dev.rollcall.persistence.entity.UserRow;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The people who have an e-mail address: local ones by table {@code user_lookup}, others by {@code lookup}. */
final class EmailHolders {

    /** Two are as good as many; a few more, because other names than addresses are looked up by the same keys. */
    private static final int MOST = 20;

    private final EntityManager entities;
    private final Set<ComparisonKey> addresses;
    private final List<String> keys;

    EmailHolders(EntityManager entities, Set<ComparisonKey> addresses) {
        this.entities = entities;
        this.addresses = addresses;
        this.keys = addresses.stream().map(ColumnKey::of).toList();
    }

    /** Returns at most two people who are not deleted. */
    List<User> lock() {
        Set<String> ids = new LinkedHashSet<>();
        for (List<String> some : Batches.of(keys)) {
            ids.addAll(new SqlStatement(entities)
                    .add("select k.user_id from user_lookup k where k.value_key in")
                    .in(some)
                    .add(" limit " + MOST)
                    .texts());
            ids.addAll(new SqlStatement(entities)
                    .add("select l.user_id from lookup k join link l on l.directory_id = k.directory_id"
                            + " and l.id = k.resource_id where k.attribute = 'emails.value' and k.value_key in")
                    .in(some)
                    .add(" and l.open = true limit " + MOST)
                    .texts());
        }
        if (ids.isEmpty()) {
            return List.of();
        }
        return entities.createQuery(
                        "select u from UserRow u where u.id in :ids and u.loginNameKey is not null order by u.id",
                        UserRow.class)
                .setParameter("ids", ids)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .map(UserRow::toUser)
                .filter(this::hasAddress)
                .limit(2)
                .toList();
    }

    private boolean hasAddress(User user) {
        return user.owner() != null || !Collections.disjoint(addresses, EmailKeys.of(user.attributes()));
    }
}
