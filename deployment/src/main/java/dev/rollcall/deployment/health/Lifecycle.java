package dev.rollcall.deployment.health;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Where this server is between start and stop. It learns of SIGTERM from the JVM, before the server below it stops, so that
 * a load balancer looks elsewhere while running requests are still answered.
 */
@ApplicationScoped
public class Lifecycle {

    private static final Logger LOG = Logger.getLogger(Lifecycle.class.getName());

    /** From start to stop. */
    public enum Phase {
        /** Migrations and the first administrator are not done yet. */
        STARTING,
        /** Requests are answered. */
        SERVING,
        /** Requests are still answered, new ones should go elsewhere. */
        STOPPING
    }

    private final Thread stopping = new Thread(() -> phase = Phase.STOPPING, "rollcall-stopping");
    private volatile Phase phase = Phase.STARTING;

    /** Where the server is now. */
    public Phase phase() {
        return phase;
    }

    /** Everything that has to be done before the first request is done. */
    public void serve() {
        phase = Phase.SERVING;
    }

    @PostConstruct
    void listenForTheEnd() {
        Runtime.getRuntime().addShutdownHook(stopping);
    }

    @PreDestroy
    void stopListening() {
        phase = Phase.STOPPING;
        try {
            Runtime.getRuntime().removeShutdownHook(stopping);
        } catch (IllegalStateException e) {
            LOG.log(Level.FINE, "The JVM is going down already", e);
        }
    }
}
