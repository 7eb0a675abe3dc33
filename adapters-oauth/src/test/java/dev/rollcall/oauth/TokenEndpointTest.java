package dev.rollcall.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.rollcall.application.access.Connection;
import dev.rollcall.application.access.TokenIssuing;
import dev.rollcall.application.port.Transactions;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.oauth.OAuthSurface.Answer;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenEndpointTest {

    private static final String GRANT = "grant_type=client_credentials";
    private static final String ENCODED_SECRET = URLEncoder.encode(Connection.SECRET, StandardCharsets.UTF_8);
    private static final String IN_BODY =
            GRANT + "&client_id=" + Connection.CLIENT + "&client_secret=" + ENCODED_SECRET;

    private final OAuthSurface server = OAuthSurface.onLocalhost();

    @Test
    void issuesATokenForCredentialsInTheBody() throws Exception {
        Answer answer = post(IN_BODY);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Pragma")).isEqualTo("no-cache");
        JsonObject body = answer.json();
        assertThat(body.keySet()).containsExactlyInAnyOrder("access_token", "token_type", "expires_in", "scope");
        assertThat(body.getString("token_type")).isEqualTo("Bearer");
        assertThat(body.getString("scope")).isEqualTo("scim");
        JWTClaimsSet claims = SignedJWT.parse(body.getString("access_token")).getJWTClaimsSet();
        assertThat(claims.getExpirationTime())
                .isEqualTo(claims.getIssueTime().toInstant().plusSeconds(body.getInt("expires_in")));
    }

    @ParameterizedTest
    @ValueSource(strings = {Connection.SECRET, "encoded"})
    void issuesATokenForCredentialsInABasicHeader(String secret) {
        String sent = secret.equals("encoded") ? ENCODED_SECRET : secret;

        assertThat(post(GRANT, "Authorization", basic(sent)).status()).isEqualTo(200);
        assertThat(post(IN_BODY, "Authorization", basic(sent)).status()).isEqualTo(200);
    }

    @Test
    void tellsTheScopeOfAnAdministrator() {
        Answer answer = post(GRANT + "&client_id=admin&client_secret=" + ENCODED_SECRET);

        assertThat(answer.json().getString("scope")).isEqualTo("admin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "scim", "admin", "scim users openid", "a,b", "%22"})
    void grantsTheOneScopeWhicheverIsAskedFor(String scope) {
        Answer answer = post(IN_BODY + "&scope=" + scope.replace(' ', '+'));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getString("scope")).isEqualTo("scim");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded; charset=UTF-8",
                "application/x-www-form-urlencoded;charset=\"utf-8\"",
                "application/x-www-form-urlencoded; charset=ISO-8859-1",
                "application/x-www-form-urlencoded; charset=no-such-charset",
                "application/x-www-form-urlencoded; charset=!"
            })
    void readsAFormInAnyCharset(String mediaType) {
        assertThat(server.send("POST", "token", IN_BODY, "Content-Type", mediaType)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void readsABodyWithoutMediaTypeAsAForm() {
        assertThat(server.send("POST", "token", IN_BODY).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "authorization_code", "refresh_token", "CLIENT_CREDENTIALS"})
    void refusesAnotherGrant(String grant) {
        assertError(post("grant_type=" + grant), 400, "unsupported_grant_type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "client_id=ping",
                "grant_type=",
                "grant_type=client_credentials&grant_type=client_credentials",
                "grant_type=%zz"
            })
    void refusesAFormThatIsNoTokenRequest(String form) {
        assertError(post(form), 400, "invalid_request");
    }

    @Test
    void refusesCredentialsInTheUrl() {
        for (String query : new String[] {"client_id=ping", "client_secret=x", "client%5Fsecret=x", "client_secret"}) {
            assertError(
                    server.send("POST", "token?" + query, IN_BODY, "Content-Type", OAuthSurface.FORM),
                    400,
                    "invalid_request");
        }
        assertThat(server.send("POST", "token?tenant=1", IN_BODY, "Content-Type", OAuthSurface.FORM)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void refusesABodyThatIsNoForm() {
        assertError(
                server.send(
                        "POST", "token", "{\"grant_type\":\"client_credentials\"}", "Content-Type", "application/json"),
                415,
                "invalid_request");
    }

    @Test
    void refusesABodyOfMoreThan64Kilobytes() {
        assertThat(post(padded(64 * 1024)).status()).isEqualTo(200);
        assertError(post(padded(64 * 1024 + 1)), 413, "invalid_request");
    }

    @Test
    void answersEveryFailureToProveAClientAlike() {
        Answer unknown = post(GRANT + "&client_id=nobody&client_secret=" + ENCODED_SECRET);
        Answer wrong = post(GRANT + "&client_id=ping&client_secret=wrong");

        assertError(unknown, 401, "invalid_client");
        assertThat(wrong).isEqualTo(unknown);
        assertThat(unknown.headers()).doesNotContainKey("WWW-Authenticate");
    }

    @Test
    void challengesAClientThatTriedBasic() {
        Answer wrong = post(GRANT, "Authorization", basic("wrong"));

        assertError(wrong, 401, "invalid_client");
        assertThat(wrong.header("WWW-Authenticate")).startsWith("Basic ");
    }

    @Test
    void refusesOtherMethodsAsJson() {
        for (String method : new String[] {"GET", "PUT", "DELETE", "PATCH"}) {
            Answer answer = server.send(method, "token", "");
            assertError(answer, 405, "invalid_request");
            assertThat(answer.header("Allow")).contains("POST");
        }
        assertError(server.send("GET", "nothing", ""), 404, "invalid_request");
    }

    @Test
    void neverMindsWhatTheClientAccepts() {
        assertThat(post(IN_BODY, "Accept", "text/html").status()).isEqualTo(200);
    }

    @Test
    void saysWhenTheDatabaseIsAway() {
        Answer answer = failing(() -> Refusal.of(Reason.UNAVAILABLE, "The database is away."));

        assertError(answer, 503, "temporarily_unavailable");
        assertThat(answer.header("Retry-After")).isNotEmpty();
    }

    @Test
    void answersItsOwnFailuresAsJson() {
        Answer answer = failing(() -> new IllegalStateException("secret detail"));

        assertError(answer, 500, "server_error");
        assertThat(answer.body()).doesNotContain("secret detail");
    }

    @Test
    void asksForThePublicUrlUnderAnUnknownName() {
        TokensUnderTest node = new TokensUnderTest();
        OAuthSurface elsewhere = new OAuthSurface(node, node.connection.tokenIssuing(), "rollcall.example.com");

        Answer answer = elsewhere.send("POST", "token", IN_BODY, "Content-Type", OAuthSurface.FORM);

        assertError(answer, 400, "invalid_request");
        assertThat(answer.body()).contains("ROLLCALL_PUBLIC_URL");
    }

    @Test
    void publishesTheKeysThatVerifyItsTokens() throws Exception {
        Answer answer = server.send("GET", "jwks", "");

        JWKSet keys = JWKSet.parse(answer.body());
        assertThat(keys.containsNonPublicKeys()).isFalse();
        SignedJWT token = SignedJWT.parse(post(IN_BODY).json().getString("access_token"));
        assertThat(keys.getKeyByKeyId(token.getHeader().getKeyID())).isNotNull();
    }

    @Test
    void describesItself() {
        JsonObject metadata =
                server.send("GET", "oauth-authorization-server", "").json();

        assertThat(metadata.getString("issuer")).isEqualTo("http://localhost:8080");
        assertThat(metadata.getString("token_endpoint")).isEqualTo("http://localhost:8080/api/oauth/token");
        assertThat(metadata.getString("jwks_uri")).isEqualTo("http://localhost:8080/api/oauth/jwks");
        assertThat(metadata.getString("revocation_endpoint")).isEqualTo("http://localhost:8080/api/oauth/revoke");
        assertThat(metadata.getString("introspection_endpoint"))
                .isEqualTo("http://localhost:8080/api/oauth/introspect");
        assertThat(metadata.getJsonArray("grant_types_supported").getValuesAs(JsonString::getString))
                .containsExactly("client_credentials");
        assertThat(metadata.getJsonArray("token_endpoint_auth_methods_supported")
                        .getValuesAs(JsonString::getString))
                .containsExactly("client_secret_basic", "client_secret_post");
    }

    private Answer post(String form, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Content-Type";
        all[1] = OAuthSurface.FORM;
        return server.send("POST", "token", form, all);
    }

    private static Answer failing(Supplier<RuntimeException> failure) {
        TokensUnderTest node = new TokensUnderTest();
        TokenIssuing issuing = new TokenIssuing(
                node.connection.ports().credentials(),
                new Transactions() {
                    @Override
                    public <T> T call(Supplier<T> work) {
                        throw failure.get();
                    }
                },
                node.connection.refusals(),
                node.connection.clock());
        return new OAuthSurface(node, issuing, "localhost:8080")
                .send("POST", "token", IN_BODY, "Content-Type", OAuthSurface.FORM);
    }

    private static String padded(int length) {
        String start = IN_BODY + "&padding=";
        return start + "x".repeat(length - start.length());
    }

    private static String basic(String secret) {
        byte[] both = (Connection.CLIENT + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    private static void assertError(Answer answer, int status, String error) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.json().getString("error")).isEqualTo(error);
        assertThat(answer.json().getString("error_description")).endsWith(".");
    }
}
