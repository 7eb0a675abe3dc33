package dev.rollcall.application.synclog;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.ChangeFeed;
import dev.rollcall.application.port.Transactions;
import jakarta.inject.Inject;

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
        while (transactions.call(feed::oldestWaiting).isPresent()
                && transactions.call(() -> feed.number(AT_ONCE)) == AT_ONCE) {
            // There may be more.
        }
        return transactions.call(feed::bounds).head();
    }
}
