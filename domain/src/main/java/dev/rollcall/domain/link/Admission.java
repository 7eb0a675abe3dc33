package dev.rollcall.domain.link;

import dev.rollcall.domain.link.AdoptionDecision.MatchKey;
import dev.rollcall.domain.link.LifecycleEffect.Activate;
import dev.rollcall.domain.link.LifecycleEffect.AwaitActivation;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserStatus;
import org.jspecify.annotations.Nullable;

/**
 * What it takes to admit the person that a created SCIM User stands for: each {@link AdoptionDecision} uses its part.
 *
 * @param fresh the link as it is if it has to be a new one; its user is the id of a new user
 */
public record Admission(Lifecycle lifecycle, Link fresh) {

    /** Admits somebody new. */
    UserChange introduced() {
        User user = User.local(fresh.user(), fresh.userName(), Complex.empty()).ownedBy(fresh.directory());
        return changed(null, user, lifecycle.introduce(user, fresh.active()));
    }

    /** Admits somebody whose link is still open. */
    UserChange reactivated(LinkedUser known) {
        User named = named(known.user(), known.link());
        LifecycleEffect effect = lifecycle.activate(named);
        Link link = known.link().with(fresh.attributes(), lifecycle.now());
        return UserChange.of(known, link, effect.on(named), effect);
    }

    /** Admits somebody whom an administrator has connected. What the directory had {@code said} before counts no longer. */
    UserChange claimed(LinkedUser known, Complex said) {
        User named = named(known.user().forgetting(said), known.link());
        LifecycleEffect effect = fresh.active()
                ? logged(lifecycle.activate(named), SyncAction.ADOPTED, "Connected by an administrator.")
                : lifecycle.adoptInactive(named, SyncAction.ADOPTED);
        Link link = known.link().with(fresh.attributes(), lifecycle.now());
        return UserChange.of(known, link, effect.on(named), effect);
    }

    /** Admits somebody whose link was closed. What that link had supplied counts no longer: the new one speaks. */
    UserChange restored(LinkedUser gone) {
        User known = gone.user();
        User back = known.forgetting(gone.link().attributes())
                .renamed(fresh.userName())
                .ownedBy(fresh.directory());
        LifecycleEffect effect = fresh.active()
                ? logged(lifecycle.activate(back), SyncAction.RESTORED, "Came back under a new id.")
                : lifecycle.adoptInactive(inactive(back), SyncAction.RESTORED);
        return changed(known, back, effect);
    }

    /**
     * Admits somebody whom others know. What the directory itself had {@code said} before counts no longer, but for the
     * addresses by which it recognises the person.
     */
    UserChange adopted(User known, Complex said, MatchKey key, SyncAction action) {
        User owned = known.ownedBy(fresh.directory());
        User named = key == MatchKey.EMAIL
                ? owned.forgetting(said.without("emails")).keeping("emails")
                : owned.forgetting(said).renamed(fresh.userName());
        User user = named.status() == UserStatus.ACTIVE ? named.activated() : named.awaitingActivation();
        LifecycleEffect effect = fresh.active() ? connected(user, key, action) : lifecycle.adoptInactive(user, action);
        return changed(known, user, effect);
    }

    private LifecycleEffect connected(User user, MatchKey key, SyncAction action) {
        String how = action == SyncAction.ADOPTED ? "Connected to the local user" : "Taken over from another directory";
        return logged(lifecycle.activate(user), action, how + " by the same " + key.words() + ".");
    }

    private static LifecycleEffect logged(LifecycleEffect effect, SyncAction action, String how) {
        String reason = how + " " + effect.reason();
        return effect instanceof Activate active
                ? new Activate(active.block(), action, reason)
                : new AwaitActivation(action, reason);
    }

    private UserChange changed(@Nullable User before, User user, LifecycleEffect effect) {
        Link link = before == null ? fresh : fresh.about(before.id());
        return new UserChange(null, link, before, effect.on(user), effect.action(), effect.reason());
    }

    /** Returns the user under the pushed name if that is a rename; a login name that differs from the link's stays. */
    private User named(User user, Link link) {
        return link.userName().equals(fresh.userName()) ? user : user.renamed(fresh.userName());
    }

    private static User inactive(User user) {
        return user.status() == UserStatus.DELETED ? user.awaitingActivation() : user;
    }
}
