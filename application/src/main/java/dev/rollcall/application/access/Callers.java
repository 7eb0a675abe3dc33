package dev.rollcall.application.access;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.Credentials;
import dev.rollcall.application.port.Credentials.KnownClient;
import dev.rollcall.application.port.Credentials.KnownToken;
import dev.rollcall.application.port.Transactions;
import dev.rollcall.application.synclog.Refusals;
import dev.rollcall.domain.directory.ApiClient;
import dev.rollcall.domain.directory.Authority;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.directory.Secret;
import dev.rollcall.domain.directory.SecretToken;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells who calls, as the database knows it now. A client or token that is removed or expired is nobody; one whose
 * directory is inactive is still somebody, so that the answer can say why it is refused.
 */
@SingletonBean
public final class Callers {

    /** Whom a credential stands for, or why for nobody. */
    private record Found(Optional<Caller> caller, Optional<RefusedCredential> refused) {

        private static final Found NOBODY = new Found(Optional.empty(), Optional.empty());

        static Found caller(Caller caller) {
            return new Found(Optional.of(caller), Optional.empty());
        }

        static Found refused(@Nullable DirectoryId directory, String client, String sentence) {
            return new Found(Optional.empty(), Optional.of(new RefusedCredential(directory, client, sentence)));
        }
    }

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
        return told(
                transactions.call(
                        () -> credentials.client(clientId).map(this::used).orElseGet(() -> Found.NOBODY)),
                address);
    }

    /**
     * Returns the caller of a secret token, and remembers that it was used. For what has not the form of one the database
     * is not asked.
     *
     * @param address where the request came from, for the log
     * @throws dev.rollcall.domain.Refusal when the database is away
     */
    public Optional<Caller> ofSecretToken(String token, String address) {
        Found found = Secret.isWellFormed(Secret.Kind.SECRET_TOKEN, token)
                ? transactions.call(() -> credentials
                        .secretToken(Secret.hash(token))
                        .map(this::used)
                        .orElseGet(() -> unknown(token)))
                : unknown(token);
        return told(found, address);
    }

    private Optional<Caller> told(Found found, String address) {
        found.refused().ifPresent(refused -> refused.tell(refusals, address));
        return found.caller();
    }

    /** Whoever sets up an identity provider with a wrong token sees it in the log. */
    private static Found unknown(String token) {
        return Found.refused(null, "", "The token" + Secret.ending(token) + " is no secret token of a user directory.");
    }

    private Found used(KnownClient known) {
        Instant now = clock.instant();
        ApiClient client = known.client();
        if (!client.isLive(now)) {
            return Found.refused(
                    known.directory().map(Directory::id).orElse(null),
                    client.clientId(),
                    "The API client has expired.");
        }
        if (LastUse.isDue(client.lastUsed(), now)) {
            credentials.clientUsed(client.id(), now);
        }
        if (client.authority() instanceof Authority.OfAdministrator administrator) {
            return Found.caller(new Caller.OfAdministrator(administrator.permissions(), client.clientId()));
        }
        return known.directory()
                .map(directory -> Found.caller(new Caller.OfDirectory(directory, client.clientId())))
                .orElse(Found.NOBODY);
    }

    private Found used(KnownToken known) {
        Instant now = clock.instant();
        SecretToken token = known.token();
        if (!token.secret().isLive(now)) {
            return Found.refused(
                    known.directory().id(),
                    token.name(),
                    "The secret token that ends in " + token.secret().lastFour() + " has expired.");
        }
        if (LastUse.isDue(token.lastUsed(), now)) {
            credentials.secretTokenUsed(token.id(), now);
        }
        return Found.caller(new Caller.OfDirectory(known.directory(), token.name()));
    }
}
