package dev.rollcall.application.access;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.Credentials;
import dev.rollcall.application.port.Credentials.KnownClient;
import dev.rollcall.application.port.Transactions;
import dev.rollcall.application.synclog.Refusals;
import dev.rollcall.domain.directory.ApiClient;
import dev.rollcall.domain.directory.Authority;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.Secret;
import dev.rollcall.domain.directory.StoredSecret;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which client may have an access token (RFC 6749, 4.4). Whoever fails learns nothing: an unknown client, a wrong
 * or expired secret, an expired client and an inactive directory take the same steps to the same answer.
 */
@SingletonBean
public final class TokenIssuing {

    /** Stands in for a client that does not exist, so that there is always a secret to compare with. */
    private static final ApiClient NOBODY = new ApiClient(
            "",
            new Authority.OfAdministrator(Set.of()),
            "",
            "",
            Instant.EPOCH,
            null,
            null,
            List.of(StoredSecret.of("", Instant.EPOCH, Instant.EPOCH)));

    private final Credentials credentials;
    private final Transactions transactions;
    private final Refusals refusals;
    private final Clock clock;

    /** Injected. */
    @Inject
    public TokenIssuing(Credentials credentials, Transactions transactions, Refusals refusals, Clock clock) {
        this.credentials = credentials;
        this.transactions = transactions;
        this.refusals = refusals;
        this.clock = clock;
    }

    /**
     * Returns the client that {@code secret} proves, and remembers that it was used; empty when it may have no token.
     *
     * @param address where the request came from, for the log
     * @throws dev.rollcall.domain.Refusal when the database is away
     */
    public Optional<ApiClient> authenticate(String clientId, String secret, String address) {
        String hash = Secret.hash(secret);
        Optional<ApiClient> client = transactions.call(() -> authenticated(clientId, hash));
        if (client.isEmpty()) {
            transactions.read(() -> refused(clientId, secret)).tell(refusals, address);
        }
        return client;
    }

    /** The log shows who tries to get in with what; the answer does not. */
    private RefusedCredential refused(String clientId, String secret) {
        return credentials
                .client(clientId)
                .map(known -> new RefusedCredential(
                        known.directory().map(Directory::id).orElse(null), clientId, sentence(known, secret)))
                .orElseGet(() -> new RefusedCredential(null, "", "There is no API client with the id that was sent."));
    }

    private String sentence(KnownClient known, String secret) {
        if (!known.client().accepts(Secret.hash(secret), clock.instant())) {
            return "The client secret" + Secret.ending(secret) + " is wrong or has expired.";
        }
        return known.directory().map(Directory::active).orElse(true)
                ? "The API client has expired."
                : "The user directory is switched off.";
    }

    private Optional<ApiClient> authenticated(String clientId, String secretHash) {
        Instant now = clock.instant();
        Optional<KnownClient> known = credentials.client(clientId);
        ApiClient client = known.map(KnownClient::client).orElse(NOBODY);
        boolean open = known.flatMap(KnownClient::directory)
                .map(Directory::active)
                .orElse(client.authority() instanceof Authority.OfAdministrator);
        boolean accepted = client.accepts(secretHash, now);
        if (!accepted || !client.isLive(now) || !open) {
            return Optional.empty();
        }
        if (LastUse.isDue(client.lastUsed(), now)) {
            credentials.clientUsed(client.id(), now);
        }
        return Optional.of(client);
    }
}
