package dev.rollcall.application.synclog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Wakes whoever numbers changes when there may be some, and readers of the change feed when it has grown, without a
 * thread for each of them. One per node.
 */
public final class FeedSignal {

    /** How late changes by other nodes and timers are seen: soon while somebody waits for them, else at leisure. */
    private static final long MILLIS_WITH_READERS = 200;

    private static final long MILLIS_WITHOUT_READERS = 1_000;

    private final Semaphore changes = new Semaphore(0);
    private final Map<Runnable, Long> readers = new ConcurrentHashMap<>();
    private volatile long head;

    /** Tells that a request was answered that may have changed something. */
    public void changed() {
        if (changes.availablePermits() == 0) {
            changes.release();
        }
    }

    /** Waits until something may have changed. */
    public void awaitChange() throws InterruptedException {
        long millis = readers.isEmpty() ? MILLIS_WITHOUT_READERS : MILLIS_WITH_READERS;
        var unused = changes.tryAcquire(millis, TimeUnit.MILLISECONDS);
        changes.drainPermits();
    }

    /** Runs {@code reader} once, as soon as there is a number above {@code after}; perhaps at once. */
    public void await(long after, Runnable reader) {
        readers.put(reader, after);
        if (head > after && readers.remove(reader) != null) {
            reader.run();
        }
    }

    /** Forgets a reader that no longer waits. */
    public void forget(Runnable reader) {
        readers.remove(reader);
    }

    /** Tells that the feed has reached a number; the readers that waited for it run on {@code executor}. */
    public void reached(long newHead, Executor executor) {
        head = newHead;
        List<Runnable> ready = new ArrayList<>();
        readers.forEach((reader, after) -> {
            if (after < newHead && readers.remove(reader) != null) {
                ready.add(reader);
            }
        });
        ready.forEach(executor::execute);
    }
}
