package dev.rollcall.application.lifecycle;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.directory.UserAdministration;
import dev.rollcall.application.port.Departures;
import dev.rollcall.domain.synclog.Actor;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Anonymises the users who have been deleted for long, {@value #CHUNK} a transaction. That is final. */
@SingletonBean
public class DueAnonymisations {

    private static final int CHUNK = 100;

    private final Departures departures;
    private final UserAdministration users;
    private final AnonymisationDelay delay;
    private final Clock clock;

    /** Takes what it works with. */
    @Inject
    public DueAnonymisations(Departures departures, UserAdministration users, AnonymisationDelay delay, Clock clock) {
        this.departures = departures;
        this.users = users;
        this.delay = delay;
        this.clock = clock;
    }

    /** Anonymises those who are due while {@code mayGoOn}, and returns how many these were. */
    public long run(Actor by, BooleanSupplier mayGoOn) {
        Instant before = clock.instant().minus(delay.afterDeletion());
        long all = 0;
        int chunk;
        do {
            chunk = users.anonymise(by, () -> lockDeleted(before));
            all += chunk;
        } while (chunk > 0 && mayGoOn.getAsBoolean());
        return all;
    }

    private List<UserId> lockDeleted(Instant before) {
        return departures.lockDeleted(before, CHUNK).stream().map(User::id).toList();
    }
}
