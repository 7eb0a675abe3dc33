package dev.rollcall.application.synclog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** Wakes readers of the change feed when it has grown, without a thread for each of them. One per node. */
public final class FeedSignal {

    private final Map<Runnable, Long> readers = new ConcurrentHashMap<>();
    private volatile long head;

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
