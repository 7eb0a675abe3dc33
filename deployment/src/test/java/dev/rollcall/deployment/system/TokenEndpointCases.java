package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How identity providers and administrators get access tokens (RFC 6749). */
interface TokenEndpointCases extends RunningRollcall {

    String TOKEN = "/api/oauth/token";
    String FORM = "application/x-www-form-urlencoded";
    String GRANT = "grant_type=client_credentials";

    @Test
    default void aClientGetsATokenByItsSecretInTheBody() {
        ConnectedDirectory directory = newDirectory();

        Answer answer = form(GRANT + inBody(directory)).expect(200);

        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        JsonObject body = answer.json();
        assertThat(body.getString("token_type")).isEqualTo("Bearer");
        assertThat(body.getString("scope")).isEqualTo("scim");
        JsonObject claims = claims(body.getString("access_token"));
        assertThat(body.getInt("expires_in"))
                .isEqualTo(claims.getInt("exp") - claims.getInt("iat"))
                .isEqualTo(3_600);
        assertThat(claims.getString("directory_id")).isEqualTo(directory.id());
        anybody()
                .bearing(body.getString("access_token"))
                .get("/api/scim/v2/Users?startIndex=1&count=1")
                .expect(200);
    }

    @Test
    default void aClientGetsATokenByABasicHeaderRawOrEncoded() {
        ConnectedDirectory directory = newDirectory();
        String raw = basic(directory.clientId(), directory.clientSecret());
        String encoded = basic(
                "%" + hex(directory.clientId().charAt(0)) + directory.clientId().substring(1),
                "rcs%5F" + directory.clientSecret().substring(4));

        speakingForms().with("Authorization", raw).post(TOKEN, GRANT).expect(200);
        speakingForms().with("Authorization", encoded).post(TOKEN, GRANT).expect(200);
        speakingForms()
                .with("Authorization", raw)
                .post(TOKEN, GRANT + inBody(directory))
                .expect(200);
        assertThat(speakingForms()
                        .with("Authorization", raw)
                        .post(TOKEN, GRANT + "&client_id=other&client_secret=other")
                        .expect(400)
                        .json()
                        .getString("error"))
                .isEqualTo("invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "scim", "scim openid", "users,groups", "admin"})
    default void unknownScopesAreDropped(String scope) {
        ConnectedDirectory directory = newDirectory();

        Answer answer = form(GRANT + inBody(directory) + "&scope=" + scope.replace(' ', '+'))
                .expect(200);

        assertThat(answer.json().getString("scope")).isEqualTo("scim");
    }

    @ParameterizedTest
    @CsvSource({
        "grant_type=password, unsupported_grant_type",
        "'', invalid_request",
        "scope=scim, invalid_request",
        "grant_type=client_credentials&grant_type=client_credentials, invalid_request"
    })
    default void aRequestForAnotherGrantIsRefused(String form, String error) {
        Answer answer = form(form).expect(400);

        assertThat(answer.json().getString("error")).isEqualTo(error);
    }

    @Test
    default void credentialsInTheUrlAreRefused() {
        ConnectedDirectory directory = newDirectory();

        Answer answer = speakingForms()
                .post(TOKEN + "?client_secret=" + directory.clientSecret(), GRANT + inBody(directory))
                .expect(400);

        assertThat(answer.body()).doesNotContain(directory.clientSecret());
    }

    @Test
    default void aJsonBodyAndOtherMethodsAreRefusedInJson() {
        assertThat(anybody().post(TOKEN, "{}").expect(415).json().getString("error"))
                .isEqualTo("invalid_request");
        Answer get = anybody().get(TOKEN).expect(405);
        assertThat(get.header("Allow")).contains("POST");
        assertThat(get.json().getString("error")).isEqualTo("invalid_request");
    }

    @Test
    default void everyFailureToProveAClientReadsTheSame() {
        ConnectedDirectory wrongSecret = newDirectory();
        ConnectedDirectory rotated = newDirectory();
        administrator()
                .post(
                        client(rotated) + "/secrets",
                        Json.createObjectBuilder().add("overlapSeconds", 0).build())
                .expect(201);
        ConnectedDirectory removed = newDirectory();
        administrator().delete(client(removed)).expect(204);
        ConnectedDirectory switchedOff = newDirectory();
        switchOff(switchedOff);

        List<Answer> refusals = List.of(
                form(GRANT + "&client_id=nobody&client_secret=nothing"),
                form(GRANT + "&client_id=" + wrongSecret.clientId() + "&client_secret=wrong"),
                form(GRANT + inBody(rotated)),
                form(GRANT + inBody(removed)),
                form(GRANT + inBody(switchedOff)));

        assertThat(refusals).extracting(Answer::status).containsOnly(401);
        assertThat(refusals)
                .extracting(Answer::body)
                .containsOnly(refusals.get(0).body());
        assertThat(refusals)
                .extracting(Answer::comparableHeaders)
                .containsOnly(refusals.get(0).comparableHeaders());
        assertThat(refusals.get(0).json().getString("error")).isEqualTo("invalid_client");
    }

    @Test
    default void aClientThatTriedBasicIsChallenged() {
        Answer answer = speakingForms()
                .with("Authorization", basic("nobody", "nothing"))
                .post(TOKEN, GRANT)
                .expect(401);

        assertThat(answer.header("WWW-Authenticate")).startsWith("Basic ");
    }

    @Test
    default void anOldSecretWorksWhileTheRotationOverlaps() {
        ConnectedDirectory directory = newDirectory();
        String oldToken = anybody().accessToken(directory.clientId(), directory.clientSecret(), "scim");
        String next = administrator()
                .post(
                        client(directory) + "/secrets",
                        Json.createObjectBuilder().add("overlapSeconds", 3_600).build())
                .expect(201)
                .json()
                .getString("clientSecret");

        form(GRANT + inBody(directory)).expect(200);
        form(GRANT + "&client_id=" + directory.clientId() + "&client_secret=" + next)
                .expect(200);
        anybody().bearing(oldToken).get("/api/scim/v2/Users?count=1").expect(200);
    }

    @Test
    default void aRevokedTokenIsRefusedAndFoundInactive() {
        ConnectedDirectory directory = newDirectory();
        String token = anybody().accessToken(directory.clientId(), directory.clientSecret(), "scim");
        Map<String, String> about =
                Map.of("token", token, "client_id", directory.clientId(), "client_secret", directory.clientSecret());
        anybody().bearing(token).get("/api/scim/v2/Users?count=1").expect(200);
        assertThat(anybody()
                        .postForm("/api/oauth/introspect", about)
                        .expect(200)
                        .json()
                        .getBoolean("active"))
                .isTrue();

        anybody().postForm("/api/oauth/revoke", about).expect(200);

        anybody().bearing(token).get("/api/scim/v2/Users?count=1").expect(401);
        assertThat(anybody()
                        .postForm("/api/oauth/introspect", about)
                        .expect(200)
                        .body())
                .isEqualTo("{\"active\":false}");
    }

    @Test
    default void aTokenVerifiesWithThePublishedKeysOfThePublishedIssuer() {
        JsonObject metadata = anybody()
                .get("/.well-known/oauth-authorization-server")
                .expect(200)
                .json();
        JsonObject keys = anybody().get("/api/oauth/jwks").expect(200).json();
        String token = anybody().accessToken("admin", BOOTSTRAP_SECRET, "admin");

        assertThat(claims(token).getString("iss")).isEqualTo(metadata.getString("issuer"));
        assertThat(metadata.getString("token_endpoint")).isEqualTo(metadata.getString("issuer") + TOKEN);
        assertThat(metadata.getString("jwks_uri")).isEqualTo(metadata.getString("issuer") + "/api/oauth/jwks");
        String kid = part(token, 0).getString("kid");
        assertThat(keys.getJsonArray("keys"))
                .extracting(key -> key.asJsonObject().getString("kid"))
                .contains(kid);
        assertThat(keys.toString()).doesNotContain("\"d\"");
    }

    @TestFactory
    default Stream<DynamicTest> aCredentialOfOneSurfaceIsNothingOnTheOthers() {
        ConnectedDirectory directory = newDirectory();
        Map<String, String> forScim = new LinkedHashMap<>();
        forScim.put(
                "access token of a directory",
                anybody().accessToken(directory.clientId(), directory.clientSecret(), "scim"));
        forScim.put("secret token", secretToken(directory));
        Map<String, String> forAdmin =
                Map.of("access token of an administrator", anybody().accessToken("admin", BOOTSTRAP_SECRET, "admin"));
        Map<String, String> forNothing =
                Map.of("client secret", directory.clientSecret(), "ID token of somebody else", idToken());
        return Stream.of(
                        refused("/api/admin/directories", forScim),
                        refused("/api/scim/v2/Users", forAdmin),
                        refused("/api/scim/v2/Users", forNothing),
                        refused("/api/admin/directories", forNothing),
                        accepted("/api/scim/v2/Users?count=1", forScim),
                        accepted("/api/admin/directories", forAdmin))
                .flatMap(tests -> tests);
    }

    private Stream<DynamicTest> refused(String path, Map<String, String> tokens) {
        return tokens.entrySet().stream()
                .map(token -> DynamicTest.dynamicTest(path + " refuses the " + token.getKey(), () -> {
                    Answer answer =
                            anybody().bearing(token.getValue()).get(path).expect(401);
                    assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
                }));
    }

    private Stream<DynamicTest> accepted(String path, Map<String, String> tokens) {
        return tokens.entrySet().stream()
                .map(token -> DynamicTest.dynamicTest(
                        path + " takes the " + token.getKey(),
                        () -> anybody().bearing(token.getValue()).get(path).expect(200)));
    }

    private Answer form(String body) {
        return speakingForms().send("POST", TOKEN, BodyPublishers.ofString(body));
    }

    private Caller speakingForms() {
        return anybody().speaking(FORM);
    }

    private void switchOff(ConnectedDirectory directory) {
        administrator()
                .speaking("application/merge-patch+json")
                .patch(
                        "/api/admin/directories/" + directory.id(),
                        Json.createObjectBuilder().add("active", false).build())
                .expect(200);
    }

    private String client(ConnectedDirectory directory) {
        String clients = "/api/admin/directories/" + directory.id() + "/api-clients";
        JsonObject client = administrator()
                .get(clients)
                .expect(200)
                .json()
                .getJsonArray("items")
                .getJsonObject(0);
        return clients + "/" + client.getString("id");
    }

    private String secretToken(ConnectedDirectory directory) {
        return administrator()
                .post(
                        "/api/admin/directories/" + directory.id() + "/tokens",
                        Json.createObjectBuilder().add("name", "token").build())
                .expect(201)
                .json()
                .getString("token");
    }

    private static String inBody(ConnectedDirectory directory) {
        return "&client_id=" + directory.clientId() + "&client_secret=" + directory.clientSecret();
    }

    private static String basic(String id, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(char character) {
        return Integer.toHexString(character);
    }

    /** Well-formed and signed with RS256 by nobody. */
    private static String idToken() {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        String header = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"1\"}";
        String claims = "{\"iss\":\"https://sts.windows.net/t/\",\"aud\":\"8adf8e6e-67b2-4cf2-a259-e3dc5476c621\"}";
        return Stream.of(
                        header.getBytes(StandardCharsets.UTF_8), claims.getBytes(StandardCharsets.UTF_8), new byte[256])
                .map(encoder::encodeToString)
                .reduce((left, right) -> left + "." + right)
                .orElseThrow();
    }

    private static JsonObject claims(String token) {
        return part(token, 1);
    }

    private static JsonObject part(String token, int index) {
        String json = new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]), StandardCharsets.UTF_8);
        return Json.createReader(new StringReader(json)).readObject();
    }
}
