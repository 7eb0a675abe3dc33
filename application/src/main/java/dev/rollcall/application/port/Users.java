package dev.rollcall.application.port;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.link.Person;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserId;
import dev.rollcall.domain.user.UserStatus;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The people. They belong to no directory, so no method takes one; SCIM reaches them through {@link Links} only. Login
 * names are unique among people who are not deleted (unique key {@code user_login_name}).
 */
public interface Users {

    /** Returns the user who has the login name and is not deleted, locked until the transaction ends. */
    Optional<User> lockByLoginName(ComparisonKey loginName);

    /** Returns the user, locked until the transaction ends. */
    Optional<User> lock(UserId id);

    /** Returns the user with its open link, in one statement. */
    Optional<Person> find(UserId id);

    /** Returns those of {@code ids} who are there with their open links, in one statement. */
    List<Person> findAll(Collection<UserId> ids);

    /**
     * Returns at most {@code limit} people with ids above {@code after}, in the order of their ids, from an index however
     * many there are.
     */
    List<Person> list(Selection selection, String after, int limit);

    /**
     * Returns the people who are not deleted and have one of these e-mail addresses, local people among their own values and
     * others among what their link supplies; at most two, locked until the transaction ends.
     */
    List<User> lockByEmail(Set<ComparisonKey> addresses);

    /** Returns at most {@code limit} of the people a directory owns, with their open links, locked until the transaction ends. */
    List<Person> lockOwned(DirectoryId owner, int limit);

    /** Returns at most {@code limit} ids of anonymised users above {@code after}, in their order, from an index. */
    List<UserId> anonymised(String after, int limit);

    /** Adds a user. */
    void add(User user);

    /** Stores a changed user whose local values are as they were. */
    void update(User user);

    /** Stores {@code after}, which was read as {@code before}, with what its local values are searched by. */
    void update(User before, User after);

    /** Removes everything that any directory has said about the user: all links, open or closed. */
    void forgetLinks(UserId id);

    /**
     * Which people a list shows.
     *
     * @param search what the login name, a name or an e-mail address begins with, in any letter case
     * @param directory the owner
     * @param statuses any of these
     */
    record Selection(Optional<String> search, Optional<DirectoryId> directory, Set<UserStatus> statuses) {

        /** Copies the set. */
        public Selection {
            statuses = Set.copyOf(statuses);
        }
    }

    /** Returns how many users the directory asserts active wait for an administrator to activate them. */
    long countWaiting(DirectoryId directory);
}
