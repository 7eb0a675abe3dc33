package dev.rollcall.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimeOrderedIdTest {

    private static final AtomicInteger DAYS = new AtomicInteger();

    /** Of each test, because ids of one moment count on. */
    private final Instant now = Instant.parse("2026-11-22T04:00:00.123Z").plus(DAYS.incrementAndGet(), ChronoUnit.DAYS);

    @Test
    void keepsTheOrderHoweverManyAreMadeAtOnce() {
        List<String> made =
                Stream.generate(() -> TimeOrderedId.at(now)).limit(10_000).toList();

        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void keepsTheOrderWhenTheClockGoesBackALittle() {
        String before = TimeOrderedId.at(now);

        assertThat(TimeOrderedId.at(now.minusMillis(3))).isGreaterThan(before);
        assertThat(TimeOrderedId.at(now.minusSeconds(3))).isLessThan(before);
    }

    @Test
    void isAUuidOfVersion7ThatStartsWithItsTime() {
        UUID id = UUID.fromString(TimeOrderedId.at(now));

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(now.toEpochMilli());
    }

    @Test
    void sortsByTime() {
        List<String> ids = IntStream.range(0, 1000)
                .mapToObj(i -> TimeOrderedId.at(now.plusMillis(i)))
                .toList();

        assertThat(ids).isSorted().allMatch(id -> id.length() == 36);
    }

    @Test
    void tellsTheMomentItWasMadeAt() {
        assertThat(TimeOrderedId.moment(TimeOrderedId.at(now))).isEqualTo(now);
        assertThat(TimeOrderedId.moment(TimeOrderedId.floor(now))).isEqualTo(now);
    }
}
