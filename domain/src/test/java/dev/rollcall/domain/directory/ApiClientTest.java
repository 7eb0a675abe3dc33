package dev.rollcall.domain.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ApiClientTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final Instant HOUR_LATER = NOW.plusSeconds(3600);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String FIRST = Secret.hash("first");
    private static final String SECOND = Secret.hash("second");
    private static final String THIRD = Secret.hash("third");

    private final ApiClient client = client(null, StoredSecret.of("first", NOW, null));

    @Test
    void livesUntilItExpiresAndNotAMomentLonger() {
        assertThat(client.isLive(Instant.MAX)).isTrue();
        assertThat(client(HOUR_LATER).isLive(HOUR_LATER.minusMillis(1))).isTrue();
        assertThat(client(HOUR_LATER).isLive(HOUR_LATER)).isFalse();
    }

    @Test
    void acceptsItsSecretAndNoOther() {
        assertThat(client.accepts(FIRST, NOW)).isTrue();
        assertThat(client.accepts(SECOND, NOW)).isFalse();
        assertThat(client.accepts("", NOW)).isFalse();
        assertThat(client(null).accepts(FIRST, NOW)).isFalse();
    }

    @Test
    void acceptsBothSecretsDuringTheOverlapToTheMillisecond() {
        ApiClient rotated = client.rotate(StoredSecret.of("second", NOW, null), HOUR);

        assertThat(rotated.accepts(FIRST, HOUR_LATER.minusMillis(1))).isTrue();
        assertThat(rotated.accepts(FIRST, HOUR_LATER)).isFalse();
        assertThat(rotated.accepts(SECOND, NOW)).isTrue();
        assertThat(rotated.accepts(SECOND, HOUR_LATER)).isTrue();
    }

    @Test
    void forgetsTheOldSecretAtOnceWithoutAnOverlap() {
        ApiClient rotated = client.rotate(StoredSecret.of("second", NOW, null), Duration.ZERO);

        assertThat(rotated.secrets()).extracting(StoredSecret::hash).containsExactly(SECOND);
    }

    @Test
    void keepsItsSecretsNewestFirst() {
        ApiClient rotated = client.rotate(StoredSecret.of("second", NOW, null), HOUR);

        assertThat(rotated.secrets()).extracting(StoredSecret::hash).containsExactly(SECOND, FIRST);
    }

    @Test
    void changesNothingElseByRotation() {
        ApiClient rotated = client.rotate(StoredSecret.of("second", NOW, null), HOUR);

        assertThat(rotated).usingRecursiveComparison().ignoringFields("secrets").isEqualTo(client);
    }

    @Test
    void refusesAThirdLiveSecret() {
        ApiClient rotated = client.rotate(StoredSecret.of("second", NOW, null), HOUR);
        StoredSecret third = StoredSecret.of("third", HOUR_LATER.minusMillis(1), null);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> rotated.rotate(third, HOUR))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.CONFLICT));
    }

    @Test
    void rotatesAgainAsSoonAsTheOldSecretHasExpired() {
        ApiClient rotated = client.rotate(StoredSecret.of("second", NOW, null), HOUR)
                .rotate(StoredSecret.of("third", HOUR_LATER, null), HOUR);

        assertThat(rotated.secrets()).extracting(StoredSecret::hash).containsExactly(THIRD, SECOND);
    }

    @Test
    void neverLengthensTheLifeOfASecret() {
        Instant minuteLater = NOW.plusSeconds(60);
        ApiClient rotated = client(null, StoredSecret.of("first", NOW, minuteLater))
                .rotate(StoredSecret.of("second", NOW, null), HOUR);

        assertThat(rotated.secrets()).extracting(StoredSecret::expiresAt).containsExactly(null, minuteLater);
    }

    @Test
    void shortensTheLifeOfASecretToTheOverlap() {
        ApiClient rotated = client(null, StoredSecret.of("first", NOW, HOUR_LATER.plusSeconds(1)))
                .rotate(StoredSecret.of("second", NOW, null), HOUR);

        assertThat(rotated.secrets()).extracting(StoredSecret::expiresAt).containsExactly(null, HOUR_LATER);
    }

    @Test
    void keepsTheListOfSecretsItWasGiven() {
        List<StoredSecret> secrets = new ArrayList<>(List.of(StoredSecret.of("first", NOW, null)));
        ApiClient copied = client(null, secrets.get(0));
        secrets.clear();

        assertThat(copied.secrets()).hasSize(1);
    }

    private static ApiClient client(@Nullable Instant expiresAt, StoredSecret... secrets) {
        return new ApiClient(
                "c1",
                new Authority.OfDirectory(new DirectoryId("d1")),
                "client",
                "Okta",
                NOW,
                expiresAt,
                null,
                List.of(secrets));
    }
}
