package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
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
        idp.patch(People.USERS + "/" + user, People.operation("replace", "nonsense", "1"))
                .expect(400);

        JsonObject status = awaitRequests(directory, 3);

        List<JsonObject> hours = status.getJsonArray("hours").getValuesAs(JsonObject.class);
        assertThat(hours).hasSize(24);
        assertThat(hours.stream().mapToInt(hour -> hour.getInt("errors")).sum()).isEqualTo(1);
        assertThat(Instant.parse(status.getString("lastContact")))
                .isAfterOrEqualTo(Instant.parse(status.getString("lastSuccess")))
                .isBetween(begin, Instant.now());
        assertThat(status.getJsonObject("lastError").getString("cause")).isEqualTo("invalidPath");
        assertThat(status.getJsonArray("tolerated").getValuesAs(JsonObject.class))
                .extracting(quirk -> quirk.getString("quirk") + " " + quirk.getInt("count"))
                .containsExactly("operationInCapitals 1");
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
