package dev.rollcall.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimeOrderedIdTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00.123Z");

    @Test
    void keepsTheOrderWithinAMillisecond() {
        List<String> made =
                Stream.generate(() -> TimeOrderedId.at(NOW)).limit(100).toList();

        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void isAUuidOfVersion7ThatStartsWithItsTime() {
        UUID id = UUID.fromString(TimeOrderedId.at(NOW));

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void sortsByTime() {
        List<String> ids = IntStream.range(0, 1000)
                .mapToObj(i -> TimeOrderedId.at(NOW.plusMillis(i)))
                .toList();

        assertThat(ids).isSorted().allMatch(id -> id.length() == 36);
    }

    @Test
    void differsWithinTheSameMillisecond() {
        assertThat(Stream.generate(() -> TimeOrderedId.at(NOW)).limit(10_000)).doesNotHaveDuplicates();
    }

    @Test
    void tellsTheMomentItWasMadeAt() {
        assertThat(TimeOrderedId.moment(TimeOrderedId.at(NOW))).isEqualTo(NOW);
        assertThat(TimeOrderedId.moment(TimeOrderedId.floor(NOW))).isEqualTo(NOW);
    }
}
