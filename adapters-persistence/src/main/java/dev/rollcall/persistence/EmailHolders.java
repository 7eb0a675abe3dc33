package dev.rollcall.persistence;

import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.user.EmailKeys;
import dev.rollcall.domain.user.User;
import dev.rollcall.persistence.entity.LinkRow;
import dev.rollcall.persistence.entity.UserRow;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The people who have an e-mail address: local ones by table {@code user_lookup}, others by {@code lookup}. The local
 * values of somebody a directory owns do not count: nobody is recognised by an address the directory does not supply.
 */
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
                    .add("select u.id from user_lookup k join users u on u.id = k.user_id where k.value_key in")
                    .in(some)
                    .add(" and u.owner_id is null and u.login_name_key is not null limit " + MOST)
                    .texts());
            ids.addAll(new SqlStatement(entities)
                    .add("select u.id from lookup k join link l on l.directory_id = k.directory_id"
                            + " and l.id = k.resource_id join users u on u.id = l.user_id"
                            + " where k.attribute = 'emails.value' and k.value_key in")
                    .in(some)
                    .add(" and l.open = true and u.login_name_key is not null limit " + MOST)
                    .texts());
        }
        if (ids.isEmpty()) {
            return List.of();
        }
        List<User> locked = lock(ids);
        Map<String, Complex> supplied = supplied(locked);
        return locked.stream()
                .filter(user -> hasAddress(user, supplied))
                .limit(2)
                .toList();
    }

    private List<User> lock(Set<String> ids) {
        return entities.createQuery(
                        "select u from UserRow u where u.id in :ids and u.loginNameKey is not null order by u.id",
                        UserRow.class)
                .setParameter("ids", ids)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .map(UserRow::toUser)
                .toList();
    }

    /** What the open links of owned people say, by user; read once the people are locked, when it no longer changes. */
    private Map<String, Complex> supplied(List<User> locked) {
        List<String> owned = locked.stream()
                .filter(user -> user.owner() != null)
                .map(user -> user.id().value())
                .toList();
        return owned.isEmpty()
                ? Map.of()
                : entities.createQuery(
                                "select l from LinkRow l where l.userId in :ids and l.open = true", LinkRow.class)
                        .setParameter("ids", owned)
                        .getResultStream()
                        .map(LinkRow::toLink)
                        .collect(Collectors.toMap(link -> link.user().value(), Link::attributes));
    }

    private boolean hasAddress(User user, Map<String, Complex> supplied) {
        Complex counting = user.owner() == null
                ? user.attributes()
                : supplied.getOrDefault(user.id().value(), Complex.empty());
        return !Collections.disjoint(addresses, EmailKeys.of(counting));
    }
}
