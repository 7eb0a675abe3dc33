package dev.rollcall.oauth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.rollcall.application.access.Caller;
import dev.rollcall.application.access.Callers;
import java.time.Duration;
import java.util.Optional;

/**
 * The callers this node has asked the database for within the last 2 seconds: a request costs no statement for its
 * credential, and a credential that is revoked anywhere is refused here soon enough.
 */
final class CallerMemory {

    private static final Duration REMEMBERED = Duration.ofSeconds(2);
    private static final int MOST_REMEMBERED = 5_000;

    private final Callers callers;
    private final Cache<String, Optional<Caller>> byClientId;
    private final Cache<String, Optional<Caller>> bySecretToken;

    CallerMemory(Callers callers, Ticker ticker) {
        this.callers = callers;
        this.byClientId = empty(ticker);
        this.bySecretToken = empty(ticker);
    }

    /**
     * Returns the caller that an access token of the client stands for; empty when the client is gone.
     *
     * @throws dev.rollcall.domain.Refusal when the database is away
     */
    Optional<Caller> ofClient(String clientId) {
        return byClientId.get(clientId, callers::ofClient);
    }

    /**
     * Returns the caller of the secret token with that SHA-256; empty when there is none.
     *
     * @throws dev.rollcall.domain.Refusal when the database is away
     */
    Optional<Caller> ofSecretToken(String hash) {
        return bySecretToken.get(hash, callers::ofSecretToken);
    }

    private static Cache<String, Optional<Caller>> empty(Ticker ticker) {
        return Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(REMEMBERED)
                .maximumSize(MOST_REMEMBERED)
                .build();
    }
}
