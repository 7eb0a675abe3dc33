package dev.rollcall.application.provisioning;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.Departures;
import dev.rollcall.domain.link.HeldChange;
import dev.rollcall.domain.link.UserChange;
import dev.rollcall.domain.user.User;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/**
 * The login names of users whose deletion the mass-deprovision brake holds. The identity provider was told that they are
 * gone, and so must not be refused their names.
 */
@SingletonBean
public class HeldNames {

    private final Departures departures;
    private final Clock clock;

    /** Takes what it works with. */
    @Inject
    public HeldNames(Departures departures, Clock clock) {
        this.departures = departures;
        this.clock = clock;
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
