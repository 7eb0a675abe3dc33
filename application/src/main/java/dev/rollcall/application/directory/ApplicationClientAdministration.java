package dev.rollcall.application.directory;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.TimeOrderedId;
import dev.rollcall.application.port.ApiClients;
import dev.rollcall.application.port.SyncLog;
import dev.rollcall.application.port.Transactions;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.ApiClient;
import dev.rollcall.domain.directory.Authority;
import dev.rollcall.domain.directory.CredentialRequest;
import dev.rollcall.domain.directory.Permission;
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
import java.util.Set;

/** What an administrator does with the clients of applications: they may read what the admin API shows, and no more. */
@SingletonBean
public final class ApplicationClientAdministration {

    private final ApiClients clients;
    private final SyncLog log;
    private final Transactions transactions;
    private final Clock clock;

    /** Takes what it works with. */
    @Inject
    public ApplicationClientAdministration(ApiClients clients, SyncLog log, Transactions transactions, Clock clock) {
        this.clients = clients;
        this.log = log;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Makes a client; without {@code expiresAt} it lives until it is deleted.
     *
     * @throws Refusal with every field that is wrong
     */
    public IssuedClient create(Actor by, Complex body) {
        Instant now = clock.instant();
        CredentialRequest request = CredentialRequest.read(body, now, null);
        Secret secret = CredentialGenerator.secret(Secret.Kind.CLIENT_SECRET);
        ApiClient client = new ApiClient(
                TimeOrderedId.at(now),
                new Authority.OfAdministrator(Set.of(Permission.READ)),
                CredentialGenerator.clientId(),
                request.name(),
                now,
                request.expiresAt(),
                null,
                List.of(StoredSecret.of(secret.clear(), now, null)));
        transactions.run(() -> {
            clients.add(client);
            log.append(event(by, SyncAction.CREDENTIAL_ISSUED)
                    .because("The client " + client.clientId() + " of an application was made, with a secret."));
        });
        return new IssuedClient(client, secret);
    }

    /** Returns the clients, oldest first. */
    public List<ApiClient> list() {
        return transactions.read(clients::listApplications);
    }

    /**
     * Removes the client, and with it every access token it was issued.
     *
     * @throws Refusal with {@link Reason#NOT_FOUND}
     */
    public void delete(Actor by, String id) {
        transactions.run(() -> {
            if (!clients.removeApplication(id)) {
                throw Refusal.of(Reason.NOT_FOUND, "There is no client of an application with this id.");
            }
            log.append(event(by, SyncAction.CREDENTIAL_REVOKED)
                    .because("The client of an application with the id " + id + " was removed, with its tokens."));
        });
    }

    private SyncEvent event(Actor by, SyncAction action) {
        Instant now = clock.instant();
        return SyncEvent.of(TimeOrderedId.at(now), now, by, action);
    }
}
