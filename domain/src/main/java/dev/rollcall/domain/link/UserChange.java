package dev.rollcall.domain.link;

import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.user.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one step changes about one person: the link, the user, and why. The domain decides it, the application stores it
 * with its event.
 *
 * @param linkBefore the link as it was read; null for a new one
 * @param userBefore the user as it was read; null for a new one
 * @param reason the decision as one sentence for the administrator
 */
public record UserChange(
        @Nullable Link linkBefore, Link link, @Nullable User userBefore, User user, SyncAction action, String reason) {

    /** Returns the change of a known link that a decision about its user leads to. */
    public static UserChange of(LinkedUser before, Link link, User user, LifecycleEffect effect) {
        return new UserChange(before.link(), link, before.user(), user, effect.action(), effect.reason());
    }

    /** Returns whether there is anything to store: a change without effect leaves no event. */
    public boolean isEffective() {
        return !link.equals(linkBefore) || !user.equals(userBefore);
    }

    /** Returns whether the directory can no longer address the link. */
    public boolean closesLink() {
        return !link.isOpen() && linkBefore != null && linkBefore.isOpen();
    }

    /** Returns the names of the attributes that differ; of a new link all, of a closed one none. Never a value. */
    public List<String> changedNames() {
        return linkBefore == null ? List.copyOf(link.attributes().names()) : link.changedNames(linkBefore);
    }
}
