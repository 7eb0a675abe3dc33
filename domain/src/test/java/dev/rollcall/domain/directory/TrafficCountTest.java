package dev.rollcall.domain.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrafficCountTest {

    private static final DirectoryId DIRECTORY = new DirectoryId("directory");
    private static final Instant HOUR = Instant.parse("2026-11-22T04:00:00Z");

    @Test
    void belongsToTheHourOfItsAnswer() {
        Instant late = HOUR.plusMillis(3_599_999);

        assertThat(TrafficCount.of(DIRECTORY, late, true, List.of()))
                .isEqualTo(new TrafficCount(DIRECTORY, HOUR, 1, 0, late, late, Map.of()));
        assertThat(TrafficCount.of(DIRECTORY, late, false, List.of()))
                .isEqualTo(new TrafficCount(DIRECTORY, HOUR, 1, 1, late, null, Map.of()));
        assertThat(TrafficCount.none(DIRECTORY, HOUR))
                .isEqualTo(new TrafficCount(DIRECTORY, HOUR, 0, 0, HOUR, null, Map.of()));
    }

    @Test
    void countsQuirksWithoutWhatTheClientMadeUp() {
        TrafficCount count =
                TrafficCount.of(DIRECTORY, HOUR, true, List.of("unknownAttribute:a", "unknownAttribute:b:c", "dot"));

        assertThat(count.quirks()).isEqualTo(Map.of("unknownAttribute", 2L, "dot", 1L));
    }

    @Test
    void addsUpToTheSameInEitherOrder() {
        TrafficCount first = TrafficCount.of(DIRECTORY, HOUR.plusSeconds(1), true, List.of("a", "b"));
        TrafficCount second = TrafficCount.of(DIRECTORY, HOUR.plusSeconds(2), true, List.of("b"));
        TrafficCount failed = TrafficCount.of(DIRECTORY, HOUR.plusSeconds(3), false, List.of());
        TrafficCount sum = new TrafficCount(
                DIRECTORY, HOUR, 3, 1, HOUR.plusSeconds(3), HOUR.plusSeconds(2), Map.of("a", 1L, "b", 2L));

        assertThat(first.plus(second).plus(failed)).isEqualTo(sum);
        assertThat(failed.plus(second).plus(first)).isEqualTo(sum);
        assertThat(second.plus(first).plus(failed)).isEqualTo(sum);
        assertThat(failed.plus(failed).lastSuccess()).isNull();
    }
}
