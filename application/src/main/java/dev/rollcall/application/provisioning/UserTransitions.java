package dev.rollcall.application.provisioning;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.Departures;
import dev.rollcall.application.port.Links;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.DeprovisionWindow;
import dev.rollcall.domain.directory.MassDeprovisionBrake;
import dev.rollcall.domain.directory.UserRules;
import dev.rollcall.domain.link.Deprovision;
import dev.rollcall.domain.link.Lifecycle;
import dev.rollcall.domain.link.LifecycleEffect;
import dev.rollcall.domain.link.LifecycleEffect.Keep;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.link.LinkedUser;
import dev.rollcall.domain.link.ManualChange;
import dev.rollcall.domain.link.Person;
import dev.rollcall.domain.link.UserChange;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.user.User;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Changes and ends users that a directory knows, in the running transaction, as its rules decide. */
@SingletonBean
public class UserTransitions {

    private final Links links;
    private final Departures departures;
    private final LoginNames loginNames;
    private final UserChanges changes;
    private final Clock clock;

    /** Takes what it works with. */
    @Inject
    public UserTransitions(
            Links links, Departures departures, LoginNames loginNames, UserChanges changes, Clock clock) {
        this.links = links;
        this.departures = departures;
        this.loginNames = loginNames;
        this.changes = changes;
        this.clock = clock;
    }

    /** Stores other attributes of a locked user; without {@code active} among them that stays as it is. */
    Link change(Call call, LinkedUser before, Complex changed) {
        Instant now = clock.instant();
        Link link = before.link();
        User user = before.user();
        Link after = link.with(changed, now);
        boolean assertsActive = changed.get("active") == Flag.TRUE;
        if (after.equals(link) && !assertsActive && !overwritesAlways(call)) {
            return link;
        }
        if (user.isDeletedByAdministrator() && (after.active() || !link.active())) {
            throw deletedByAdministrator(user);
        }
        User named = written(call, new LinkedUser(link, claimed(call, before, after)), after);
        LifecycleEffect effect = decide(call, new LinkedUser(link, named), after, assertsActive);
        User result = effect.on(named);
        requireFreeUserName(call, link, after);
        loginNames.requireFree(call, user, result);
        changes.apply(call, UserChange.of(before, after, result, effect));
        return after;
    }

    /** Closes the link of a locked user: it is gone for the directory, and the policy decides about its person. */
    void close(Call call, LinkedUser before) {
        Instant now = clock.instant();
        User user = before.user();
        LifecycleEffect effect = deprovision(call, user, Deprovision.DELETE, now);
        // What the directory has said is all that is known of many a person, and stays as local values.
        Complex profile = new Person(user, before.link()).profile().effective();
        User result = effect.on(user).released().with(profile).keptAt(Set.of());
        changes.apply(call, UserChange.of(before, before.link().closed(now), result, effect));
    }

    /** With the rule "overwrite", also a write that changes nothing ends what was changed by hand. */
    private static boolean overwritesAlways(Call call) {
        return call.directory().settings().users().manualChanges() == UserRules.ManualChanges.OVERWRITE;
    }

    /**
     * Returns the user; with the first write after an administrator has connected it, what the directory had said before
     * counts no longer.
     */
    private User claimed(Call call, LinkedUser before, Link after) {
        Link link = before.link();
        User user = before.user();
        return link.state() == Link.State.EXPECTED
                ? user.forgetting(LinkedUser.said(
                        user.id(), links.lockNamesakes(call.directoryId(), link.userNameKey(), after.externalId())))
                : user;
    }

    private static User written(Call call, LinkedUser before, Link after) {
        UserRules rules = call.directory().settings().users();
        User written = after.equals(before.link()) && !overwritesAlways(call)
                ? before.user()
                : ManualChange.written(before.user(), rules.manualChanges());
        return before.link().userName().equals(after.userName()) ? written : written.renamed(after.userName());
    }

    private LifecycleEffect decide(Call call, LinkedUser before, Link after, boolean assertsActive) {
        Lifecycle lifecycle = new Lifecycle(call.directory(), after.meta().lastModified());
        if (before.link().active() == after.active()) {
            return lifecycle.update(before.user(), assertsActive);
        }
        return after.active()
                ? lifecycle.activate(before.user())
                : deprovision(call, before.user(), Deprovision.DEACTIVATE, lifecycle.now());
    }

    /** Asks the brake last, because everybody else who leaves waits until this transaction ends. */
    private LifecycleEffect deprovision(Call call, User user, Deprovision request, Instant now) {
        Lifecycle lifecycle = new Lifecycle(call.directory(), now);
        LifecycleEffect effect = lifecycle.deprovision(user, request);
        MassDeprovisionBrake brake =
                call.directory().settings().synchronization().brake();
        if (effect instanceof Keep || !brake.enabled()) {
            return effect;
        }
        DeprovisionWindow window = departures.lockWindow(call.directory(), user.id(), now);
        return lifecycle.brake(brake.decide(window), user, request);
    }

    private static Refusal deletedByAdministrator(User user) {
        return Refusal.of(
                        Reason.CONFLICT,
                        "The Rollcall administrator has deleted this user; only the administrator can restore it.")
                .explained(new Refusal.Explanation(
                        "Refused: an administrator has deleted the user, and only an administrator can restore it.",
                        user.id(),
                        user.owner()));
    }

    /** A resource is found by its userName, also while its user is deleted. */
    private void requireFreeUserName(Call call, Link before, Link after) {
        if (!before.userNameKey().equals(after.userNameKey())) {
            links.lockNamesakes(call.directoryId(), after.userNameKey(), Optional.empty()).stream()
                    .map(LinkedUser::link)
                    .filter(Link::isOpen)
                    .findFirst()
                    .ifPresent(known -> {
                        throw Refusal.alreadyThere(
                                known.id(), "Another user of this directory has this userName; find it with a filter.");
                    });
        }
    }
}
