package dev.rollcall.deployment;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.access.Bootstrap;
import dev.rollcall.deployment.configuration.Configuration;
import dev.rollcall.deployment.health.DatabaseWatch;
import dev.rollcall.deployment.health.Lifecycle;
import dev.rollcall.deployment.upkeep.Upkeep;
import dev.rollcall.domain.directory.Secret;
import dev.rollcall.oauth.KeyRing;
import dev.rollcall.persistence.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What happens before the first request: configuration is checked, the schema migrated, the signing keys opened, the
 * first administrator made. A failure refuses the deployment with one sentence, which the launcher shows.
 */
@SingletonBean
public class StartUp {

    private static final Logger LOG = Logger.getLogger(StartUp.class.getName());

    /** System properties between this class and the launcher, which share no class loader. */
    private static final String FAILURE = "rollcall.startup.failure";

    private static final String LAUNCHER = "rollcall.launcher";
    private static final String BOOTSTRAP_SECRET = "rollcall.bootstrap.secret";

    private final Configuration configuration;
    private final Provider<Database> database;
    private final Provider<Bootstrap> bootstrap;
    private final DatabaseWatch watch;
    private final Lifecycle lifecycle;

    /** Injected; what touches the database comes late, so that its failure is told like every other. */
    @Inject
    public StartUp(
            Configuration configuration,
            Provider<Database> database,
            Provider<Bootstrap> bootstrap,
            DatabaseWatch watch,
            Lifecycle lifecycle) {
        this.configuration = configuration;
        this.database = database;
        this.bootstrap = bootstrap;
        this.watch = watch;
        this.lifecycle = lifecycle;
    }

    void start(
            @Observes @Initialized(ApplicationScoped.class) Object application, Provider<KeyRing> keys, Upkeep upkeep) {
        try {
            configuration.check();
            watch.watch(database.get());
            keys.get().open();
            bootstrap.get().run(configuration.bootstrapSecret()).ifPresent(StartUp::show);
            upkeep.begin();
            lifecycle.serve();
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "Rollcall does not start", e);
            System.setProperty(FAILURE, String.valueOf(e.getMessage()));
            throw e;
        }
    }

    /** Once and in clear, to the one who starts the server; the log never has it, unless the server turns its output into one. */
    private static void show(Secret secret) {
        if (Boolean.getBoolean(LAUNCHER)) {
            System.setProperty(BOOTSTRAP_SECRET, secret.clear());
        } else {
            System.out.println("Rollcall: the administrator client is \"" + Bootstrap.CLIENT_ID + "\", its secret "
                    + secret.clear() + " is not shown again.");
        }
    }
}
