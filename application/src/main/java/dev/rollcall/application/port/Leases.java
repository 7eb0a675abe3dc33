package dev.rollcall.application.port;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who does what alone, of all nodes on one database. Its time is the database's, which all nodes share. */
public interface Leases {

    /**
     * A lease that was taken.
     *
     * @param now the time of the database
     * @param finished when the work under it was finished the last time; null for never
     */
    record Taken(Instant now, @Nullable Instant finished) {}

    /** Takes the lease until {@code length} has passed or it is given back; empty when somebody has it. */
    Optional<Taken> take(String name, String holder, Duration length);

    /** Has the lease for {@code length} from now on, and returns whether {@code holder} still had it. */
    boolean keep(String name, String holder, Duration length);

    /** Gives back a lease after its work was done, if {@code holder} still has it. */
    void finish(String name, String holder);

    /** Gives back a lease without its work being done, if {@code holder} still has it. */
    void release(String name, String holder);
}
