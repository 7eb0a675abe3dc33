package dev.rollcall.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.rest.http.InMemorySurface.Answer;
import org.junit.jupiter.api.Test;

/** How clients and tokens are shown over HTTP, their secrets once. */
class CredentialSurfaceTest extends AdminSurface {

    @Test
    void showsAClientSecretOnce() {
        String clients = "/directories/" + newDirectory("HR") + "/api-clients";

        Answer created = post(clients, "{\"name\":\"Okta\"}");
        String id = created.json().text("id").orElseThrow();
        String secret = created.json().text("clientSecret").orElseThrow();

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo(ADDRESS + clients + "/" + id);
        assertThat(created.json().names())
                .containsExactly(
                        "id", "name", "clientId", "created", "lastUsed", "expiresAt", "secrets", "clientSecret");
        assertThat(created.json().text("clientId").orElseThrow()).matches("[a-z0-9]{20}");
        assertThat(get(clients).body())
                .doesNotContain(secret)
                .contains("\"secrets\":[{\"lastFour\":\"" + secret.substring(secret.length() - 4)
                        + "\",\"created\":\"2026-11-22T04:00:00.000Z\",\"expiresAt\":null}]");
        assertThat(items(get(clients)).elements())
                .containsExactly(created.json().without("clientSecret"));
    }

    @Test
    void showsTheSecretOfARotationOnce() {
        String clients = "/directories/" + newDirectory("HR") + "/api-clients";
        String client = post(clients, "{\"name\":\"Okta\"}").json().text("id").orElseThrow();

        Answer rotated = post(clients + "/" + client + "/secrets", "{\"overlapSeconds\":3600}");

        assertThat(rotated.status()).isEqualTo(201);
        assertThat(rotated.json().text("clientSecret").orElseThrow()).startsWith("rcs_");
        assertThat(rotated.body()).contains("\"expiresAt\":\"2026-11-22T05:00:00.000Z\"");
        assertThat(items(get(clients)).elements())
                .containsExactly(rotated.json().without("clientSecret"));
    }

    @Test
    void showsASecretTokenOnce() {
        String tokens = "/directories/" + newDirectory("HR") + "/tokens";

        Answer created = post(tokens, "{\"name\":\"Entra\"}");
        String id = created.json().text("id").orElseThrow();
        String token = created.json().text("token").orElseThrow();

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo(ADDRESS + tokens + "/" + id);
        assertThat(created.json().names())
                .containsExactly("id", "name", "lastFour", "created", "lastUsed", "expiresAt", "token");
        assertThat(created.json().text("expiresAt")).contains("2027-11-22T04:00:00.000Z");
        assertThat(token)
                .startsWith("rct_")
                .endsWith(created.json().text("lastFour").orElseThrow());
        assertThat(items(get(tokens)).elements()).containsExactly(created.json().without("token"));
    }

    @Test
    void deletesClientsAndTokens() {
        String directory = "/directories/" + newDirectory("HR");
        for (String kind : new String[] {"/api-clients", "/tokens"}) {
            String id =
                    post(directory + kind, "{\"name\":\"x\"}").json().text("id").orElseThrow();

            assertThat(administrator
                            .send("DELETE", directory + kind + "/" + id, "")
                            .status())
                    .isEqualTo(204);
            assertThat(administrator
                            .send("DELETE", directory + kind + "/" + id, "")
                            .status())
                    .isEqualTo(404);
        }
    }
}
