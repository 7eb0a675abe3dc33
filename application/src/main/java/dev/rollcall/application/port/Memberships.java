package dev.rollcall.application.port;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.group.MemberDelta;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Streamed;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import dev.rollcall.domain.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who is in which group: rows of a directory, a group and an open link, never a list. They are written as sets, and every
 * writer locks links first, then groups, then rows, so that no two wait for each other. The membership of a deleted user
 * is suspended: nobody sees it, and it comes back with the user.
 */
public interface Memberships {

    /** The most members that are read at once. */
    int AT_ONCE = 1000;

    /** A member as its group shows it. */
    record Member(ResourceId group, ResourceId link, String userName) {

        /** Returns it as an element of the {@code members} of the group, without URL (RFC 7643, 4.2). */
        public Complex toElement() {
            return element(link, userName, "User");
        }
    }

    /** A group as its member shows it. */
    record MemberOf(ResourceId link, ResourceId group, String displayName) {

        /** Returns it as an element of the {@code groups} of the member, without URL (RFC 7643, 4.1.2). */
        public Complex toElement() {
            return element(group, displayName, "direct");
        }
    }

    private static Complex element(ResourceId id, String display, String type) {
        Map<String, Value> element = new LinkedHashMap<>();
        element.put("value", new Text(id.value()));
        element.put("display", new Text(display));
        element.put("type", new Text(type));
        return Complex.of(element);
    }

    /**
     * What a change did.
     *
     * @param added the members that came and can be seen
     * @param removed the members that left and could be seen
     * @param parked the unknown ids that were not remembered before
     */
    record Effect(List<ResourceId> added, List<ResourceId> removed, Set<String> parked) {

        /** Copies what it is given. */
        public Effect {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
            parked = Set.copyOf(parked);
        }

        /** Returns the effect of both changes, the other of which has only removed. */
        public Effect andRemoved(Effect other) {
            List<ResourceId> all = new ArrayList<>(removed);
            all.addAll(other.removed);
            return new Effect(added, all, parked);
        }
    }

    /** Ids of nobody that are to be remembered, for a limited time that begins at {@code since}. */
    record Parking(Set<String> ids, Instant since) {

        /** Nothing to remember. */
        public static final Parking NONE = new Parking(Set.of(), Instant.EPOCH);

        /** Copies the set. */
        public Parking {
            ids = Set.copyOf(ids);
        }
    }

    /**
     * What became of the members of a local group that is a directory's now.
     *
     * @param seen how many can be seen
     * @param left how many have left, because they are no users of the directory
     */
    record Kept(int seen, int left) {}

    /** How many ids a group no longer waits for. */
    record Forgotten(DirectoryId directory, ResourceId group, int ids) {}

    /**
     * Returns which of {@code values} are ids of open links of the directory, locked against being closed until the
     * transaction ends.
     */
    Set<String> lockUsers(DirectoryId directory, Collection<String> values);

    /** Does {@link #lockUsers} once no other transaction is about to open a link: what is still unknown stays so. */
    Set<String> lockUsersForSure(DirectoryId directory, Collection<String> values);

    /**
     * Returns the ids of open links under what else their users go by in the directory, as far as it is among
     * {@code values}: an {@code externalId} that no other open link has, or the id of a former link.
     */
    Map<String, String> knownAs(DirectoryId directory, Collection<String> values);

    /**
     * Changes the members of a group that is locked. What the delta adds are links from {@link #lockUsers}. It is
     * compared with the keys of those who are there, and rows that stay are neither read nor written.
     *
     * @param parking ids that are remembered; those the delta removes or replaces are forgotten
     */
    Effect change(DirectoryId directory, ResourceId group, MemberDelta delta, Parking parking);

    /** Returns at most {@code limit} members with ids above {@code after}, in the order of their ids, in one statement. */
    List<Member> page(DirectoryId directory, ResourceId group, String after, int limit);

    /** Returns the first {@code limit} members of these groups, ordered by group and member, in one statement. */
    List<Member> firstOf(DirectoryId directory, Collection<ResourceId> groups, int limit);

    /**
     * Returns the members of those of these groups of which the first {@value #AT_ONCE} members of all leave none out,
     * also of those that have none, in one statement.
     */
    default Map<ResourceId, List<Member>> few(DirectoryId directory, Collection<ResourceId> groups) {
        List<Member> first = firstOf(directory, groups, AT_ONCE + 1);
        Map<ResourceId, List<Member>> members = first.stream().collect(Collectors.groupingBy(Member::group));
        // What comes in the order of ids at or after the group where the limit fell is not known completely.
        Optional<String> cut =
                first.size() > AT_ONCE ? Optional.of(first.get(AT_ONCE).group().value()) : Optional.empty();
        return groups.stream()
                .filter(group ->
                        cut.filter(id -> id.compareTo(group.value()) <= 0).isEmpty())
                .collect(Collectors.toMap(group -> group, group -> members.getOrDefault(group, List.of())));
    }

    /** Returns all members of a group as its elements, in the order of their ids, read page by page as they are asked for. */
    default Streamed all(DirectoryId directory, ResourceId group) {
        return new Streamed(() -> new MemberPages(after -> page(directory, group, after, AT_ONCE)));
    }

    /** Returns the groups that have these links as members, ordered by link and group, in one statement. */
    List<MemberOf> groupsOf(DirectoryId directory, Collection<ResourceId> links);

    /** Forgets what at most {@code limit} groups, of all directories, have waited for since {@code before} or longer. */
    List<Forgotten> forgetParked(Instant before, int limit);

    /** Returns how many ids wait to become members of the directory's groups, each group counted for itself. */
    long countParked(DirectoryId directory);

    /**
     * Makes a link that was just opened a member of the groups that wait for it, under its id, its {@code externalId} or
     * an id its user had in this directory before; returns these groups. Their versions move.
     */
    List<ResourceId> attach(Link opened, Instant now);

    /** Hides a link from its groups, whose versions move; returns these. */
    List<ResourceId> suspend(DirectoryId directory, ResourceId link, Instant now);

    /** Shows a link in its groups again, whose versions move; returns these. */
    List<ResourceId> resume(DirectoryId directory, ResourceId link, Instant now);

    /**
     * Moves the members of a locked group that is to become local: their users are its members now, also those who are
     * deleted and whose links are still open.
     */
    void keepAsUsers(DirectoryId directory, ResourceId group);

    /**
     * Moves the members of a locked group that was local and is the directory's now: those with a link in it, who are
     * locked against being deleted or restored until the transaction ends.
     */
    Kept keepAsLinks(DirectoryId directory, ResourceId group);

    /**
     * Returns the local groups that a user is a member of, deleted or not, in the order of their ids. They are locked, so
     * that nobody takes the user out of them before the transaction ends.
     */
    List<ResourceId> lockLocalGroupsOf(UserId user);

    /** Takes a user out of all local groups, for good. */
    void leaveLocalGroups(UserId user);

    /** Returns at most {@code limit} users above {@code after} who are members of a local group. */
    List<UserId> localMembers(ResourceId group, String after, int limit);
}
