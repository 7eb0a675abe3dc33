package dev.rollcall.domain.link;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.resource.Meta;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.user.Departure;
import dev.rollcall.domain.user.Profile;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A user as administrators and applications see it: the person, and what its owning directory says about it.
 *
 * @param link the open link; null for a local user
 */
public record Person(User user, @Nullable Link link) {

    /** Returns the open link; empty for a local user. */
    public Optional<Link> openLink() {
        return Optional.ofNullable(link);
    }

    /** Returns both sides of what is known about the person. */
    public Profile profile() {
        return link == null
                ? new Profile(user.attributes(), Complex.empty(), Set.of())
                : new Profile(user.attributes(), link.attributes(), user.kept());
    }

    /**
     * Returns the attributes that count: local values, overlaid by what the owning link supplied, with the login name as
     * {@code userName} and whether the person may use the platform as {@code active}.
     */
    public Complex effective() {
        if (user.status() == UserStatus.ANONYMISED) {
            return Complex.empty();
        }
        return Complex.of("userName", new Text(user.loginName()))
                .with("active", Flag.of(user.isEffectivelyActive()))
                .withAll(profile().effective());
    }

    Person blocked() {
        return with(notAnonymised().block());
    }

    Person unblocked() {
        return with(notAnonymised().unblock());
    }

    Person guarded() {
        return with(notAnonymised().protect());
    }

    Person unguarded() {
        return with(notAnonymised().unprotect());
    }

    /** The state stays, and so does everything that the directory has said; the directory can no longer reach it. */
    Person detached() {
        return link == null
                ? with(notAnonymised())
                : new Person(user.detached(profile().effective()), null);
    }

    Person deleted(Instant now) {
        return user.isDeletedByAdministrator() ? this : with(notAnonymised().deletedByAdministrator(now));
    }

    /** Back in service, as far as the owning directory asserts it. */
    Person restored(Instant now) {
        if (user.status() == UserStatus.ACTIVE) {
            return this;
        }
        if (link == null || link.active()) {
            return with(notAnonymised().activated());
        }
        if (user.status() == UserStatus.INACTIVE) {
            throw Refusal.of(
                    Reason.CONFLICT,
                    "The user directory asserts that the user is inactive; activate the user there, or detach it first.");
        }
        return with(notAnonymised().deactivated(new Departure(link.directory(), now, null)));
    }

    Person anonymised() {
        return user.status() == UserStatus.ANONYMISED ? this : new Person(user.anonymised(), null);
    }

    /**
     * Returns the person as connected to a directory by an administrator, who may know its identifier there; connected
     * already, the identifier changes.
     *
     * @param fresh the id of the link, if it has to be a new one
     * @throws Refusal with {@link Reason#CONFLICT} for a deleted user and for one of another directory
     */
    public Person connectedTo(DirectoryId directory, Optional<String> externalId, ResourceId fresh, Instant now) {
        if (user.isGone()) {
            throw Refusal.of(Reason.CONFLICT, "The user is deleted; restore it before you connect it.");
        }
        if (link != null && !link.directory().equals(directory)) {
            throw Refusal.of(Reason.CONFLICT, "The user belongs to another user directory; detach it first.");
        }
        Link open = link == null ? expectedIn(directory, fresh, now) : link;
        Link identified = externalId.map(id -> open.identifiedBy(id, now)).orElse(open);
        if (link != null) {
            return new Person(user, identified);
        }
        User owned = user.ownedBy(directory);
        return new Person(
                user.status() == UserStatus.ACTIVE ? owned.activated() : owned.awaitingActivation(), identified);
    }

    private Link expectedIn(DirectoryId directory, ResourceId fresh, Instant now) {
        Complex asserted = Complex.of("userName", new Text(user.loginName()))
                .with("active", Flag.of(user.status() == UserStatus.ACTIVE));
        return new Link(fresh, directory, user.id(), Link.State.EXPECTED, asserted, Meta.createdAt(now));
    }

    private Person with(User changed) {
        return new Person(changed, link);
    }

    private User notAnonymised() {
        if (user.status() == UserStatus.ANONYMISED) {
            throw Refusal.of(Reason.CONFLICT, "The user is anonymised, which is final.");
        }
        return user;
    }
}
