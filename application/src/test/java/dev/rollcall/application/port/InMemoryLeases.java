package dev.rollcall.application.port;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Leases in a map, by the clock of the machine. */
public final class InMemoryLeases implements Leases {

    private record Lease(
            String holder, Instant until, @Nullable Instant finished) {}

    private final Map<String, Lease> leases = new HashMap<>();

    @Override
    public Optional<Taken> take(String name, String holder, Duration length) {
        Instant now = Instant.now();
        Lease before = leases.get(name);
        if (before != null && before.until().isAfter(now)) {
            return Optional.empty();
        }
        Instant finished = before == null ? null : before.finished();
        leases.put(name, new Lease(holder, now.plus(length), finished));
        return Optional.of(new Taken(now, finished));
    }

    @Override
    public boolean keep(String name, String holder, Duration length) {
        Lease lease = leases.get(name);
        if (lease == null || !lease.holder().equals(holder)) {
            return false;
        }
        leases.put(name, new Lease(holder, Instant.now().plus(length), lease.finished()));
        return true;
    }

    @Override
    public void finish(String name, String holder) {
        leases.computeIfPresent(
                name,
                (key, lease) -> lease.holder().equals(holder) ? new Lease(holder, Instant.MIN, Instant.now()) : lease);
    }

    @Override
    public void release(String name, String holder) {
        leases.computeIfPresent(
                name,
                (key, lease) ->
                        lease.holder().equals(holder) ? new Lease(holder, Instant.MIN, lease.finished()) : lease);
    }
}
