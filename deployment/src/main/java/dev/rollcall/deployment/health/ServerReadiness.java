package dev.rollcall.deployment.health;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.deployment.health.Lifecycle.Phase;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A server that starts or stops asks a load balancer to look elsewhere. */
@Readiness
@SingletonBean
public class ServerReadiness implements HealthCheck {

    private final Lifecycle lifecycle;

    /** Injected. */
    @Inject
    public ServerReadiness(Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("server")
                .status(lifecycle.phase() == Phase.SERVING)
                .build();
    }
}
