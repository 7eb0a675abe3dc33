package dev.rollcall.oauth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.rollcall.application.access.Caller;
import dev.rollcall.application.access.Callers;
import dev.rollcall.application.access.TokenRevocation;
import dev.rollcall.application.port.RevokedTokens.RevokedToken;
import dev.rollcall.domain.directory.Secret;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The callers this node has asked the database for within the last 2 seconds: a request costs no statement for its
 * credential, and a credential that is revoked anywhere is refused here soon enough.
 */
final class CallerMemory {

    private static final Duration REMEMBERED = Duration.ofSeconds(2);
    private static final int MOST_REMEMBERED = 5_000;

    private final Callers callers;
    private final TokenRevocation revocation;
    private final Cache<String, Optional<Caller>> byClientId;
    private final Cache<String, Optional<Caller>> bySecretToken;
    private final Cache<String, Set<String>> revokedByClientId;

    CallerMemory(Callers callers, TokenRevocation revocation, Ticker ticker) {
        this.callers = callers;
        this.revocation = revocation;
        this.revokedByClientId = empty(ticker);
        this.byClientId = empty(ticker);
        this.bySecretToken = empty(ticker);
    }

    /**
     * Returns the caller that a valid access token stands for; empty when its client is gone or the token was revoked
     * (RFC 7009).
     *
     * @throws dev.rollcall.domain.Refusal when the database is away
     */
    Optional<Caller> ofToken(JWTClaimsSet claims, String address) {
        String clientId = String.valueOf(claims.getClaim(AccessTokens.CLIENT_ID));
        return revokedByClientId.get(clientId, revocation::revoked).contains(claims.getJWTID())
                ? Optional.empty()
                : byClientId.get(clientId, unknown -> callers.ofClient(unknown, address));
    }

    /**
     * Returns the caller of a secret token; empty when it is none.
     *
     * @throws dev.rollcall.domain.Refusal when the database is away
     */
    Optional<Caller> ofSecretToken(String token, String address) {
        return bySecretToken.get(Secret.hash(token), unknown -> callers.ofSecretToken(token, address));
    }

    /** Revokes an access token: here from the next request on, on other nodes when they ask again. */
    void revoke(RevokedToken token) {
        revocation.revoke(token);
        revokedByClientId.invalidate(token.clientId());
    }

    /** Asks the database for every caller again. */
    void forgetCallers() {
        byClientId.invalidateAll();
        bySecretToken.invalidateAll();
    }

    private static <T> Cache<String, T> empty(Ticker ticker) {
        return Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(REMEMBERED)
                .maximumSize(MOST_REMEMBERED)
                .build();
    }
}
