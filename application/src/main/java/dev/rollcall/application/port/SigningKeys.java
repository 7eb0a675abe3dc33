package dev.rollcall.application.port;

import java.time.Instant;
import java.util.List;

/** The keys that access tokens are signed with, shared by all nodes of a database. */
public interface SigningKeys {

    /**
     * A key pair.
     *
     * @param id the {@code kid}
     * @param publicKey the public JWK (RFC 7517) as JSON
     * @param wrappedPrivateKey the private JWK, encrypted with the key from outside the database
     */
    record StoredKey(String id, String publicKey, String wrappedPrivateKey, Instant created) {}

    /** Returns all keys, newest first. */
    List<StoredKey> list();

    /** Adds {@code key} if the database holds none; of several nodes that try at once, one succeeds. */
    void addFirst(StoredKey key);
}
