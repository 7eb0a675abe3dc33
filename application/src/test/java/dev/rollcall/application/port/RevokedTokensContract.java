package dev.rollcall.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.RevokedTokens.RevokedToken;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link RevokedTokens} promises. */
interface RevokedTokensContract {

    Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    /** Returns ports that may hold what other tests have stored. */
    Ports ports();

    @Test
    default void knowsTheRevokedTokensOfEachClient() {
        String client = UUID.randomUUID().toString();
        RevokedToken one = token(client, NOON);
        RevokedToken other = token(UUID.randomUUID().toString(), NOON);
        add(one);
        add(other);

        assertThat(of(client)).containsExactly(one);
    }

    @Test
    default void takesTheSameTokenTwice() {
        RevokedToken token = token(UUID.randomUUID().toString(), NOON);
        add(token);
        add(token);

        assertThat(of(token.clientId())).containsExactly(token);
    }

    @Test
    default void forgetsTokensThatExpiredBeforeTheTime() {
        String client = UUID.randomUUID().toString();
        RevokedToken expired = token(client, NOON.minusSeconds(1));
        RevokedToken expiring = token(client, NOON);
        add(expired);
        add(expiring);

        ports().transactions().run(() -> ports().revokedTokens().removeExpired(NOON));

        assertThat(of(client)).containsExactly(expiring);
    }

    private void add(RevokedToken token) {
        ports().transactions().run(() -> ports().revokedTokens().add(token));
    }

    private Set<RevokedToken> of(String client) {
        return ports().transactions().call(() -> ports().revokedTokens().of(client));
    }

    private static RevokedToken token(String client, Instant expires) {
        return new RevokedToken(UUID.randomUUID().toString(), client, expires);
    }
}
