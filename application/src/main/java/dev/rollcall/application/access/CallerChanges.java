package dev.rollcall.application.access;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Tells what this node remembers of callers that a directory has changed, so that whoever changed it sees the effect with
 * the next request here. Other nodes remember callers for 2 seconds at most.
 */
@ApplicationScoped
public class CallerChanges {

    private static final Duration MEMORY_OF_NODES = Duration.ofMillis(2_500);

    private final List<Runnable> memories = new CopyOnWriteArrayList<>();
    private final Duration memoryOfNodes;

    /** Other nodes remember for 2 seconds, and here they get a little more. */
    public CallerChanges() {
        this(MEMORY_OF_NODES);
    }

    /** There are nodes that remember for this long. */
    public CallerChanges(Duration memoryOfNodes) {
        this.memoryOfNodes = memoryOfNodes;
    }

    /** Registers what forgets all callers. */
    public void tell(Runnable forgetting) {
        memories.add(forgetting);
    }

    /**
     * Returns when no node remembers a caller from before this call.
     *
     * @throws Refusal with {@link Reason#UNAVAILABLE} when the server stops meanwhile
     */
    public void awaitOtherNodes() {
        try {
            Thread.sleep(memoryOfNodes.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.of(Reason.UNAVAILABLE, "The server is stopping; try again later.");
        }
    }

    /** Says that a directory was changed, after the transaction that did it. */
    public void happened() {
        memories.forEach(Runnable::run);
    }
}
