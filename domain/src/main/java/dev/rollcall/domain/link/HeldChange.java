package dev.rollcall.domain.link;

import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.link.LifecycleEffect.Delete;
import dev.rollcall.domain.link.LifecycleEffect.Keep;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.user.Profile;
import dev.rollcall.domain.user.User;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A departure of which the mass-deprovision brake holds something, and what an administrator makes of it. */
public record HeldChange(Directory directory, LinkedUser held, Instant now) {

    /** Returns the change by which what was held happens, as the policy of the directory is by now. */
    public UserChange allowed() {
        Deprovision request = held.link().isOpen() ? Deprovision.DEACTIVATE : Deprovision.DELETE;
        LifecycleEffect effect = new Lifecycle(directory, now).deprovision(held.user(), request);
        User user = effect instanceof Keep ? held.user().heldNoLonger() : effect.on(held.user());
        return new UserChange(
                held.link(),
                held.link(),
                held.user(),
                user,
                SyncAction.HELD_ALLOWED,
                "An administrator allowed what the mass-deprovision brake held. " + effect.reason());
    }

    /**
     * Returns the change by which a deletion happens that stands in the way of its own directory: that has deleted the
     * user, and gives the login name to somebody else. Empty unless the policy deletes the user and so frees the name.
     */
    public Optional<UserChange> overtaken() {
        LifecycleEffect effect = new Lifecycle(directory, now).deprovision(held.user(), Deprovision.DELETE);
        if (held.link().isOpen() || !(effect instanceof Delete)) {
            return Optional.empty();
        }
        return Optional.of(new UserChange(
                held.link(),
                held.link(),
                held.user(),
                effect.on(held.user()),
                effect.action(),
                "Deleted though the mass-deprovision brake held it: directory "
                        + directory.settings().name() + " gives the login name to another user."));
    }

    /**
     * Returns the change by which nothing of it has ever happened: the user and the link are as before. Only days of grace
     * that were running begin anew, and local values that had not counted beside those of the link are lost.
     */
    public UserChange discarded() {
        Link link = held.link().isOpen()
                ? held.link().with(held.link().attributes().with("active", Flag.TRUE), now)
                : held.link().reopened(now);
        return new UserChange(
                held.link(),
                link,
                held.user(),
                asBefore(owned()),
                SyncAction.HELD_DISCARDED,
                "An administrator discarded what the mass-deprovision brake held, and restored the user.");
    }

    private User owned() {
        User user = held.user().ownedBy(directory.id());
        if (held.link().isOpen()) {
            return user;
        }
        Profile profile = new Profile(user.attributes(), held.link().attributes(), Set.of()).resupplied();
        return user.with(profile.local()).keptAt(profile.kept());
    }

    private User asBefore(User user) {
        if (user.held().filter(kind -> !kind.wasActive()).isEmpty()) {
            return user.activated();
        }
        return hadLeftBefore(user)
                ? user.deactivated(new Lifecycle(directory, now).inactiveSince(user))
                : user.awaitingActivation();
    }

    /** An inactive user whose link was still active, or has gone with this request, was waiting for an administrator. */
    private boolean hadLeftBefore(User user) {
        return !held.link().isOpen()
                && user.departure() != null
                && user.departure().since().isBefore(held.link().meta().lastModified());
    }
}
