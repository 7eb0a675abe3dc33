package dev.rollcall.persistence.entity;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.directory.SecretToken;
import dev.rollcall.domain.directory.StoredSecret;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code secret_token}. */
@Entity
@Table(name = "secret_token")
public class SecretTokenRow {

    @Id
    private String id;

    @Column(name = "directory_id")
    private String directoryId;

    private String name;

    private String hash;

    @Column(name = "last_four")
    private String lastFour;

    private Instant created;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    @Column(name = "last_used")
    private @Nullable Instant lastUsed;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected SecretTokenRow() {}

    /** Returns the row of a token. */
    public static SecretTokenRow of(SecretToken token) {
        SecretTokenRow row = new SecretTokenRow();
        row.id = token.id();
        row.directoryId = token.directory().value();
        row.name = token.name();
        row.hash = token.secret().hash();
        row.lastFour = token.secret().lastFour();
        row.created = token.secret().created();
        row.expiresAt = token.secret().expiresAt();
        row.lastUsed = token.lastUsed();
        return row;
    }

    /** Returns the token. */
    public SecretToken toSecretToken() {
        StoredSecret secret = new StoredSecret(hash, lastFour, created, expiresAt);
        return new SecretToken(id, new DirectoryId(directoryId), name, secret, lastUsed);
    }
}
