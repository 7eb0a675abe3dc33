package dev.rollcall.application.port;

import java.time.Instant;
import java.util.Set;

/** The access tokens that were revoked before they expired (RFC 7009), shared by all nodes of a database. */
public interface RevokedTokens {

    /**
     * An access token that no longer counts.
     *
     * @param id its {@code jti}
     * @param clientId the client it was issued to
     * @param expires its {@code exp}, after which nobody needs to remember it
     */
    record RevokedToken(String id, String clientId, Instant expires) {}

    /** Adds a token; one that is known already stays as it is. */
    void add(RevokedToken token);

    /** Returns the client's tokens, in one statement. */
    Set<RevokedToken> of(String clientId);

    /** Removes the tokens that expired before {@code time}. */
    void removeExpired(Instant time);
}
