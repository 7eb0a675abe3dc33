package dev.rollcall.application.access;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.Credentials;
import dev.rollcall.application.port.Credentials.KnownClient;
import dev.rollcall.application.port.Credentials.KnownToken;
import dev.rollcall.application.port.Transactions;
import dev.rollcall.application.synclog.Refusals;
import dev.rollcall.domain.directory.ApiClient;
import dev.rollcall.domain.directory.Authority;
import dev.rollcall.domain.directory.Secret;
import dev.rollcall.domain.directory.SecretToken;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Tells who calls, as the database knows it now. A client or token that is removed or expired is nobody; one whose
 * directory is inactive is still somebody, so that the answer can say why it is refused.
 */
@SingletonBean
public final class Callers {

    private final Credentials credentials;
    private final Transactions transactions;
    private final Refusals refusals;
    private final Clock clock;

    /** Injected. */
    @Inject
    public Callers(Credentials credentials, Transactions transactions, Refusals refusals, Clock clock) {
        this.credentials = credentials;
        this.transactions = transactions;
        this.refusals = refusals;
        this.clock = clock;
    }

    /**
     * Returns the caller an access token of {@code clientId} stands for, and remembers that the client was used. The
     * secret by which it got the token may have expired since.
     *
     * @param address where the request came from, for the log
     * @throws dev.rollcall.domain.Refusal when the database is away
     */
    public Optional<Caller> ofClient(String clientId, String address) {
        return transactions.call(() -> credentials.client(clientId).flatMap(known -> used(known, address)));
    }

    /**
     * Returns the caller of a secret token, and remembers that it was used. For what has not the form of one the database
     * is not asked.
     *
     * @param address where the request came from, for the log
     * @throws dev.rollcall.domain.Refusal when the database is away
     */
    public Optional<Caller> ofSecretToken(String token, String address) {
        return Secret.isWellFormed(Secret.Kind.SECRET_TOKEN, token)
                ? transactions.call(() -> credentials
                        .secretToken(Secret.hash(token))
                        .map(known -> used(known, address))
                        .orElseGet(() -> nobody(token, address)))
                : nobody(token, address);
    }

    /** Whoever sets up an identity provider with a wrong token sees it in the log. */
    private Optional<Caller> nobody(String token, String address) {
        refusals.ofCredential(
                null, "", "The token" + Secret.ending(token) + " is no secret token of a user directory.", address);
        return Optional.empty();
    }

    private Optional<Caller> used(KnownClient known, String address) {
        Instant now = clock.instant();
        ApiClient client = known.client();
        if (!client.isLive(now)) {
            known.directory()
                    .ifPresent(directory -> refusals.ofCredential(
                            directory.id(), client.clientId(), "The API client has expired.", address));
            return Optional.empty();
        }
        if (LastUse.isDue(client.lastUsed(), now)) {
            credentials.clientUsed(client.id(), now);
        }
        if (client.authority() instanceof Authority.OfAdministrator administrator) {
            return Optional.of(new Caller.OfAdministrator(administrator.permissions(), client.clientId()));
        }
        return known.directory().map(directory -> new Caller.OfDirectory(directory, client.clientId()));
    }

    private Optional<Caller> used(KnownToken known, String address) {
        Instant now = clock.instant();
        SecretToken token = known.token();
        if (!token.secret().isLive(now)) {
            refusals.ofCredential(
                    known.directory().id(),
                    token.name(),
                    "The secret token that ends in " + token.secret().lastFour() + " has expired.",
                    address);
            return Optional.empty();
        }
        if (LastUse.isDue(token.lastUsed(), now)) {
            credentials.secretTokenUsed(token.id(), now);
        }
        return Optional.of(new Caller.OfDirectory(known.directory(), token.name()));
    }
}
