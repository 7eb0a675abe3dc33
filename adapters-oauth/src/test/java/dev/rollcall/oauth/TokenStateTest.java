package dev.rollcall.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.access.Connection;
import dev.rollcall.application.access.PublicUrl;
import dev.rollcall.oauth.OAuthSurface.Answer;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Revocation (RFC 7009) and introspection (RFC 7662). */
class TokenStateTest {

    private static final String INACTIVE = "{\"active\":false}";
    private static final String[] CONTENT_TYPE = {"Content-Type", OAuthSurface.FORM};

    private final OAuthSurface server = OAuthSurface.onLocalhost();
    private final String token = server.node.issue(Connection.CLIENT);

    @Test
    void refusesATokenFromItsRevocationOn() {
        assertThat(present(token)).isInstanceOf(Authentication.Accepted.class);

        assertThat(revoke(token, Connection.CLIENT).status()).isEqualTo(200);

        assertThat(present(token)).isInstanceOf(Authentication.Refused.class);
        assertThat(introspect(token, Connection.CLIENT)).isEqualTo(INACTIVE);
    }

    @Test
    void revokesOneTokenAndNotItsClient() {
        String other = server.node.issue(Connection.CLIENT);

        revoke(token, Connection.CLIENT);
        revoke(token, Connection.CLIENT);

        assertThat(present(other)).isInstanceOf(Authentication.Accepted.class);
    }

    @Test
    void refusesARevokedTokenOnAnotherNodeOnceThatAsksAgain() {
        CallerMemory otherNode = new CallerMemory(
                server.node.connection.callers(),
                server.node.connection.tokenRevocation(),
                () -> server.node.connection.clock().millis() * 1_000_000);
        BearerCredentials there =
                new BearerCredentials(server.node.accessTokens, otherNode, new PublicUrl(Optional.empty()));
        BearerCredentials.Presented presented = new BearerCredentials.Presented(
                List.of("Bearer " + token),
                Surface.SCIM,
                "localhost",
                TokensUnderTest.ISSUER.getPort(),
                Connection.ADDRESS);
        assertThat(there.check(presented)).isInstanceOf(Authentication.Accepted.class);

        revoke(token, Connection.CLIENT);
        server.node.connection.pass(Duration.ofMillis(2_001));

        assertThat(there.check(presented)).isInstanceOf(Authentication.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "a.b.c", "rct_x", Connection.SECRET})
    void answersTheSameForATokenItDoesNotKnow(String unknown) {
        assertThat(revoke(unknown, Connection.CLIENT).status()).isEqualTo(200);
        assertThat(introspect(unknown, Connection.CLIENT)).isEqualTo(INACTIVE);
    }

    @Test
    void leavesTheTokensOfOthersAlone() {
        assertThat(revoke(token, Connection.ADMINISTRATOR).status()).isEqualTo(200);
        assertThat(revoke(Connection.TOKEN, Connection.CLIENT).status()).isEqualTo(200);

        assertThat(present(token)).isInstanceOf(Authentication.Accepted.class);
        assertThat(present(Connection.TOKEN)).isInstanceOf(Authentication.Accepted.class);
        assertThat(introspect(token, Connection.ADMINISTRATOR)).isEqualTo(INACTIVE);
        assertThat(introspect(Connection.TOKEN, Connection.ADMINISTRATOR)).isEqualTo(INACTIVE);
        assertThat(introspect(server.node.issue(Connection.ADMINISTRATOR), Connection.CLIENT))
                .isEqualTo(INACTIVE);
    }

    @Test
    void describesATokenThatCounts() {
        JsonObject described = server.send("POST", "introspect", form(token, Connection.CLIENT), CONTENT_TYPE)
                .json();

        assertThat(described.getBoolean("active")).isTrue();
        assertThat(described.getString("client_id")).isEqualTo(Connection.CLIENT);
        assertThat(described.getString("scope")).isEqualTo("scim");
        assertThat(described.getString("token_type")).isEqualTo("Bearer");
        assertThat(described.getInt("exp") - described.getInt("iat")).isEqualTo(3_600);
    }

    @Test
    void describesTheSecretTokenOfTheOwnDirectory() {
        JsonObject described = server.send(
                        "POST", "introspect", form(Connection.TOKEN, Connection.CLIENT), CONTENT_TYPE)
                .json();

        assertThat(described.getBoolean("active")).isTrue();
        assertThat(described.getString("sub")).isEqualTo("the token");
    }

    @Test
    void findsAnExpiredTokenInactive() {
        server.node.connection.pass(Duration.ofHours(2));

        assertThat(introspect(token, Connection.CLIENT)).isEqualTo(INACTIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"revoke", "introspect"})
    void wantsAClientAndAToken(String endpoint) {
        Answer nobody = server.send("POST", endpoint, "token=" + token, CONTENT_TYPE);
        Answer wrong = server.send(
                "POST", endpoint, "token=x&client_id=" + Connection.CLIENT + "&client_secret=wrong", CONTENT_TYPE);
        Answer nothing = server.send("POST", endpoint, client(Connection.CLIENT), CONTENT_TYPE);
        Answer inUrl = server.send("POST", endpoint + "?token=x", client(Connection.CLIENT), CONTENT_TYPE);

        assertThat(nobody.status()).isEqualTo(401);
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(nothing.status()).isEqualTo(400);
        assertThat(nothing.json().getString("error")).isEqualTo("invalid_request");
        assertThat(inUrl.status()).isEqualTo(400);
    }

    private Answer revoke(String revoked, String client) {
        return server.send("POST", "revoke", form(revoked, client), CONTENT_TYPE);
    }

    private String introspect(String described, String client) {
        return server.send("POST", "introspect", form(described, client), CONTENT_TYPE)
                .body();
    }

    private Authentication present(String presented) {
        return server.node.present(Surface.SCIM, "Bearer " + presented);
    }

    private static String form(String token, String client) {
        return client(client) + "&token=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
    }

    private static String client(String client) {
        return "client_id=" + client + "&client_secret=" + URLEncoder.encode(Connection.SECRET, StandardCharsets.UTF_8);
    }
}
