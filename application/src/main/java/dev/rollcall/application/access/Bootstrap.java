package dev.rollcall.application.access;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.TimeOrderedId;
import dev.rollcall.application.port.ApiClients;
import dev.rollcall.application.port.Credentials;
import dev.rollcall.application.port.Transactions;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.ApiClient;
import dev.rollcall.domain.directory.Authority;
import dev.rollcall.domain.directory.Permission;
import dev.rollcall.domain.directory.Secret;
import dev.rollcall.domain.directory.StoredSecret;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Gives an empty database its first administrator client, so that there is one way in and no default password. */
@SingletonBean
public final class Bootstrap {

    /** The client id of the first administrator client. */
    public static final String CLIENT_ID = "admin";

    private static final int SHORTEST_SECRET = 24;

    private final Credentials credentials;
    private final ApiClients clients;
    private final Transactions transactions;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** Injected. */
    @Inject
    public Bootstrap(Credentials credentials, ApiClients clients, Transactions transactions, Clock clock) {
        this.credentials = credentials;
        this.clients = clients;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Makes the administrator client with all permissions unless the database has an administrator. Nodes that start at
     * once make one between them: the client id is unique, and the node that comes second runs again and sees it.
     *
     * @param configured the value of {@code ROLLCALL_BOOTSTRAP_ADMIN_SECRET}, if there is one
     * @return the secret to show once, when it was generated and is now the administrator's
     * @throws Refusal when the configured secret has fewer than 24 characters
     */
    public Optional<Secret> run(Optional<String> configured) {
        configured.ifPresent(Bootstrap::check);
        Secret generated = Secret.of(Secret.Kind.CLIENT_SECRET, randomBytes());
        boolean made = transactions.call(() -> makeUnlessThere(configured.orElseGet(generated::clear)));
        return made && configured.isEmpty() ? Optional.of(generated) : Optional.empty();
    }

    private boolean makeUnlessThere(String secret) {
        if (credentials.hasAdministrator()) {
            return false;
        }
        Instant now = clock.instant();
        clients.add(new ApiClient(
                TimeOrderedId.at(now),
                new Authority.OfAdministrator(EnumSet.allOf(Permission.class)),
                CLIENT_ID,
                "First administrator",
                now,
                null,
                null,
                List.of(StoredSecret.of(secret, now, null))));
        return true;
    }

    private byte[] randomBytes() {
        byte[] bytes = new byte[Secret.BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    private static void check(String secret) {
        if (secret.length() < SHORTEST_SECRET) {
            throw Refusal.of(
                    Reason.INVALID_VALUE,
                    "ROLLCALL_BOOTSTRAP_ADMIN_SECRET must have at least " + SHORTEST_SECRET + " characters.");
        }
    }
}
