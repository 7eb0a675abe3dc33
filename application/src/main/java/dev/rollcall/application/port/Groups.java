package dev.rollcall.application.port;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.group.Group;
import dev.rollcall.domain.scim.resource.Query;
import dev.rollcall.domain.scim.resource.QueryResult;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.ComparisonKey;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The groups, without their members, which are {@link Memberships}. A group belongs to one directory, or is local and has
 * no owner. Names are unique without case among the groups of a directory, and among local ones (unique key
 * {@code scim_group_name}). Local groups are reached only by the methods that take no directory; SCIM uses none of them.
 */
public interface Groups {

    /** Returns the directory's group, in one statement. */
    Optional<Group> find(DirectoryId directory, ResourceId id);

    /** Returns the directory's group, locked against every other change until the transaction ends, in one statement. */
    Optional<Group> lock(DirectoryId directory, ResourceId id);

    /**
     * Returns the groups of the directory and the local ones that have one of these names, locked until the transaction
     * ends, those of the directory first, in one statement.
     */
    List<Group> lockNamesakes(DirectoryId directory, List<ComparisonKey> names);

    /** Returns those of {@code ids} that are groups of the directory. */
    Set<String> existing(DirectoryId directory, Collection<String> ids);

    /**
     * Returns the directory's groups that {@code query} selects, in the order of their ids unless it says otherwise.
     * Filters over {@code id}, {@code displayName}, {@code externalId}, {@code meta} times and the ids and names of
     * members are answered from an index.
     *
     * @throws dev.rollcall.domain.Refusal with {@link dev.rollcall.domain.Reason#UNAVAILABLE} past the time limit
     */
    QueryResult search(DirectoryId directory, Query query);

    /** Returns a group of any directory or a local one. For administrators. */
    Optional<Group> find(ResourceId id);

    /** Returns a group of any directory or a local one, locked until the transaction ends. For administrators. */
    Optional<Group> lock(ResourceId id);

    /**
     * Returns at most {@code limit} groups with ids above {@code after}, in the order of their ids: those of all
     * directories and the local ones. For administrators.
     */
    List<Group> list(String after, int limit);

    /** Returns the number of the directory's groups. */
    long count(DirectoryId directory);

    /** Adds a group without members. */
    void add(Group group);

    /** Stores a group that was locked, also under another owner; its members must have been moved before. */
    void update(Group before, Group after);

    /** Removes a group that was locked, with its members and the ids that wait to become members. */
    void remove(Group group);
}
