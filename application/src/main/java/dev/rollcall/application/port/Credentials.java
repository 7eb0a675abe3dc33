package dev.rollcall.application.port;

import dev.rollcall.domain.directory.ApiClient;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.SecretToken;
import java.time.Instant;
import java.util.Optional;

/**
 * Finds who a credential belongs to. Each method is one statement that costs the same whether it finds something or
 * not, so that an answer's time does not tell which clients exist. Nothing here takes a directory: the credential is
 * what tells it.
 */
public interface Credentials {

    /** A client with the directory it speaks for; empty for an administrator's. */
    record KnownClient(ApiClient client, Optional<Directory> directory) {}

    /** A secret token with its directory. */
    record KnownToken(SecretToken token, Directory directory) {}

    /** Returns the client of that client id, or empty. */
    Optional<KnownClient> client(String clientId);

    /** Returns the secret token with that SHA-256 (hexadecimal), or empty. */
    Optional<KnownToken> secretToken(String hash);

    /** Returns whether there is a client with the authority of an administrator. */
    boolean hasAdministrator();

    /** Remembers that the client was used. */
    void clientUsed(String id, Instant now);

    /** Remembers that the secret token was used. */
    void secretTokenUsed(String id, Instant now);
}
