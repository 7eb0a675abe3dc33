package dev.rollcall.deployment.configuration;

import dev.rollcall.application.RequestLimits;
import dev.rollcall.application.RequestTime;
import dev.rollcall.application.access.PublicUrl;
import dev.rollcall.application.lifecycle.AnonymisationDelay;
import dev.rollcall.application.port.Erasures;
import dev.rollcall.application.provisioning.CursorKey;
import dev.rollcall.deployment.configuration.Variables.Range;
import dev.rollcall.deployment.upkeep.ErasureFile;
import dev.rollcall.oauth.KeyEncryptionKey;
import dev.rollcall.oauth.TokenSettings;
import dev.rollcall.persistence.DatabaseSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of this server. A variable {@code ROLLCALL_X_Y} is read through MicroProfile Config as {@code
 * rollcall.x.y}, so the environment, system properties and every other source of the server can set it.
 */
@ApplicationScoped
public class Configuration {

    static final String DATA_FOLDER = "ROLLCALL_DATA_DIR";
    static final String PUBLIC_URL = "ROLLCALL_PUBLIC_URL";
    static final String BOOTSTRAP_SECRET = "ROLLCALL_BOOTSTRAP_ADMIN_SECRET";
    static final String DATABASE_URL = "ROLLCALL_DB_URL";
    static final String DATABASE_USER = "ROLLCALL_DB_USER";
    static final String DATABASE_PASSWORD = "ROLLCALL_DB_PASSWORD";
    static final String POOL_SIZE = "ROLLCALL_DB_POOL_SIZE";
    static final String POOL_IDLE = "ROLLCALL_DB_POOL_IDLE";
    static final String TOKEN_LIFETIME = "ROLLCALL_TOKEN_LIFETIME_SECONDS";
    static final String ANONYMISE_AFTER = "ROLLCALL_ANONYMISE_AFTER_DAYS";
    static final String STATEMENT_LIMIT = "ROLLCALL_STATEMENT_LIMIT_SECONDS";
    static final String REQUEST_LIMIT = "ROLLCALL_REQUEST_LIMIT_SECONDS";

    /** From what no request should need to what no client waits for. */
    private static final Range TIME_LIMITS = new Range(1, 600);

    /** Entra ID asks for tokens that live at least an hour. */
    private static final Range TOKEN_LIFETIMES = new Range(3_600, 21_600);

    /** From a day to ten years. */
    private static final Range ANONYMISATION_DELAYS = new Range(1, 3_650);

    private final Variables variables = new Variables(Configuration::lookUp);

    /** The secret the first administrator gets; one is made up when the operator gives none. */
    public Optional<String> bootstrapSecret() {
        return variables.secret(BOOTSTRAP_SECRET);
    }

    /**
     * Reads everything once, so that a wrong value stops the start and not the first request that needs it.
     *
     * @throws WrongConfiguration naming the variable
     */
    public void check() {
        publicUrl();
        tokenSettings();
        requestLimits();
        requestTime();
        anonymisationDelay();
        keyEncryptionKey();
        databaseSettings();
        bootstrapSecret();
    }

    @Produces
    @Singleton
    PublicUrl publicUrl() {
        return new PublicUrl(variables.text(PUBLIC_URL).map(text -> {
            try {
                return new URI(text);
            } catch (URISyntaxException e) {
                throw new WrongConfiguration(PUBLIC_URL, "must be an address such as https://rollcall.example.com.");
            }
        }));
    }

    @Produces
    @Singleton
    TokenSettings tokenSettings() {
        return new TokenSettings(Duration.ofSeconds(variables.number(TOKEN_LIFETIME, 3_600, TOKEN_LIFETIMES)));
    }

    @Produces
    @Singleton
    RequestLimits requestLimits() {
        return new RequestLimitVariables(variables).read();
    }

    @Produces
    @Singleton
    RequestTime requestTime() {
        return new RequestTime(Duration.ofSeconds(variables.number(REQUEST_LIMIT, 30, TIME_LIMITS)));
    }

    @Produces
    @Singleton
    AnonymisationDelay anonymisationDelay() {
        return new AnonymisationDelay(Duration.ofDays(variables.number(ANONYMISE_AFTER, 90, ANONYMISATION_DELAYS)));
    }

    @Produces
    @Singleton
    Erasures erasures() {
        return new ErasureFile(dataFolder().resolve("anonymised-users"));
    }

    @Produces
    @Singleton
    KeyEncryptionKey keyEncryptionKey() {
        return new KeyEncryptionKey(new KeyEncryptionKeys(variables, dataFolder()).find());
    }

    @Produces
    @Singleton
    CursorKey cursorKey(KeyEncryptionKey outside) {
        return new CursorKey(outside.derived("cursors"));
    }

    @Produces
    @Singleton
    DatabaseSettings databaseSettings() {
        String embedded = "jdbc:h2:file:" + dataFolder().resolve("rollcall");
        int poolSize = variables.number(POOL_SIZE, 16, new Range(1, 1_000));
        int idle = variables.number(POOL_IDLE, Math.min(2, poolSize), new Range(0, poolSize));
        return new DatabaseSettings(
                variables.text(DATABASE_URL).orElse(embedded),
                variables.text(DATABASE_USER).orElse(""),
                variables.secret(DATABASE_PASSWORD).orElse(""),
                poolSize,
                idle,
                Duration.ofSeconds(variables.number(STATEMENT_LIMIT, 15, TIME_LIMITS)));
    }

    private Path dataFolder() {
        return variables.path(DATA_FOLDER, "rollcall-data");
    }

    /** MicroProfile Config hides a variable that is set to nothing; a key or password must not get lost that way. */
    private static @Nullable String lookUp(String variable) {
        String property = variable.toLowerCase(Locale.ROOT).replace('_', '.');
        return ConfigProvider.getConfig()
                .getOptionalValue(property, String.class)
                .orElseGet(() -> System.getProperty(property, System.getenv(variable)));
    }
}
