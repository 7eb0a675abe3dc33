package dev.rollcall.application.synclog;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What one node keeps between requests for the log, one of each. */
@Dependent
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
