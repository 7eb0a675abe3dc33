package dev.rollcall.application.access;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.Credentials;
import dev.rollcall.application.port.Credentials.KnownClient;
import dev.rollcall.application.port.Credentials.KnownToken;
import dev.rollcall.application.port.Directories;
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

    private static final String DELETED =
            "The API client of the access token was deleted; issue a new one and enter it in the identity provider.";

    /** Whom a credential stands for, or why for nobody. */
    private record Found(Optional<Caller> caller, Optional<RefusedCredential> refused) {

        static Found caller(Caller caller) {
            return new Found(Optional.of(caller), Optional.empty());
        }

        static Found refused(@Nullable DirectoryId directory, String client, String sentence) {
            return new Found(Optional.empty(), Optional.of(new RefusedCredential(directory, client, sentence)));
        }
    }

    private final Credentials credentials;
    private final Directories directories;
    private final Transactions transactions;
    private final Refusals refusals;
    private final Clock clock;

    /** Injected. */
    @Inject
    public Callers(
            Credentials credentials,
            Directories directories,
            Transactions transactions,
            Refusals refusals,
            Clock clock) {
        this.credentials = credentials;
        this.directories = directories;
        this.transactions = transactions;
        this.refusals = refusals;
        this.clock = clock;
    }

    /**
     * Returns the caller an access token of {@code clientId} stands for, and remembers that the client was used. The
     * secret by which it got the token may have expired since.
     *
     * @param directory which the token was issued for; null for an administrator's
     * @param address where the request came from, for the log
     * @throws dev.rollcall.domain.Refusal when the database is away
     */
    public Optional<Caller> ofClient(String clientId, @Nullable DirectoryId directory, String address) {
        Optional<Found> found =
                transactions.call(() -> credentials.client(clientId).flatMap(this::used));
        if (found.isEmpty()) {
            tellRefused(clientId, directory, DELETED, address);
        }
        return found.flatMap(known -> told(known, address));
    }

    /**
     * Writes to the log why an access token that was issued for {@code clientId} is not accepted. It never fails.
     *
     * @param directory which the token was issued for; null for an administrator's
     * @param address where the request came from
     */
    public void tellRefused(String clientId, @Nullable DirectoryId directory, String sentence, String address) {
        refusals.ofCredential(isGone(directory) ? null : directory, clientId, sentence, address);
    }

    private boolean isGone(@Nullable DirectoryId directory) {
        try {
            return directory != null
                    && transactions.read(() -> directories.find(directory)).isEmpty();
        } catch (RuntimeException e) {
            // The token says so, and the line waits for the database.
            return false;
        }
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

    private Optional<Found> used(KnownClient known) {
        Instant now = clock.instant();
        ApiClient client = known.client();
        if (!client.isLive(now)) {
            return Optional.of(Found.refused(
                    known.directory().map(Directory::id).orElse(null),
                    client.clientId(),
                    "The API client has expired."));
        }
        if (LastUse.isDue(client.lastUsed(), now)) {
            credentials.clientUsed(client.id(), now);
        }
        if (client.authority() instanceof Authority.OfAdministrator administrator) {
            return Optional.of(
                    Found.caller(new Caller.OfAdministrator(administrator.permissions(), client.clientId())));
        }
        return known.directory().map(directory -> Found.caller(new Caller.OfDirectory(directory, client.clientId())));
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
