package dev.rollcall.deployment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.ZoneOffset;

/** The clock every use case is given: UTC in whole milliseconds, which is what the databases keep and JSON shows. */
@ApplicationScoped
class ServerClock {

    @Produces
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
