package dev.rollcall.application.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ClockWatchTest {

    private Instant shown = Instant.parse("2026-11-22T04:00:00Z");
    private long passed;
    private final ClockWatch watch = new ClockWatch(new ShownClock(), () -> passed);

    @Test
    void trustsAClockThatGoesWithTheTime() {
        pass(Duration.ofDays(400));

        assertThatCode(() -> watch.requireRight(shown.plusSeconds(119))).doesNotThrowAnyException();
        assertThatCode(() -> watch.requireRight(shown.minusSeconds(119))).doesNotThrowAnyException();
    }

    @Test
    void distrustsAClockThatIsNotTheDatabases() {
        assertRefused(shown.plusSeconds(121), "121 seconds apart");
        assertRefused(shown.minusSeconds(121), "121 seconds apart");
    }

    @Test
    void distrustsAClockThatHasJumpedTogetherWithTheDatabases() {
        pass(Duration.ofHours(1));
        shown = shown.plus(Duration.ofDays(30));
        assertRefused(shown, "jumped by 2592000 seconds");

        shown = shown.minus(Duration.ofDays(60));
        assertRefused(shown, "jumped by 2592000 seconds");
    }

    private void assertRefused(Instant database, String sentence) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> watch.requireRight(database))
                .satisfies(refusal -> {
                    assertThat(refusal.reason()).isEqualTo(Reason.CONFLICT);
                    assertThat(refusal.detail()).contains(sentence);
                });
    }

    private void pass(Duration time) {
        shown = shown.plus(time);
        passed += time.toNanos();
    }

    private final class ShownClock extends Clock {

        @Override
        public Instant instant() {
            return shown;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
