package dev.rollcall.application.port;

import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserId;
import dev.rollcall.domain.user.UserStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The people, in a map. */
public final class InMemoryUsers implements Users {

    private final Map<UserId, User> users = new LinkedHashMap<>();

    @Override
    public List<User> lock(UserId id, ComparisonKey loginName) {
        return users.values().stream()
                .filter(user -> user.id().equals(id) || hasLoginName(user, loginName))
                .toList();
    }

    @Override
    public Optional<User> lockByLoginName(ComparisonKey loginName) {
        return users.values().stream()
                .filter(user -> hasLoginName(user, loginName))
                .findFirst();
    }

    @Override
    public void add(User user) {
        store(user);
    }

    @Override
    public void update(User user) {
        store(user);
    }

    User find(UserId id) {
        return Objects.requireNonNull(users.get(id));
    }

    /** Returns all people in the order they were added. */
    public List<User> all() {
        return List.copyOf(users.values());
    }

    void replaceAll(UnaryOperator<User> change) {
        users.replaceAll((id, user) -> change.apply(user));
    }

    private void store(User user) {
        boolean taken = hasLoginName(user)
                && lockByLoginName(User.loginKey(user.loginName()))
                        .filter(other -> !other.id().equals(user.id()))
                        .isPresent();
        if (taken) {
            throw new DuplicateKey("user_login_name");
        }
        users.put(user.id(), user);
    }

    private static boolean hasLoginName(User user, ComparisonKey loginName) {
        return hasLoginName(user) && User.loginKey(user.loginName()).equals(loginName);
    }

    private static boolean hasLoginName(User user) {
        return user.status() != UserStatus.DELETED && user.status() != UserStatus.ANONYMISED;
    }
}
