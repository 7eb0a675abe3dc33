package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What administrators do with the API clients of directories, and what identity providers notice of it. */
interface ApiClientCases extends RunningRollcall {

    @Test
    default void theSecretIsInOneAnswerOnlyAndGetsAToken() {
        Caller administrator = administrator();
        String clients = clients(newDirectory());
        JsonObject created =
                administrator.post(clients, "{\"name\":\"Okta\"}").expect(201).json();
        String secret = created.getString("clientSecret");
        assertThat(secret).matches("rcs_[0-9A-Za-z]{49}");
        assertThat(created.getString("clientId")).matches("[0-9a-z]{20}");
        anybody()
                .signedIn(created.getString("clientId"), secret, "scim")
                .get("/api/scim/v2/Users")
                .expect(200);
        Answer list = administrator.get(clients).expect(200);
        assertThat(list.body()).contains("\"lastFour\":\"" + secret.substring(secret.length() - 4) + "\"");
        for (String path : List.of(clients, clients.replace("/api-clients", ""), "/api/admin/directories?limit=500")) {
            assertThat(administrator.get(path).expect(200).body()).doesNotContain(secret);
        }
    }

    @Test
    default void theListTellsWhenAClientWasLastUsed() {
        ConnectedDirectory directory = newDirectory();
        Caller administrator = administrator();
        assertThat(client(administrator, directory).isNull("lastUsed")).isTrue();
        Instant before = Instant.now();
        directory.idp().get("/api/scim/v2/Users").expect(200);
        assertThat(Instant.parse(client(administrator, directory).getString("lastUsed")))
                .isBetween(before.minusSeconds(60), before.plusSeconds(60));
    }

    @Test
    default void withoutAnOverlapTheOldSecretEndsAtOnce() {
        ConnectedDirectory old = newDirectory();
        JsonObject rotated = rotate(old, 0).expect(201).json();
        assertThat(token(old.clientId(), old.clientSecret()).status()).isEqualTo(401);
        token(old.clientId(), rotated.getString("clientSecret")).expect(200);
        assertThat(rotated.getJsonArray("secrets")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {3600, 86_400})
    default void duringTheOverlapBothSecretsWork(int seconds) {
        ConnectedDirectory old = newDirectory();
        Instant before = Instant.now();
        JsonObject rotated = rotate(old, seconds).expect(201).json();
        token(old.clientId(), old.clientSecret()).expect(200);
        token(old.clientId(), rotated.getString("clientSecret")).expect(200);
        assertThat(rotated.getJsonArray("secrets")).hasSize(2);
        assertThat(Instant.parse(rotated.getString("created"))).isBeforeOrEqualTo(Instant.now());
        assertThat(Instant.parse(
                        rotated.getJsonArray("secrets").getJsonObject(1).getString("expiresAt")))
                .isBetween(before.plusSeconds(seconds - 1L), Instant.now().plusSeconds(seconds));
    }

    @Test
    default void anOldSecretStopsWorkingWhenItsOverlapIsOver() {
        ConnectedDirectory old = newDirectory();
        rotate(old, 2).expect(201);
        token(old.clientId(), old.clientSecret()).expect(200);
        Eventually.expect(401, () -> token(old.clientId(), old.clientSecret()));
        assertThat(refusals(old))
                .isNotEmpty()
                .allMatch(reason -> reason.startsWith("The client secret that ends in "
                        + old.clientSecret().substring(old.clientSecret().length() - 4)
                        + " is wrong or has expired. It came from "));
        rotate(old, 0).expect(201);
    }

    @Test
    default void aClientStopsWorkingWhenItExpiresWithTheTokensItHas() {
        ConnectedDirectory directory = newDirectory();
        JsonObject client = administrator()
                .post(
                        clients(directory),
                        "{\"name\":\"Ping\",\"expiresAt\":\"" + Instant.now().plusSeconds(3) + "\"}")
                .expect(201)
                .json();
        Caller idp = anybody().signedIn(client.getString("clientId"), client.getString("clientSecret"), "scim");
        idp.get("/api/scim/v2/Users").expect(200);
        Eventually.expect(401, () -> idp.get("/api/scim/v2/Users"));
        token(client.getString("clientId"), client.getString("clientSecret")).expect(401);
        assertThat(refusals(directory))
                .hasSizeGreaterThanOrEqualTo(2)
                .allMatch(reason -> reason.startsWith("The API client has expired. It came from "));
    }

    /** Why credentials of the directory were refused, as its log says. */
    private List<String> refusals(ConnectedDirectory directory) {
        return Pages.of(administrator(), "/api/admin/directories/" + directory.id() + "/log?action=tokenRefused")
                .stream()
                .map(event -> event.getString("reason"))
                .toList();
    }

    @Test
    default void aThirdLiveSecretIsRefusedAlsoToManyAtOnce() {
        ConnectedDirectory directory = newDirectory();
        List<Answer> answers = Crowd.ask(10, i -> rotate(directory, 3600));
        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 409);
        rotate(directory, 0).expect(409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"overlapSeconds\":-1}", "{\"overlapSeconds\":86401}", "{\"overlapSeconds\":\"0\"}"})
    default void anotherOverlapIsRefusedByName(String body) {
        ConnectedDirectory directory = newDirectory();
        Caller administrator = administrator();
        String client = client(administrator, directory).getString("id");
        Answer refused = administrator
                .post(clients(directory) + "/" + client + "/secrets", body)
                .expect(400);
        assertThat(refused.body()).contains("\"field\":\"overlapSeconds\"");
    }

    @Test
    default void aDirectoryHasAtMostFiveClientsAlsoWhenManyAreMadeAtOnce() {
        ConnectedDirectory directory = newDirectory();
        Caller administrator = administrator();
        List<Answer> answers = Crowd.ask(20, i -> administrator.post(clients(directory), "{\"name\":\"" + i + "\"}"));
        assertThat(answers).extracting(Answer::status).containsOnly(201, 409);
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(4);
        JsonObject list = administrator.get(clients(directory)).expect(200).json();
        assertThat(list.getJsonArray("items")).hasSize(5);
        assertThat(list.isNull("next")).isTrue();
    }

    @Test
    default void deletingAClientEndsItsTokensWithin5Seconds() {
        ConnectedDirectory directory = newDirectory();
        Caller idp = directory.idp();
        idp.get("/api/scim/v2/Users").expect(200);
        Caller administrator = administrator();
        String client =
                clients(directory) + "/" + client(administrator, directory).getString("id");
        administrator.delete(client).expect(204);
        administrator.delete(client).expect(404);
        assertThat(token(directory.clientId(), directory.clientSecret()).status())
                .isEqualTo(401);
        Eventually.expect(401, () -> idp.get("/api/scim/v2/Users"));
    }

    @Test
    default void anExpiryInThePastIsRefusedAndOneInTheFutureIsKept() {
        Caller administrator = administrator();
        String clients = clients(newDirectory());
        Answer refused = administrator.post(clients, "{\"name\":\"x\",\"expiresAt\":\"2020-01-01T00:00:00Z\"}");
        assertThat(refused.expect(400).body()).contains("\"field\":\"expiresAt\"");
        JsonObject created = administrator
                .post(clients, "{\"name\":\"x\",\"expiresAt\":\"9999-12-31T23:59:59.999Z\"}")
                .expect(201)
                .json();
        assertThat(created.getString("expiresAt")).isEqualTo("9999-12-31T23:59:59.999Z");
        assertThat(administrator.get(clients).expect(200).body()).contains("9999-12-31T23:59:59.999Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clientId", "clientSecret", "secret", "id"})
    default void nobodyChoosesACredential(String field) {
        Answer refused =
                administrator().post(clients(newDirectory()), "{\"name\":\"x\",\"" + field + "\":\"chosen-by-me\"}");
        assertThat(refused.expect(400).body()).contains("\"field\":\"" + field + "\"");
    }

    @TestFactory
    default Stream<DynamicTest> aClientOfAnotherDirectoryIsAnsweredLikeOneThatNobodyHas() {
        Caller administrator = administrator().with("X-Request-Id", "isolation");
        ConnectedDirectory mine = newDirectory();
        ConnectedDirectory other = newDirectory();
        String foreign = client(administrator, other).getString("id");
        String unknown = new StringBuilder(foreign).reverse().toString();
        Map<String, String> bodies = Map.of("DELETE /%s", "", "POST /%s/secrets", "{\"overlapSeconds\":0}");
        return bodies.entrySet().stream()
                .map(route -> DynamicTest.dynamicTest(route.getKey(), () -> {
                    Answer ofForeign = send(administrator, clients(mine), route, foreign);
                    Answer ofUnknown = send(administrator, clients(mine), route, unknown);
                    assertThat(ofForeign.expect(404).body())
                            .isEqualTo(ofUnknown.expect(404).body());
                    assertThat(ofForeign.comparableHeaders()).isEqualTo(ofUnknown.comparableHeaders());
                    token(other.clientId(), other.clientSecret()).expect(200);
                }));
    }

    private static Answer send(Caller administrator, String clients, Map.Entry<String, String> route, String id) {
        String[] methodAndPath = route.getKey().formatted(id).split(" ", 2);
        return methodAndPath[0].equals("DELETE")
                ? administrator.delete(clients + methodAndPath[1])
                : administrator.post(clients + methodAndPath[1], route.getValue());
    }

    private Answer token(String clientId, String clientSecret) {
        return anybody()
                .postForm(
                        "/api/oauth/token",
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                clientId,
                                "client_secret",
                                clientSecret));
    }

    private Answer rotate(ConnectedDirectory directory, int overlapSeconds) {
        Caller administrator = administrator();
        String client = client(administrator, directory).getString("id");
        return administrator.post(
                clients(directory) + "/" + client + "/secrets", "{\"overlapSeconds\":" + overlapSeconds + "}");
    }

    private static JsonObject client(Caller administrator, ConnectedDirectory directory) {
        return administrator
                .get(clients(directory))
                .expect(200)
                .json()
                .getJsonArray("items")
                .getJsonObject(0);
    }

    private static String clients(ConnectedDirectory directory) {
        return "/api/admin/directories/" + directory.id() + "/api-clients";
    }
}
