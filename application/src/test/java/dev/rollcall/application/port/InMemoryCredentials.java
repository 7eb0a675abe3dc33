package dev.rollcall.application.port;

import dev.rollcall.domain.directory.ApiClient;
import dev.rollcall.domain.directory.Authority;
import dev.rollcall.domain.directory.Directory;
import java.time.Instant;
import java.util.Optional;

/** Finds credentials among the clients and tokens of the other fakes. */
public final class InMemoryCredentials implements Credentials {

    private final InMemoryDirectories directories;
    private final InMemoryApiClients clients;
    private final InMemorySecretTokens tokens;

    /** Creates the view on the given fakes. */
    public InMemoryCredentials(
            InMemoryDirectories directories, InMemoryApiClients clients, InMemorySecretTokens tokens) {
        this.directories = directories;
        this.clients = clients;
        this.tokens = tokens;
    }

    @Override
    public Optional<KnownClient> client(String clientId) {
        return clients.all()
                .filter(client -> client.clientId().equals(clientId))
                .findFirst()
                .map(client -> new KnownClient(client, directoryOf(client)));
    }

    @Override
    public Optional<KnownToken> secretToken(String hash) {
        return tokens.all()
                .filter(token -> token.secret().hash().equals(hash))
                .findFirst()
                .map(token -> new KnownToken(
                        token, directories.find(token.directory()).orElseThrow()));
    }

    @Override
    public boolean hasAdministrator() {
        return clients.all().anyMatch(client -> client.authority() instanceof Authority.OfAdministrator);
    }

    @Override
    public void clientUsed(String id, Instant now) {
        clients.used(id, now);
    }

    @Override
    public void secretTokenUsed(String id, Instant now) {
        tokens.used(id, now);
    }

    private Optional<Directory> directoryOf(ApiClient client) {
        return client.authority() instanceof Authority.OfDirectory of
                ? directories.find(of.directory())
                : Optional.empty();
    }
}
