package dev.rollcall.application.synclog;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.ChangeFeed;
import dev.rollcall.application.port.Transactions;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Gives the items of the change feed their numbers. Every node calls it again and again; a lock in the database lets one
 * work at a time, and a node that is killed leaves nothing half done behind.
 */
@SingletonBean
public final class Sequencer {

    private static final int AT_ONCE = 200;

    private final Transactions transactions;
    private final ChangeFeed feed;

    /** Takes what it works with. */
    @Inject
    public Sequencer(Transactions transactions, ChangeFeed feed) {
        this.transactions = transactions;
        this.feed = feed;
    }

    /** Gives numbers to everything that waits, and returns the highest number there is. */
    public long run() {
        Optional<Long> head;
        do {
            head = transactions.call(this::numberSome);
        } while (head.isEmpty());
        return head.get();
    }

    /** Returns the highest number; empty when there may be more to do. Where nothing waits, two rows are read. */
    private Optional<Long> numberSome() {
        boolean isMore = feed.oldestWaiting().isPresent() && feed.number(AT_ONCE) == AT_ONCE;
        return isMore ? Optional.empty() : Optional.of(feed.bounds().head());
    }
}
