package dev.rollcall.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rollcall.oauth.ClientCredentials.Method;
import dev.rollcall.oauth.ClientCredentials.Reading;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientCredentialsTest {

    private static final String AWKWARD = "a+b%c:d&e=f g/ü%41";

    @ParameterizedTest
    @ValueSource(strings = {"rcs_plain", "a+b", "a%b", "a:b", "a&b", "a b", "100%", "%41", AWKWARD})
    void readsASecretFromAnEncodedOrRawHeaderAndFromTheBody(String secret) {
        Reading meant = new Reading("client", secret);

        assertThat(ClientCredentials.of(basic("client", secret), form("")).readings())
                .contains(meant);
        assertThat(ClientCredentials.of(basic(encoded("client"), encoded(secret)), form(""))
                        .readings())
                .contains(meant);
        assertThat(ClientCredentials.of(List.of(), form("client_id=client&client_secret=" + encoded(secret)))
                        .readings())
                .containsExactly(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a+b", "a%b", "a&b", "a b", "a:b"})
    void readsAnIdFromAnEncodedHeaderAndFromTheBody(String id) {
        Reading meant = new Reading(id, "secret");

        assertThat(ClientCredentials.of(basic(encoded(id), "secret"), form("")).readings())
                .contains(meant);
        assertThat(ClientCredentials.of(List.of(), form("client_secret=secret&client_id=" + encoded(id)))
                        .readings())
                .containsExactly(meant);
    }

    @Test
    void triesASecretThatIsItsOwnEncodingOnce() {
        assertThat(ClientCredentials.of(basic("client", "rcs_0a"), form("")))
                .isEqualTo(new ClientCredentials(Method.BASIC, List.of(new Reading("client", "rcs_0a"))));
    }

    @Test
    void acceptsTheSameCredentialsInHeaderAndBody() {
        String body = "client_id=client&client_secret=" + encoded(AWKWARD);

        assertThat(ClientCredentials.of(basic("client", AWKWARD), form(body)).readings())
                .containsExactly(new Reading("client", AWKWARD));
        assertThat(ClientCredentials.of(basic("client", encoded(AWKWARD)), form(body))
                        .readings())
                .containsExactly(new Reading("client", AWKWARD));
        assertThat(ClientCredentials.of(basic("client", "secret"), form("client_id=client"))
                        .readings())
                .containsExactly(new Reading("client", "secret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client_id=other&client_secret=secret",
                "client_id=client&client_secret=other",
                "client_id=other",
                "client_secret=other"
            })
    void refusesOtherCredentialsInTheBodyThanInTheHeader(String body) {
        OAuthError error = refusal(basic("client", "secret"), body);

        assertThat(error.status()).isEqualTo(400);
        assertThat(error.error()).isEqualTo("invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "client_id=client", "client_secret=secret", "client_id=client&client_secret="})
    void refusesAClientThatDoesNotAuthenticate(String body) {
        OAuthError error = refusal(List.of(), body);

        assertThat(error.status()).isEqualTo(401);
        assertThat(error.error()).isEqualTo("invalid_client");
        assertThat(error.challenge()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic ***", "Basic bm9jb2xvbg=="})
    void challengesAClientWhoseBasicHeaderCannotBeRead(String header) {
        OAuthError error = refusal(List.of(header), "");

        assertThat(error.status()).isEqualTo(401);
        assertThat(error.challenge()).get().asString().startsWith("Basic ");
    }

    @Test
    void refusesTwoHeaders() {
        assertThat(refusal(List.of("Basic YTpi", "Basic YTpi"), "").status()).isEqualTo(400);
    }

    @Test
    void readsTheSchemeInAnyCase() {
        assertThat(ClientCredentials.of(List.of("bAsIc YTpi"), form("")).readings())
                .containsExactly(new Reading("a", "b"));
    }

    @Test
    void looksAtTheBodyWhenTheHeaderIsOfAnotherScheme() {
        assertThat(ClientCredentials.of(List.of("Bearer x"), form("client_id=a&client_secret=b")))
                .isEqualTo(new ClientCredentials(Method.BODY, List.of(new Reading("a", "b"))));
    }

    @Test
    void hidesTheSecretInItsTextForm() {
        assertThat(ClientCredentials.of(basic("client", "hidden"), form("")).toString())
                .doesNotContain("hidden");
    }

    private static OAuthError refusal(List<String> authorization, String body) {
        return catchThrowableOfType(OAuthError.class, () -> ClientCredentials.of(authorization, form(body)));
    }

    private static FormParameters form(String body) {
        return FormParameters.parse(body, StandardCharsets.UTF_8);
    }

    private static List<String> basic(String id, String secret) {
        byte[] both = (id + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return List.of("Basic " + Base64.getEncoder().encodeToString(both));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
