package dev.rollcall.deployment.health;

import dev.rollcall.application.SingletonBean;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Requests need the database: without it this server is alive but not ready. */
@Readiness
@SingletonBean
public class DatabaseReadiness implements HealthCheck {

    private final DatabaseWatch database;

    /** Injected. */
    @Inject
    public DatabaseReadiness(DatabaseWatch database) {
        this.database = database;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("database")
                .status(database.isAnswering())
                .build();
    }
}
