package dev.rollcall.application.provisioning;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.Departures;
import dev.rollcall.application.port.Users;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.link.HeldChange;
import dev.rollcall.domain.link.UserChange;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.user.User;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/**
 * Whose login name is whose: nobody takes that of another live user. Of users whose deletion the mass-deprovision brake
 * holds the identity provider was told that they are gone, and so it must not be refused their names.
 */
@SingletonBean
public class LoginNames {

    private final Users users;
    private final Departures departures;
    private final UserChanges changes;
    private final Clock clock;

    /** Takes what it works with. */
    @Inject
    public LoginNames(Users users, Departures departures, UserChanges changes, Clock clock) {
        this.users = users;
        this.departures = departures;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Makes sure that a locked user may have the login name that it is about to have; only who takes one anew has to ask.
     *
     * @throws Refusal with {@link Reason#UNIQUENESS} when a live user has it
     */
    void requireFree(Call call, User before, User after) {
        ComparisonKey name = User.loginKey(after.loginName());
        boolean hasIt = !before.isGone() && User.loginKey(before.loginName()).equals(name);
        if (!after.isGone() && !hasIt) {
            users.lockByLoginName(name).ifPresent(holder -> free(call, holder));
        }
    }

    private void free(Call call, User holder) {
        changes.apply(
                call,
                freeing(call, holder)
                        .orElseThrow(() -> Refusal.of(Reason.UNIQUENESS, "The userName is taken by another user.")));
    }

    /** Returns the change that frees the name of a locked user, if the caller's directory has deleted the user. */
    Optional<UserChange> freeing(Call call, User holder) {
        return holder.held().isEmpty()
                ? Optional.empty()
                : departures
                        .lockHeld(call.directoryId(), holder.id())
                        .flatMap(held -> new HeldChange(call.directory(), held, clock.instant()).overtaken());
    }
}
