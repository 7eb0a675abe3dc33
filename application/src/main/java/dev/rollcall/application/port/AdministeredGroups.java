package dev.rollcall.application.port;

import dev.rollcall.domain.group.Group;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.user.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Groups and their members as administrators see them, whichever directory owns them: no method takes a directory, and
 * SCIM uses none of them. The members of a local group are users; those who are deleted are neither shown nor counted,
 * and are back as soon as they are restored. The groups of a directory whose removal has begun are there no longer.
 */
public interface AdministeredGroups {

    /**
     * A member as an administrator sees it.
     *
     * @param link the SCIM id; empty for the member of a local group
     */
    record GroupMember(UserId user, String loginName, Optional<ResourceId> link) {

        /** Returns the id that orders the members of a group. */
        public String position() {
            return link.map(ResourceId::value).orElse(user.value());
        }
    }

    /**
     * Returns at most {@code limit} groups with ids above {@code after} in the order of their ids.
     *
     * @param search what the name begins with, in any letter case
     */
    List<Group> list(Optional<String> search, String after, int limit);

    /** Returns those groups of {@code ids} that are there, in one statement, and one more if some are local. */
    List<Group> findAll(Collection<ResourceId> ids);

    /** Returns a group that was read or changed otherwise with the number of its members. */
    Group counted(Group group);

    /** Returns at most {@code limit} members above {@code after} in the order of {@link GroupMember#position}. */
    List<GroupMember> members(Group group, String after, int limit);

    /** Returns at most {@code limit} ids above {@code after} that the group waits for, in their order; none if it is local. */
    List<String> parked(Group group, String after, int limit);

    /** Returns those of {@code users} who are there and neither deleted nor anonymised. */
    Set<UserId> present(Collection<UserId> users);

    /** Returns all members of a local group that is locked, also those who are deleted. */
    Set<UserId> localMembers(ResourceId group);

    /** Adds and removes members of a local group that is locked. */
    void changeLocal(ResourceId group, Set<UserId> joined, Set<UserId> left);
}
