package dev.rollcall.persistence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads of one thing each, of which those that come at the same time share a statement: while one runs for a group, the
 * next reads of that group gather for another. A statement begins after each of its reads was asked for, so none sees
 * less than it would alone; whom sharing holds up or fails reads alone.
 *
 * @param <G> whose things they are: a statement reads those of one group
 * @param <K> what names a thing in its group
 */
final class SharedReads<G, K, V> {

    /** How many reads share a statement at most. */
    static final int MOST = 16;

    /** What some reads share. The first of them runs the statement. */
    private static final class Batch<K, V> {
        private final List<K> keys = new ArrayList<>();
        private final CompletableFuture<Map<K, V>> found = new CompletableFuture<>();
        private boolean isClosed;

        boolean takes() {
            return !isClosed && keys.size() < MOST;
        }
    }

    private final BiFunction<G, List<K>, Map<K, V>> statement;
    private final Duration patience;
    private final Map<G, Batch<K, V>> latest = new HashMap<>();

    /**
     * Reads by a statement that returns what it finds of some keys. No read waits longer than {@code patience} for the
     * statement of another.
     */
    SharedReads(BiFunction<G, List<K>, Map<K, V>> statement, Duration patience) {
        this.statement = statement;
        this.patience = patience;
    }

    /** Returns what {@code key} names, as the statement fails where it fails. */
    Optional<V> read(G group, K key) {
        Batch<K, V> batch;
        Batch<K, V> before;
        synchronized (latest) {
            before = latest.get(group);
            batch = before != null && before.takes() ? before : new Batch<>();
            batch.keys.add(key);
            latest.put(group, batch);
        }
        return Optional.ofNullable((batch == before ? joined(group, key, batch) : led(group, batch, before)).get(key));
    }

    private Map<K, V> joined(G group, K key, Batch<K, V> batch) {
        Map<K, V> found = foundBy(batch);
        return found == null ? statement.apply(group, List.of(key)) : found;
    }

    private Map<K, V> led(G group, Batch<K, V> batch, @Nullable Batch<K, V> before) {
        if (before != null) {
            foundBy(before);
        }
        synchronized (latest) {
            batch.isClosed = true;
        }
        try {
            Map<K, V> found = statement.apply(group, batch.keys);
            batch.found.complete(found);
            return found;
        } finally {
            // Those who joined read alone when it failed.
            batch.found.cancel(false);
            synchronized (latest) {
                latest.remove(group, batch);
            }
        }
    }

    /** Waits for the statement of another read, and returns nothing when that failed or takes too long. */
    private @Nullable Map<K, V> foundBy(Batch<K, V> batch) {
        try {
            return batch.found.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException | CancellationException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
