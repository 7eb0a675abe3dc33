package dev.rollcall.oauth;

import dev.rollcall.application.access.Connection;
import dev.rollcall.application.access.PublicUrl;
import dev.rollcall.domain.directory.ApiClient;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One node of the OAuth adapter on a {@link Connection}, whose clock moves its memory too. */
final class TokensUnderTest {

    static final URI ISSUER = URI.create("http://localhost:8080");

    final Connection connection = new Connection();
    final KeyRing keys = new KeyRing(
            connection.ports().signingKeys(),
            connection.ports().transactions(),
            new KeyEncryptionKey(new byte[KeyEncryptionKey.BYTES]),
            connection.clock());
    final AccessTokens accessTokens =
            new AccessTokens(keys, new TokenSettings(Duration.ofHours(1)), connection.clock());
    final CallerMemory callers = new CallerMemory(
            connection.callers(),
            connection.tokenRevocation(),
            () -> connection.clock().millis() * 1_000_000);
    final BearerCredentials credentials = new BearerCredentials(accessTokens, callers, new PublicUrl(Optional.empty()));

    String issue(String clientId) {
        return issue(clientId, "");
    }

    String issue(String clientId, String scopes) {
        ApiClient client = connection
                .tokenIssuing()
                .authenticate(clientId, Connection.SECRET, Connection.ADDRESS)
                .orElseThrow();
        return accessTokens.issue(client, ISSUER, scopes).value();
    }

    Authentication present(Surface surface, String... authorization) {
        return credentials.check(new BearerCredentials.Presented(
                List.of(authorization), surface, "localhost", ISSUER.getPort(), Connection.ADDRESS));
    }
}
