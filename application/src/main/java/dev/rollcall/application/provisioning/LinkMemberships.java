package dev.rollcall.application.provisioning;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.Memberships;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.link.LinkedUser;
import dev.rollcall.domain.link.Person;
import dev.rollcall.domain.link.UserChange;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserStatus;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of memberships when a person changes: whoever is inactive stays a member, whoever is deleted or loses the
 * link leaves, whoever is restored is back, also in local groups, and groups that wait for a user get it. Every change of
 * a person, by whomever, comes past here.
 */
@SingletonBean
public class LinkMemberships {

    /**
     * The groups that have a member more.
     *
     * @param local local ones in which a member can be seen again
     * @param resumed those of the directory in which a member can be seen again
     * @param attached those that were waiting for the user
     */
    public record Joined(List<ResourceId> local, List<ResourceId> resumed, List<ResourceId> attached) {

        /** Copies what it is given. */
        public Joined {
            local = List.copyOf(local);
            resumed = List.copyOf(resumed);
            attached = List.copyOf(attached);
        }
    }

    private final Memberships memberships;

    /** Takes who is in which group. */
    @Inject
    public LinkMemberships(Memberships memberships) {
        this.memberships = memberships;
    }

    /**
     * Makes the memberships follow a change that was stored, in the running transaction.
     *
     * @param now when their groups change
     */
    public Joined follow(UserChange change, Instant now) {
        Link link = change.link();
        boolean was = isMember(change.linkBefore(), change.userBefore());
        boolean is = isMember(link, change.user());
        List<ResourceId> local = showLocally(change.userBefore(), change.user());
        List<ResourceId> resumed = change.linkBefore() == null ? List.of() : show(link, was, is, now);
        boolean isAwaited = is && (!was || isIdentifiedAnew(change.linkBefore(), link));
        return new Joined(local, resumed, isAwaited ? memberships.attach(link, now) : List.of());
    }

    /**
     * Makes the user of a link that an administrator has opened or given another identifier a member of the groups that
     * wait for it, and returns these.
     */
    public List<ResourceId> attach(@Nullable Link before, Link after) {
        return isIdentifiedAnew(before, after)
                ? memberships.attach(after, after.meta().lastModified())
                : List.of();
    }

    /** Returns whether a change of an open link may have made its user a member of more groups of the directory. */
    static boolean mayJoin(LinkedUser before, Link after) {
        return !isMember(before.link(), before.user()) || isIdentifiedAnew(before.link(), after);
    }

    private static boolean isIdentifiedAnew(@Nullable Link before, Link after) {
        return before == null || !before.externalId().equals(after.externalId());
    }

    /**
     * Makes the memberships follow a change by an administrator that is about to be stored, in the running transaction.
     * Whoever is anonymised leaves for good.
     */
    public Joined follow(Person before, Person after, Instant now) {
        if (after.user().status() == UserStatus.ANONYMISED) {
            memberships.leaveLocalGroups(after.user().id());
        }
        List<ResourceId> local = showLocally(before.user(), after.user());
        Link link = before.link();
        List<ResourceId> resumed = link == null
                ? List.of()
                : show(link, isMember(link, before.user()), isMember(after.link(), after.user()), now);
        return new Joined(local, resumed, List.of());
    }

    /** The rows of local groups show what the user is; that a member is back must be told. */
    private List<ResourceId> showLocally(@Nullable User before, User after) {
        return before != null && before.isGone() && !after.isGone()
                ? memberships.lockLocalGroupsOf(after.id())
                : List.of();
    }

    private List<ResourceId> show(Link link, boolean was, boolean is, Instant now) {
        if (was && !is) {
            memberships.suspend(link.directory(), link.id(), now);
        }
        return !was && is ? memberships.resume(link.directory(), link.id(), now) : List.of();
    }

    private static boolean isMember(@Nullable Link link, @Nullable User user) {
        return link != null && link.isOpen() && user != null && !user.isGone();
    }
}
