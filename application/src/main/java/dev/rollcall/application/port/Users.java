package dev.rollcall.application.port;

import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserId;
import java.util.List;
import java.util.Optional;

/**
 * The people. They belong to no directory, so no method takes one; SCIM reaches them through {@link Links} only. Login
 * names are unique among people who are not deleted (unique key {@code user_login_name}).
 */
public interface Users {

    /**
     * Returns the user and whoever else has the login name and is not deleted, locked until the transaction ends, in one
     * statement: at most two.
     */
    List<User> lock(UserId id, ComparisonKey loginName);

    /** Returns the user who has the login name and is not deleted, locked until the transaction ends. */
    Optional<User> lockByLoginName(ComparisonKey loginName);

    /** Adds a user. */
    void add(User user);

    /** Stores a changed user. */
    void update(User user);
}
