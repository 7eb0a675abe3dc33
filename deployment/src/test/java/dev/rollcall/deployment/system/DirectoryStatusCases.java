package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an administrator sees of how a directory is doing. */
interface DirectoryStatusCases extends RunningRollcall {

    @Test
    default void showsWhatADirectoryHolds() {
        ConnectedDirectory directory = newDirectory(Json.createObjectBuilder()
                .add("synchronization", Json.createObjectBuilder().add("activate", false))
                .build());
        Caller idp = directory.idp();
        String user = People.create(idp, People.user(People.newName()));
        People.create(idp, People.user(People.newName()).add("active", false));
        Teams.create(idp, "Team " + UUID.randomUUID(), user, UUID.randomUUID().toString());

        JsonObject status = status(directory);

        assertThat(status.getJsonObject("users").toString()).isEqualTo("{\"active\":1,\"inactive\":1,\"waiting\":1}");
        assertThat(status.getInt("groups")).isEqualTo(1);
        assertThat(status.getInt("parkedMembers")).isEqualTo(1);
        assertThat(status.getInt("held")).isZero();
    }

    @Test
    default void countsCallsErrorsAndWhatIsTolerated() {
        ConnectedDirectory directory = newDirectory();
        Caller idp = directory.idp();
        assertThat(status(directory).isNull("lastContact")).isTrue();
        Instant begin = Instant.now().minusMillis(1);
        String user = People.create(idp, People.user(People.newName()));
        idp.patch(People.USERS + "/" + user, People.operation("Replace", "title", "\"Dr.\""))
                .expect(200);
        idp.patch(
                        People.USERS + "/" + user,
                        People.operation("replace", "phoneNumbers[type eq \\\"work\\\"].value", "\"+49 30 1\""))
                .expect(200);
        idp.patch(People.USERS + "/" + user, People.operation("replace", "nonsense", "1"))
                .expect(400);

        String group = Teams.create(idp, "Team " + UUID.randomUUID());
        idp.patch(
                        Teams.GROUPS + "/" + group,
                        People.operation("replace", "members[value eq \\\"" + user + "\\\"]", "{\"type\":\"User\"}"))
                .expect(200);

        JsonObject status = awaitRequests(directory, 6);

        Instant refused = Instant.parse(status.getJsonObject("lastError").getString("time"));
        assertThat(refused).isBetween(begin, Instant.now());
        List<JsonObject> hours = status.getJsonArray("hours").getValuesAs(JsonObject.class);
        assertThat(hours).hasSize(24);
        assertThat(hours.stream().mapToInt(hour -> hour.getInt("errors")).sum()).isEqualTo(1);
        assertThat(Instant.parse(status.getString("lastContact")))
                .isAfterOrEqualTo(Instant.parse(status.getString("lastSuccess")))
                .isBetween(begin, Instant.now());
        assertThat(status.getJsonObject("lastError").getString("cause")).isEqualTo("invalidPath");
        assertThat(status.getJsonArray("tolerated").getValuesAs(JsonObject.class))
                .extracting(quirk -> quirk.getString("quirk") + " " + quirk.getInt("count"))
                .containsExactlyInAnyOrder("operationInCapitals 1", "replaceWithoutMatch 2");
    }

    @Test
    default void countsWhatIsToleratedInsideOfBulkRequests() {
        ConnectedDirectory directory = newDirectory();
        String user = People.create(directory.idp(), People.user(People.newName()));
        String operation = "{\"method\":\"PATCH\",\"path\":\"/Users/" + user + "\",\"data\":"
                + People.operation("Replace", "title", "\"Dr.\"") + "}";
        directory
                .idp()
                .post(
                        "/api/scim/v2/Bulk",
                        "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"],\"Operations\":["
                                + operation + "]}")
                .expect(200);

        assertThat(awaitRequests(directory, 2).getJsonArray("tolerated").getValuesAs(JsonObject.class))
                .extracting(quirk -> quirk.getString("quirk"))
                .containsExactly("operationInCapitals");
    }

    @Test
    default void warnsOfCredentialsThatEndSoon() {
        ConnectedDirectory directory = newDirectory();
        String tokens = "/api/admin/directories/" + directory.id() + "/tokens";
        String soon = Instant.now().plus(Duration.ofDays(6)).toString();
        administrator()
                .post(
                        tokens,
                        Json.createObjectBuilder()
                                .add("name", "Okta")
                                .add("expiresAt", soon)
                                .build())
                .expect(201);
        administrator()
                .post(tokens, Json.createObjectBuilder().add("name", "Ping").build())
                .expect(201);

        assertThat(status(directory).getJsonArray("expiring").getValuesAs(JsonObject.class))
                .singleElement()
                .satisfies(expiry -> {
                    assertThat(expiry.getString("type")).isEqualTo("secretToken");
                    assertThat(expiry.getString("name")).isEqualTo("Okta");
                    assertThat(expiry.getInt("withinDays")).isEqualTo(7);
                });
    }

    @Test
    default void tellsOfEachCredentialHowSoonItEnds() {
        ConnectedDirectory directory = newDirectory();
        String path = "/api/admin/directories/" + directory.id();
        issue(path + "/tokens", "in 89 days", Duration.ofDays(89));
        issue(path + "/tokens", "in 29 days", Duration.ofDays(29));
        issue(path + "/tokens", "in 91 days", Duration.ofDays(91));
        issue(path + "/api-clients", "in 6 days", Duration.ofDays(6));
        issue(path + "/api-clients", "in 23 hours", Duration.ofHours(23));
        issue(path + "/api-clients", "at once", Duration.ofSeconds(5));
        String client = Pages.of(administrator(), path + "/api-clients").get(0).getString("id");
        administrator()
                .post(path + "/api-clients/" + client + "/secrets", "{\"overlapSeconds\":3600}")
                .expect(201);

        Instant end = Instant.now().plusSeconds(20);
        List<String> expiring = expiring(directory);
        while (!expiring.get(0).endsWith(" 0") && Instant.now().isBefore(end)) {
            expiring = expiring(directory);
        }
        assertThat(expiring)
                .containsExactly(
                        "apiClient at once 0",
                        "clientSecret IdP 1",
                        "apiClient in 23 hours 1",
                        "apiClient in 6 days 7",
                        "secretToken in 29 days 30",
                        "secretToken in 89 days 90");
    }

    private void issue(String path, String name, Duration life) {
        administrator()
                .post(
                        path,
                        Json.createObjectBuilder()
                                .add("name", name)
                                .add("expiresAt", Instant.now().plus(life).toString())
                                .build())
                .expect(201);
    }

    /** Each credential that ends, with its class. */
    private List<String> expiring(ConnectedDirectory directory) {
        return status(directory).getJsonArray("expiring").getValuesAs(JsonObject.class).stream()
                .map(expiry ->
                        expiry.getString("type") + " " + expiry.getString("name") + " " + expiry.getInt("withinDays"))
                .toList();
    }

    @Test
    default void countsWhatAnAdministratorHasToDecide() {
        ConnectedDirectory directory = newDirectory(Json.createObjectBuilder()
                .add("users", Json.createObjectBuilder().add("existingLocalUsers", "reject"))
                .build());
        Caller idp = directory.idp();
        String name = People.newName();
        String local = administrator()
                .post("/api/admin/users", "{\"loginName\":\"" + name + "\"}")
                .expect(201)
                .json()
                .getString("id");
        idp.post(People.USERS, People.user(name).build()).expect(409);
        assertThat(status(directory).getInt("conflicts")).isEqualTo(1);

        JsonObject error = status(directory).getJsonObject("lastError");
        assertThat(error.getString("reason")).endsWith(".");
        assertThat(Pages.of(
                        administrator(),
                        "/api/admin/directories/" + directory.id() + "/log?requestId=" + error.getString("requestId")))
                .singleElement()
                .satisfies(event -> assertThat(event.getString("time")).isEqualTo(error.getString("time")));

        administrator().delete("/api/admin/users/" + local).expect(204);
        People.create(idp, People.user(name));
        assertThat(Eventually.some(() -> Stream.of(status(directory).getInt("conflicts"))
                        .filter(conflicts -> conflicts == 0)
                        .toList()))
                .hasSize(1);
    }

    private JsonObject awaitRequests(ConnectedDirectory directory, int number) {
        Instant end = Instant.now().plusSeconds(20);
        JsonObject status = status(directory);
        while (requests(status) < number && Instant.now().isBefore(end)) {
            status = status(directory);
        }
        assertThat(requests(status)).isEqualTo(number);
        return status;
    }

    private static int requests(JsonObject status) {
        return status.getJsonArray("hours").getValuesAs(JsonObject.class).stream()
                .mapToInt(hour -> hour.getInt("requests"))
                .sum();
    }

    private JsonObject status(ConnectedDirectory directory) {
        return administrator()
                .get("/api/admin/directories/" + directory.id())
                .expect(200)
                .json()
                .getJsonObject("status");
    }
}
