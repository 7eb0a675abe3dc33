package dev.rollcall.application.synclog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.TimeOrderedId;
import dev.rollcall.application.port.Samples;
import dev.rollcall.domain.synclog.Cause;
import dev.rollcall.domain.synclog.Outcome;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.SyncEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefusalThrottleTest {

    private static final Instant NOW = Samples.NOW;

    private final RefusalThrottle throttle = new RefusalThrottle();

    @Test
    void lets100OfAKindThroughAndHoldsTheRest() {
        assertThat(admitted("a", 100, NOW)).isEqualTo(100);
        assertThat(admitted("a", 10, NOW)).isZero();
        assertThat(admitted("b", 1, NOW)).isEqualTo(1);
    }

    @Test
    void tellsOneEachFiveSecondsForAllThatCameInBetween() {
        admitted("a", 100, NOW);
        admitted("a", 7, NOW.plusSeconds(4));

        assertThat(throttle.admit("a", refusal(NOW.plusSeconds(5))))
                .map(event -> event.outcome().repeats())
                .contains(8);
        assertThat(throttle.admit("a", refusal(NOW.plusSeconds(6)))).isEmpty();
        assertThat(throttle.admit("a", refusal(NOW.plusSeconds(10))))
                .map(event -> event.outcome().repeats())
                .contains(2);
    }

    @Test
    void tellsTheLastOfAFloodThatHasStopped() {
        admitted("a", 100, NOW);
        SyncEvent last = refusal(NOW.plusSeconds(1));
        throttle.admit("a", refusal(NOW));
        throttle.admit("a", last);

        assertThat(throttle.overdue(NOW.plusSeconds(4))).isEmpty();
        assertThat(throttle.overdue(NOW.plusSeconds(5)))
                .isEqualTo(List.of(last.ending(last.outcome().times(2))));
        assertThat(throttle.overdue(NOW.plusSeconds(60))).isEmpty();
    }

    @Test
    void keepsWhatCannotBeWrittenAndMakesOneOfIt() {
        SyncEvent last = refusal(NOW.plusSeconds(1));
        throttle.postpone("a", refusal(NOW).ending(refusal(NOW).outcome().times(4)));
        throttle.postpone("a", last);

        assertThat(throttle.overdue(NOW))
                .isEqualTo(List.of(last.ending(last.outcome().times(5))));
        assertThat(throttle.overdue(NOW)).isEmpty();
    }

    @Test
    void hasItsWholeBurstAgainAfterAWhileAndNotMore() {
        admitted("a", 100, NOW);

        assertThat(admitted("a", 200, NOW.plusSeconds(499))).isEqualTo(99);
        assertThat(admitted("a", 200, NOW.plusSeconds(10_000))).isEqualTo(100);
    }

    private int admitted(String kind, int events, Instant now) {
        return (int) IntStream.range(0, events)
                .filter(i -> throttle.admit(kind, refusal(now)).isPresent())
                .count();
    }

    private static SyncEvent refusal(Instant now) {
        return SyncEvent.of(TimeOrderedId.at(now), now, Samples.ACTOR, SyncAction.CALL_REFUSED)
                .ending(Outcome.refused(400, Optional.empty(), Cause.INVALID_PATH, 1));
    }
}
