package dev.rollcall.persistence.entity;

import dev.rollcall.application.json.JsonReader;
import dev.rollcall.application.json.JsonWriter;
import dev.rollcall.domain.directory.ApiClient;
import dev.rollcall.domain.directory.Authority;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.directory.Permission;
import dev.rollcall.domain.directory.StoredSecret;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A row of {@code api_client}: either a directory or permissions, and the secrets' hashes as JSON. */
@Entity
@Table(name = "api_client")
public class ApiClientRow {

    private static final String SEPARATOR = " ";

    @Id
    private String id;

    @Column(name = "directory_id")
    private @Nullable String directoryId;

    private @Nullable String permissions;

    @Column(name = "client_id")
    private String clientId;

    private String name;

    private Instant created;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    @Column(name = "last_used")
    private @Nullable Instant lastUsed;

    private String secrets;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected ApiClientRow() {}

    /** Returns the row of a client. */
    public static ApiClientRow of(ApiClient client) {
        ApiClientRow row = new ApiClientRow();
        row.id = client.id();
        if (client.authority() instanceof Authority.OfDirectory of) {
            row.directoryId = of.directory().value();
        } else if (client.authority() instanceof Authority.OfAdministrator of) {
            row.permissions =
                    of.permissions().stream().map(Permission::name).sorted().collect(Collectors.joining(SEPARATOR));
        }
        row.clientId = client.clientId();
        row.name = client.name();
        row.created = client.created();
        row.expiresAt = client.expiresAt();
        row.lastUsed = client.lastUsed();
        row.secrets = secrets(client);
        return row;
    }

    /** Returns the client's secrets as they are stored. */
    public static String secrets(ApiClient client) {
        List<Value> trees = client.secrets().stream()
                .map(ApiClientRow::toTree)
                .map(Value.class::cast)
                .toList();
        return JsonWriter.write(Complex.of("secrets", new Many(trees)));
    }

    /** Returns the client. */
    public ApiClient toApiClient() {
        Value trees = JsonReader.readStored(secrets).get("secrets");
        List<StoredSecret> stored = trees instanceof Many many
                ? many.complexElements().map(ApiClientRow::toSecret).toList()
                : List.of();
        return new ApiClient(id, authority(), clientId, name, created, expiresAt, lastUsed, stored);
    }

    private Authority authority() {
        if (directoryId != null) {
            return new Authority.OfDirectory(new DirectoryId(directoryId));
        }
        Set<Permission> granted = permissions == null || permissions.isEmpty()
                ? Set.of()
                : Arrays.stream(permissions.split(SEPARATOR))
                        .map(Permission::valueOf)
                        .collect(Collectors.toSet());
        return new Authority.OfAdministrator(granted);
    }

    private static Complex toTree(StoredSecret secret) {
        Complex tree = Complex.of("hash", new Text(secret.hash()))
                .with("lastFour", new Text(secret.lastFour()))
                .with("created", new Text(secret.created().toString()));
        Instant end = secret.expiresAt();
        return end == null ? tree : tree.with("expiresAt", new Text(end.toString()));
    }

    private static StoredSecret toSecret(Complex tree) {
        return new StoredSecret(
                tree.text("hash").orElseThrow(),
                tree.text("lastFour").orElseThrow(),
                tree.text("created").map(Instant::parse).orElseThrow(),
                tree.text("expiresAt").map(Instant::parse).orElse(null));
    }
}
