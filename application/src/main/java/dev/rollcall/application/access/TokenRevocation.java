package dev.rollcall.application.access;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.RevokedTokens;
import dev.rollcall.application.port.RevokedTokens.RevokedToken;
import dev.rollcall.application.port.Transactions;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/** Ends access tokens before their time (RFC 7009), on every node of the database. */
@SingletonBean
public final class TokenRevocation {

    /** Longer than any clock skew under which an expired token may still be taken. */
    private static final Duration KEPT_AFTER_EXPIRY = Duration.ofMinutes(10);

    private final RevokedTokens revokedTokens;
    private final Transactions transactions;
    private final Clock clock;

    /** Injected. */
    @Inject
    public TokenRevocation(RevokedTokens revokedTokens, Transactions transactions, Clock clock) {
        this.revokedTokens = revokedTokens;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Revokes a token; doing so twice is harmless.
     *
     * @throws dev.rollcall.domain.Refusal when the database is away
     */
    public void revoke(RevokedToken token) {
        transactions.run(() -> {
            revokedTokens.removeExpired(clock.instant().minus(KEPT_AFTER_EXPIRY));
            revokedTokens.add(token);
        });
    }

    /**
     * Returns the ids of the client's tokens that are revoked.
     *
     * @throws dev.rollcall.domain.Refusal when the database is away
     */
    public Set<String> revoked(String clientId) {
        return transactions.read(() -> revokedTokens.of(clientId)).stream()
                .map(RevokedToken::id)
                .collect(Collectors.toSet());
    }
}
