package dev.rollcall.domain.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.directory.Expiry.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpiryTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "-P1D, 0",
        "PT0S, 0",
        "PT1S, 1",
        "P1D, 1",
        "P1DT1S, 7",
        "P7D, 7",
        "P7DT1S, 30",
        "P30D, 30",
        "P30DT1S, 90",
        "P90D, 90"
    })
    void warnsOfATokenEverMoreUrgently(Duration left, int withinDays) {
        SecretToken token = new SecretToken("id", new DirectoryId("d"), "Okta", secret(NOW.plus(left)), null);

        assertThat(Expiry.of(token, NOW))
                .containsExactly(new Expiry(Kind.SECRET_TOKEN, "id", "Okta", "abcd", NOW.plus(left), withinDays));
    }

    @Test
    void keepsQuietAboutWhatEndsLaterOrNever() {
        Instant later = NOW.plus(Duration.ofDays(90)).plusMillis(1);

        assertThat(Expiry.of(new SecretToken("id", new DirectoryId("d"), "Okta", secret(later), null), NOW))
                .isEmpty();
        assertThat(Expiry.of(client(null, secret(null)), NOW)).isEmpty();
    }

    @Test
    void warnsOfAClientAndOfItsSecrets() {
        Instant soon = NOW.plus(Duration.ofHours(1));

        assertThat(Expiry.of(client(soon, secret(null), secret(soon)), NOW))
                .containsExactly(
                        new Expiry(Kind.API_CLIENT, "id", "Okta", null, soon, 1),
                        new Expiry(Kind.CLIENT_SECRET, "id", "Okta", "abcd", soon, 1));
    }

    @Test
    void forgetsASecretThatHasEndedWhileAnotherLives() {
        Instant past = NOW.minusSeconds(1);

        assertThat(Expiry.of(client(null, secret(null), secret(past)), NOW)).isEmpty();
        assertThat(Expiry.of(client(null, secret(past), secret(past)), NOW))
                .extracting(Expiry::withinDays)
                .containsExactly(0, 0);
    }

    @Test
    void hasANameInJson() {
        assertThat(Kind.values())
                .extracting(Kind::spelling)
                .containsExactly("apiClient", "clientSecret", "secretToken");
    }

    private static ApiClient client(@Nullable Instant end, StoredSecret... secrets) {
        return new ApiClient(
                "id",
                new Authority.OfDirectory(new DirectoryId("d")),
                "client",
                "Okta",
                NOW,
                end,
                null,
                List.of(secrets));
    }

    private static StoredSecret secret(@Nullable Instant end) {
        return new StoredSecret("hash", "abcd", NOW, end);
    }
}
