package dev.rollcall.application.synclog;

import dev.rollcall.application.SingletonBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What one node keeps between requests for the log, one of each. */
@SingletonBean
public class NodeMemory {

    @Produces
    @Singleton
    RefusalThrottle refusalThrottle() {
        return new RefusalThrottle();
    }

    @Produces
    @Singleton
    FeedSignal feedSignal() {
        return new FeedSignal();
    }
}
