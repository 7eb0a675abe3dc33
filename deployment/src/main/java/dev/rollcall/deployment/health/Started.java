package dev.rollcall.deployment.health;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.deployment.health.Lifecycle.Phase;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Migrations are done and there is an administrator. */
@Startup
@SingletonBean
public class Started implements HealthCheck {

    private final Lifecycle lifecycle;

    /** Injected. */
    @Inject
    public Started(Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("started")
                .status(lifecycle.phase() != Phase.STARTING)
                .build();
    }
}
