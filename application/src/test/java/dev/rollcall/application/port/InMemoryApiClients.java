package dev.rollcall.application.port;

import dev.rollcall.domain.directory.ApiClient;
import dev.rollcall.domain.directory.Authority;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.directory.Permission;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The API clients of directories and of the administration, in a map. */
public final class InMemoryApiClients implements ApiClients {

    private final Map<String, ApiClient> clients = new LinkedHashMap<>();

    @Override
    public List<ApiClient> list(DirectoryId directory) {
        return all().filter(client -> belongsTo(client, directory))
                .sorted(Comparator.comparing(ApiClient::created).thenComparing(ApiClient::id))
                .toList();
    }

    @Override
    public Optional<ApiClient> lock(DirectoryId directory, String id) {
        return Optional.ofNullable(clients.get(id)).filter(client -> belongsTo(client, directory));
    }

    @Override
    public void add(ApiClient client) {
        if (all().anyMatch(other -> other.clientId().equals(client.clientId()))) {
            throw new DuplicateKey("api_client_client_id");
        }
        clients.put(client.id(), client);
    }

    @Override
    public void update(ApiClient client) {
        clients.computeIfPresent(
                client.id(),
                (id, stored) -> new ApiClient(
                        id,
                        stored.authority(),
                        stored.clientId(),
                        stored.name(),
                        stored.created(),
                        stored.expiresAt(),
                        stored.lastUsed(),
                        client.secrets()));
    }

    @Override
    public boolean remove(DirectoryId directory, String id) {
        return clients.values().removeIf(client -> client.id().equals(id) && belongsTo(client, directory));
    }

    @Override
    public List<ApiClient> listApplications() {
        return all().filter(InMemoryApiClients::isApplication).toList();
    }

    @Override
    public boolean removeApplication(String id) {
        return clients.values().removeIf(client -> client.id().equals(id) && isApplication(client));
    }

    private static boolean isApplication(ApiClient client) {
        return client.authority().equals(new Authority.OfAdministrator(Set.of(Permission.READ)));
    }

    Stream<ApiClient> all() {
        return clients.values().stream();
    }

    void used(String id, Instant now) {
        clients.computeIfPresent(
                id,
                (same, stored) -> new ApiClient(
                        id,
                        stored.authority(),
                        stored.clientId(),
                        stored.name(),
                        stored.created(),
                        stored.expiresAt(),
                        now,
                        stored.secrets()));
    }

    void removeAll(DirectoryId directory) {
        clients.values().removeIf(client -> belongsTo(client, directory));
    }

    private static boolean belongsTo(ApiClient client, DirectoryId directory) {
        return client.authority().equals(new Authority.OfDirectory(directory));
    }
}
