package dev.rollcall.application.directory;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.TimeOrderedId;
import dev.rollcall.application.port.ApiClients;
import dev.rollcall.application.port.Directories;
import dev.rollcall.application.port.SyncLog;
import dev.rollcall.application.port.Transactions;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.ApiClient;
import dev.rollcall.domain.directory.Authority;
import dev.rollcall.domain.directory.CredentialRequest;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.directory.RotationRequest;
import dev.rollcall.domain.directory.Secret;
import dev.rollcall.domain.directory.StoredSecret;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.synclog.Actor;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.SyncEvent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * What an administrator does with the API clients of a directory. Creating locks the directory's row, so that the limit
 * also holds for administrators who create at once.
 */
@SingletonBean
public final class ApiClientAdministration {

    private static final int MOST_CLIENTS = 5;

    private final Directories directories;
    private final ApiClients clients;
    private final SyncLog log;
    private final Transactions transactions;
    private final Clock clock;

    /** Takes what it works with. */
    @Inject
    public ApiClientAdministration(
            Directories directories, ApiClients clients, SyncLog log, Transactions transactions, Clock clock) {
        this.directories = directories;
        this.clients = clients;
        this.log = log;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Makes a client; without {@code expiresAt} it lives until it is deleted.
     *
     * @throws Refusal with every field that is wrong, with {@link Reason#NOT_FOUND} for the directory, or with
     *     {@link Reason#CONFLICT} when the directory has {@value #MOST_CLIENTS} clients, expired ones included
     */
    public IssuedClient create(Actor by, DirectoryId directory, Complex body) {
        Instant now = clock.instant();
        CredentialRequest request = CredentialRequest.read(body, now, null);
        Secret secret = CredentialGenerator.secret(Secret.Kind.CLIENT_SECRET);
        ApiClient client = new ApiClient(
                TimeOrderedId.at(now),
                new Authority.OfDirectory(directory),
                CredentialGenerator.clientId(),
                request.name(),
                now,
                request.expiresAt(),
                null,
                List.of(StoredSecret.of(secret.clear(), now, null)));
        transactions.run(() -> {
            Directory owner = directories.lock(directory).orElseThrow(DirectoryAdministration::unknownDirectory);
            if (clients.list(owner.id()).size() >= MOST_CLIENTS) {
                throw Refusal.of(
                        Reason.CONFLICT,
                        "The user directory has " + MOST_CLIENTS
                                + " API clients, which is the most; delete one first.");
            }
            clients.add(client);
            log.append(event(by, directory, SyncAction.CREDENTIAL_ISSUED)
                    .because("The API client " + client.clientId() + " was made, with a secret."));
        });
        return new IssuedClient(client, secret);
    }

    /**
     * Returns the clients of the directory, oldest first.
     *
     * @throws Refusal with {@link Reason#NOT_FOUND} for the directory
     */
    public List<ApiClient> list(DirectoryId directory) {
        return transactions.read(() -> {
            Directory owner = directories.find(directory).orElseThrow(DirectoryAdministration::unknownDirectory);
            return clients.list(owner.id());
        });
    }

    /**
     * Gives the client a new secret beside the one it has, which ends after the overlap that {@code body} asks for.
     *
     * @throws Refusal with every field that is wrong, with {@link Reason#NOT_FOUND}, or with {@link Reason#CONFLICT}
     *     while two secrets are live
     */
    public IssuedClient rotate(Actor by, DirectoryId directory, String id, Complex body) {
        RotationRequest request = RotationRequest.read(body);
        Secret secret = CredentialGenerator.secret(Secret.Kind.CLIENT_SECRET);
        return transactions.call(() -> {
            StoredSecret next = StoredSecret.of(secret.clear(), clock.instant(), null);
            ApiClient rotated = clients.lock(directory, id)
                    .orElseThrow(ApiClientAdministration::unknownClient)
                    .rotate(next, request.overlap());
            clients.update(rotated);
            log.append(event(by, directory, SyncAction.CREDENTIAL_ISSUED)
                    .because("The API client " + rotated.clientId() + " got another secret."));
            return new IssuedClient(rotated, secret);
        });
    }

    /**
     * Removes the client, and with it every access token it was issued.
     *
     * @throws Refusal with {@link Reason#NOT_FOUND}
     */
    public void delete(Actor by, DirectoryId directory, String id) {
        transactions.run(() -> {
            ApiClient client = clients.lock(directory, id).orElseThrow(ApiClientAdministration::unknownClient);
            clients.remove(directory, id);
            log.append(event(by, directory, SyncAction.CREDENTIAL_REVOKED)
                    .because("The API client " + client.clientId() + " was removed, with its tokens."));
        });
    }

    private SyncEvent event(Actor by, DirectoryId directory, SyncAction action) {
        Instant now = clock.instant();
        return SyncEvent.of(TimeOrderedId.at(now), now, by, action).in(directory);
    }

    private static Refusal unknownClient() {
        return Refusal.of(Reason.NOT_FOUND, "The user directory has no API client with this id.");
    }
}
