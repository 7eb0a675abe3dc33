package dev.rollcall.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Traffic.Tolerated;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.directory.TrafficCount;
import dev.rollcall.domain.link.FateOfUsers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@link Traffic} promises. */
interface TrafficContract {

    /** The last millisecond of an hour. */
    Instant LATE = Samples.NOW.truncatedTo(ChronoUnit.HOURS).plusMillis(3_599_999);

    /** The first moment of the next hour. */
    Instant NEXT = LATE.plusMillis(1);

    Ports ports();

    @Test
    default void addsUpWhatNodesHaveCounted() {
        DirectoryId directory = Samples.storedDirectory(ports()).id();
        DirectoryId other = Samples.storedDirectory(ports()).id();
        add(directory, LATE, false, "patchValueAsText", "unknownAttribute:a");
        add(directory, LATE.minusMillis(7), true, "patchValueAsText");
        add(directory, LATE.minusMillis(9), true);
        add(directory, NEXT, false);
        add(other, LATE, true);

        Instant hour = NEXT.minus(Duration.ofHours(1));
        assertThat(ports().traffic().hours(directory))
                .containsExactly(
                        new TrafficCount(directory, hour, 3, 1, LATE, LATE.minusMillis(7), Map.of()),
                        new TrafficCount(directory, NEXT, 1, 1, NEXT, null, Map.of()));
        assertThat(ports().traffic().tolerated(directory))
                .containsExactly(
                        new Tolerated("patchValueAsText", 2, LATE), new Tolerated("unknownAttribute", 1, LATE));
        assertThat(ports().traffic().tolerated(other)).isEmpty();
    }

    @Test
    default void forgetsOldHoursOfOneDirectory() {
        DirectoryId directory = Samples.storedDirectory(ports()).id();
        DirectoryId other = Samples.storedDirectory(ports()).id();
        add(directory, LATE, true, "quirk");
        add(directory, NEXT, true);
        add(other, LATE, true);

        ports().traffic().removeOlder(directory, NEXT);

        assertThat(ports().traffic().hours(directory))
                .extracting(TrafficCount::hour)
                .containsExactly(NEXT);
        assertThat(ports().traffic().tolerated(directory)).hasSize(1);
        assertThat(ports().traffic().hours(other)).hasSize(1);
    }

    @Test
    default void countsNothingOfADirectoryThatIsGone() {
        Directory directory = Samples.storedDirectory(ports());
        add(directory.id(), LATE, true, "quirk");
        ports().directories().beginRemoval(directory.id(), FateOfUsers.CONVERT);
        add(directory.id(), NEXT, true, "quirk");

        assertThat(ports().traffic().hours(directory.id()))
                .extracting(TrafficCount::hour)
                .doesNotContain(NEXT);
    }

    private void add(DirectoryId directory, Instant now, boolean success, String... quirks) {
        ports().traffic().add(TrafficCount.of(directory, now, success, List.of(quirks)));
    }
}
