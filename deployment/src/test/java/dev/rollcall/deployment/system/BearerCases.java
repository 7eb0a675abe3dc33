package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is believed on SCIM paths, and for how long (RFC 6750). */
interface BearerCases extends RunningRollcall {

    String USERS = "/api/scim/v2/Users?count=1";

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER ", "", "Bearer Bearer "})
    default void aSecretTokenIsTakenHoweverTheSchemeIsWritten(String scheme) {
        String token = secretToken(newDirectory()).getString("token");

        anybody().with("Authorization", scheme + token).get(USERS).expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "non-token",
                "Bearer bad",
                "Bearer",
                "Bearer null",
                "Bearer undefined",
                "Basic YTpi",
                "Bearer eyJhbGciOiJub25lIn0.e30.",
                "Bearer rct_0000000000000000000000000000000000000000000000000"
            })
    default void whatIsNoTokenIsRefusedAsAScimError(String authorization) {
        Answer answer =
                anybody().with("Authorization", authorization).get(USERS).expect(401);

        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
        assertScimError(answer, "401");
    }

    @Test
    default void aTokenThatOnlyReadsChangesNothing() {
        ConnectedDirectory directory = newDirectory();
        String user = People.USERS + "/" + People.create(directory.idp(), People.user(People.newName()));
        Caller reader = anybody()
                .signedIn(directory.clientId(), directory.clientSecret(), "scim:read")
                .speaking("application/scim+json");
        String before = reader.get(user).expect(200).body();
        reader.get(People.USERS + "?count=1").expect(200);
        for (String path : List.of(
                People.USERS,
                user,
                "/api/scim/v2/Groups",
                "/api/scim/v2/Groups/1",
                "/api/scim/v2/Bulk",
                "/api/scim/v2/Bulk;a=%2F.search",
                "/api/scim/v2/Bulk%2F.search",
                "/api/scim/v2/x")) {
            for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
                Answer refused =
                        reader.send(method, path, BodyPublishers.ofString("{}")).expect(403);
                assertThat(refused.header("WWW-Authenticate")).contains("error=\"insufficient_scope\"");
                assertThat(refused.json().getString("status")).isEqualTo("403");
            }
        }
        assertThat(reader.get(user).expect(200).body()).isEqualTo(before);
    }

    @Test
    default void noTokenIsRefusedAsAScimError() {
        Answer answer = anybody().get(USERS).expect(401);

        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        assertScimError(answer, "401");
    }

    @Test
    default void aTokenInTheUrlCountsForNothing() {
        ConnectedDirectory directory = newDirectory();
        String token = anybody().accessToken(directory.clientId(), directory.clientSecret(), "scim");

        anybody().get(USERS + "&access_token=" + token).expect(401);
    }

    @Test
    default void twoTokensAreRefusedEvenIfBothAreGood() throws IOException, InterruptedException {
        String token = secretToken(newDirectory()).getString("token");
        HttpRequest request = HttpRequest.newBuilder(URI.create(address() + USERS))
                .header("Authorization", "Bearer " + token)
                .header("Authorization", "Bearer " + token)
                .build();

        Answer answer = Answer.of(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()));

        assertScimError(answer.expect(400), "400");
    }

    @Test
    default void anUnexpiredTokenOfARemovedClientIsRefusedSoon() {
        ConnectedDirectory directory = newDirectory();
        Caller idp = directory.idp();
        idp.get(USERS).expect(200);
        String clients = directoryPath(directory) + "/api-clients";
        String id = administrator()
                .get(clients)
                .expect(200)
                .json()
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("id");

        administrator().delete(clients + "/" + id).expect(204);

        assertScimError(Eventually.expect(401, () -> idp.get(USERS)), "401");
        assertTold(directory, "The API client of the access token was deleted; ");
    }

    @Test
    default void aRevokedTokenIsAProblemUntilTheNextSuccess() {
        ConnectedDirectory directory = newDirectory();
        String token = anybody().accessToken(directory.clientId(), directory.clientSecret(), "scim");
        anybody()
                .postForm(
                        "/api/oauth/revoke",
                        Map.of(
                                "token", token,
                                "client_id", directory.clientId(),
                                "client_secret", directory.clientSecret()))
                .expect(200);

        assertScimError(anybody().bearing(token).get(USERS).expect(401), "401");

        assertTold(directory, "The access token was revoked; ");
        assertProblemUntilTheNextSuccess(directory);
    }

    @Test
    default void aTokenForAnotherAddressIsAProblemUntilTheNextSuccess() throws IOException {
        ConnectedDirectory directory = newDirectory();
        String token = anybody().accessToken(directory.clientId(), directory.clientSecret(), "scim");

        assertThat(RawRequest.get(address(), "localhost:1", USERS, token)).startsWith("HTTP/1.1 401 ");

        assertTold(directory, "The access token was issued for another address of this server than ");
        assertProblemUntilTheNextSuccess(directory);
    }

    private void assertTold(ConnectedDirectory directory, String sentence) {
        assertThat(administrator()
                        .get(directoryPath(directory) + "/log?action=tokenRefused")
                        .expect(200)
                        .json()
                        .getJsonArray("items")
                        .getValuesAs(JsonObject.class))
                .isNotEmpty()
                .allSatisfy(event -> {
                    assertThat(event.getString("client")).isEqualTo(directory.clientId());
                    assertThat(event.getString("reason")).startsWith(sentence);
                });
    }

    private void assertProblemUntilTheNextSuccess(ConnectedDirectory directory) {
        String problems = directoryPath(directory) + "/problems";
        assertThat(administrator().get(problems).expect(200).json().getJsonArray("items"))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.asJsonObject().getString("cause")).isEqualTo("invalidToken"));
        People.create(directory.idp(), People.user(People.newName()));
        assertThat(administrator().get(problems).expect(200).json().getJsonArray("items"))
                .isEmpty();
    }

    @Test
    default void aRemovedSecretTokenIsRefusedSoon() {
        ConnectedDirectory directory = newDirectory();
        JsonObject token = secretToken(directory);
        Caller idp = anybody().bearing(token.getString("token"));
        idp.get(USERS).expect(200);

        administrator()
                .delete(directoryPath(directory) + "/tokens/" + token.getString("id"))
                .expect(204);

        assertScimError(Eventually.expect(401, () -> idp.get(USERS)), "401");
    }

    @Test
    default void aDirectoryThatIsSwitchedOffRefusesSoonAndSaysWhy() {
        ConnectedDirectory directory = newDirectory();
        Caller idp = directory.idp();
        String user = People.create(idp, People.user(People.newName()));

        administrator()
                .speaking("application/merge-patch+json")
                .patch(
                        directoryPath(directory),
                        Json.createObjectBuilder().add("active", false).build())
                .expect(200);

        assertScimError(Eventually.expect(403, () -> idp.get(USERS)), "403");
        for (ScimRoutes.Route route : ScimRoutes.ofADirectory()) {
            BodyPublisher body = route.method().equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}");
            assertScimError(idp.send(route.method(), route.path(user), body).expect(403), "403");
        }
    }

    private static void assertScimError(Answer answer, String status) {
        assertThat(answer.header("Content-Type")).startsWith("application/scim+json");
        assertThat(answer.json().getString("status")).isEqualTo(status);
        assertThat(answer.json().getString("detail")).isNotBlank();
    }

    private JsonObject secretToken(ConnectedDirectory directory) {
        return administrator()
                .post(
                        directoryPath(directory) + "/tokens",
                        Json.createObjectBuilder().add("name", "token").build())
                .expect(201)
                .json();
    }

    private static String directoryPath(ConnectedDirectory directory) {
        return "/api/admin/directories/" + directory.id();
    }
}
