package dev.rollcall.oauth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.rollcall.application.access.Caller;
import dev.rollcall.application.access.Callers;
import dev.rollcall.application.access.TokenRevocation;
import dev.rollcall.application.port.RevokedTokens.RevokedToken;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.directory.Secret;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    private final Cache<String, Boolean> toldByTokenId;

    CallerMemory(Callers callers, TokenRevocation revocation, Ticker ticker) {
        this.callers = callers;
        this.revocation = revocation;
        this.revokedByClientId = empty(ticker);
        this.toldByTokenId = empty(ticker);
        this.byClientId = empty(ticker);
        this.bySecretToken = empty(ticker);
    }

    /**
     * Returns whether an access token was revoked (RFC 7009).
     *
     * @throws dev.rollcall.domain.Refusal when the database is away
     */
    boolean isRevoked(JWTClaimsSet claims) {
        return revokedByClientId.get(clientId(claims), revocation::revoked).contains(claims.getJWTID());
    }

    /**
     * Returns the caller that a valid access token stands for; empty when its client is gone.
     *
     * @throws dev.rollcall.domain.Refusal when the database is away
     */
    Optional<Caller> ofToken(JWTClaimsSet claims, String address) {
        return byClientId.get(clientId(claims), clientId -> callers.ofClient(clientId, directory(claims), address));
    }

    /** Has the log say why an access token that was issued here is not accepted, once in 2 seconds; it never fails. */
    void tellRefused(JWTClaimsSet claims, String sentence, String address) {
        if (toldByTokenId.asMap().putIfAbsent(claims.getJWTID(), true) == null) {
            callers.tellRefused(clientId(claims), directory(claims), sentence, address);
        }
    }

    private static String clientId(JWTClaimsSet claims) {
        return String.valueOf(claims.getClaim(AccessTokens.CLIENT_ID));
    }

    private static @Nullable DirectoryId directory(JWTClaimsSet claims) {
        return claims.getClaim(AccessTokens.DIRECTORY_ID) instanceof String id ? new DirectoryId(id) : null;
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
