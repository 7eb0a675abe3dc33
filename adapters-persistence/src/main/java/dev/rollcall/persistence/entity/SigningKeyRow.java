package dev.rollcall.persistence.entity;

import dev.rollcall.application.port.SigningKeys.StoredKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code signing_key}; keys are numbered from 1 in the order they came. */
@Entity
@Table(name = "signing_key")
public class SigningKeyRow {

    @Id
    private int ordinal;

    @Column(name = "id")
    private String keyId;

    @Column(name = "public_key")
    private String publicKey;

    @Column(name = "wrapped_private_key")
    private String wrappedPrivateKey;

    private Instant created;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected SigningKeyRow() {}

    /** Returns the row of the key with that number. */
    public static SigningKeyRow of(int ordinal, StoredKey key) {
        SigningKeyRow row = new SigningKeyRow();
        row.ordinal = ordinal;
        row.keyId = key.id();
        row.publicKey = key.publicKey();
        row.wrappedPrivateKey = key.wrappedPrivateKey();
        row.created = key.created();
        return row;
    }

    /** Returns the key. */
    public StoredKey toStoredKey() {
        return new StoredKey(keyId, publicKey, wrappedPrivateKey, created);
    }
}
