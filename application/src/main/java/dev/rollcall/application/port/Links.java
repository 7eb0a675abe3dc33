package dev.rollcall.application.port;

import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.link.LinkedUser;
import dev.rollcall.domain.scim.resource.Query;
import dev.rollcall.domain.scim.resource.QueryResult;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.user.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The links of directories. Among the open links of a directory {@code userName} is unique (unique key
 * {@code link_user_name}), and a user has at most one open link anywhere (unique key {@code link_user}).
 */
public interface Links {

    /** How many users a directory has, by what it asserts. */
    record Count(long active, long inactive) {}

    /**
     * What is there already for a user that a directory pushes.
     *
     * @param anybody whether a user has the name, or a link of the directory, open or closed, the name or id
     * @param awaited whether a group of the directory may wait for a user of this {@code externalId}
     */
    record Known(boolean anybody, boolean awaited) {}

    /**
     * A link for an answer.
     *
     * @param isInNoGroup whether it is sure that no group has its user, so that groups need not be asked
     */
    record Shown(Link link, boolean isInNoGroup) {}

    /**
     * A link with its user for a change.
     *
     * @param isInNoGroup whether it was sure, when they were locked, that no group has the user
     */
    record Locked(LinkedUser user, boolean isInNoGroup) {}

    /** Returns the open link for an answer, in one statement. */
    Optional<Shown> show(DirectoryId directory, ResourceId id);

    /** Returns the open link, in one statement. */
    default Optional<Link> find(DirectoryId directory, ResourceId id) {
        return show(directory, id).map(Shown::link);
    }

    /** Returns the open link with its user, both locked against every other change until the transaction ends, in one statement. */
    Optional<Locked> lock(DirectoryId directory, ResourceId id);

    /** Returns the user's open link with the directory, locked until the transaction ends, in one statement. */
    Optional<Link> lockOf(DirectoryId directory, UserId user);

    /**
     * Returns what is known of a name and id, in one statement; nothing of it is locked, but no group of the directory begins
     * to wait for such a user until the transaction ends unless that is told.
     */
    Known known(DirectoryId directory, ComparisonKey userName, Optional<String> externalId);

    /**
     * Returns the directory's links, open or closed, with this {@code userName} or {@code externalId}, with their users,
     * newest first and locked until the transaction ends, in one statement.
     */
    List<LinkedUser> lockNamesakes(DirectoryId directory, ComparisonKey userName, Optional<String> externalId);

    /**
     * Returns the open links that {@code query} selects, in the order of their ids. A filter over {@code id},
     * {@code userName}, {@code externalId}, {@code active}, {@code meta} times and the looked-up attributes is answered
     * from an index; any other streams over the directory.
     *
     * @throws dev.rollcall.domain.Refusal with {@link dev.rollcall.domain.Reason#UNAVAILABLE} past the time limit
     */
    QueryResult search(DirectoryId directory, Query query);

    /** Returns the number of open links by what they assert. */
    Count count(DirectoryId directory);

    /**
     * Makes the look-up rows of the attributes with these paths anew, for the next links after the id {@code after}.
     *
     * @return the id of the last of them; empty when there were none
     */
    Optional<ResourceId> index(Directory directory, Set<String> attributes, String after);

    /**
     * Makes the values of the attributes with these paths unique among open links, once all are indexed.
     *
     * @return 0, or how many values more than one open link has; then nothing was done
     */
    long requireUnique(Directory directory, Set<String> attributes);

    /**
     * Adds a link of the directory with the rows its attributes are looked up by.
     *
     * @throws dev.rollcall.domain.Refusal with {@link dev.rollcall.domain.Reason#UNIQUENESS} when another open link has a
     *     value of an attribute that the directory defines as unique
     */
    void add(Directory directory, Link link);

    /** Stores {@code after}, which was read as {@code before}; look-up rows are written only where they differ. */
    void update(Directory directory, Link before, Link after);
}
