package dev.rollcall.application.directory;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.directory.HeldChanges.Settlement;
import dev.rollcall.application.port.Departures;
import dev.rollcall.application.provisioning.Origin;
import dev.rollcall.application.provisioning.UserChanges;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.link.HeldChange;
import dev.rollcall.domain.link.LinkedUser;
import dev.rollcall.domain.user.UserId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The users of whose departure the mass-deprovision brake holds something, in the running transaction. */
@SingletonBean
public class HeldUsers {

    private final Departures departures;
    private final UserChanges changes;
    private final Clock clock;

    /** Takes what it works with. */
    @Inject
    public HeldUsers(Departures departures, UserChanges changes, Clock clock) {
        this.departures = departures;
        this.changes = changes;
        this.clock = clock;
    }

    List<HeldItem> list(DirectoryId directory, String after, int limit) {
        return departures.held(directory, after, limit).stream()
                .<HeldItem>map(HeldItem.OfUser::new)
                .toList();
    }

    /** Returns whether there was such a user to settle. */
    boolean settle(Origin origin, Settlement settlement, String item) {
        Optional<LinkedUser> found = departures.lockHeld(origin.directory().id(), new UserId(item));
        found.ifPresent(held -> {
            HeldChange change = new HeldChange(origin.directory(), held, clock.instant());
            changes.apply(origin, settlement == Settlement.ALLOW ? change.allowed() : change.discarded());
        });
        return found.isPresent();
    }
}
