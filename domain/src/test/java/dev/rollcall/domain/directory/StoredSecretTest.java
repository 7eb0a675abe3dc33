package dev.rollcall.domain.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class StoredSecretTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

    @Test
    void keepsNothingOfTheSecretButItsHashAndFourCharacters() {
        StoredSecret stored = StoredSecret.of("rcs_abcdefgh", NOW, null);

        assertThat(stored).isEqualTo(new StoredSecret(Secret.hash("rcs_abcdefgh"), "efgh", NOW, null));
        assertThat(stored.toString()).doesNotContain("rcs_abcdefgh");
    }

    @Test
    void matchesItsOwnHashOnly() {
        StoredSecret stored = StoredSecret.of("abc", NOW, null);

        assertThat(stored.matches(Secret.hash("abc"))).isTrue();
        assertThat(stored.matches(Secret.hash("abd"))).isFalse();
        assertThat(stored.matches(Secret.hash("abc").substring(1))).isFalse();
    }

    @Test
    void isAcceptedUntilTheMomentItExpires() {
        StoredSecret stored = StoredSecret.of("abc", NOW, NOW.plusMillis(1));

        assertThat(stored.isLive(NOW)).isTrue();
        assertThat(stored.isLive(NOW.plusMillis(1))).isFalse();
        assertThat(StoredSecret.of("abc", NOW, null).isLive(Instant.MAX)).isTrue();
    }
}
