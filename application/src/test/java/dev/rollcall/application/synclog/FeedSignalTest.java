package dev.rollcall.application.synclog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedSignalTest {

    private final FeedSignal signal = new FeedSignal();
    private final List<String> woken = new ArrayList<>();

    @Test
    void wakesReadersThatWaitForANumberOnce() {
        signal.await(7, () -> woken.add("seven"));
        signal.await(8, () -> woken.add("eight"));

        signal.reached(7, Runnable::run);
        assertThat(woken).isEmpty();
        signal.reached(8, Runnable::run);
        assertThat(woken).containsExactly("seven");
        signal.reached(9, Runnable::run);
        assertThat(woken).containsExactly("seven", "eight");
        signal.reached(10, Runnable::run);
        assertThat(woken).hasSize(2);
    }

    @Test
    void wakesAReaderAtOnceThatIsBehind() {
        signal.reached(8, Runnable::run);

        signal.await(7, () -> woken.add("seven"));

        assertThat(woken).containsExactly("seven");
    }

    @Test
    void forgetsAReaderThatNoLongerWaits() {
        Runnable reader = () -> woken.add("gone");
        signal.await(7, reader);

        signal.forget(reader);
        signal.reached(8, Runnable::run);

        assertThat(woken).isEmpty();
    }

    @Test
    void isAwareOfAChangeThatCameBeforeAnybodyWaited() throws InterruptedException {
        signal.changed();
        signal.changed();
        long begin = System.nanoTime();
        signal.awaitChange();
        Duration first = Duration.ofNanos(System.nanoTime() - begin);
        signal.await(7, () -> woken.add("seven"));
        begin = System.nanoTime();
        signal.awaitChange();
        Duration second = Duration.ofNanos(System.nanoTime() - begin);

        assertThat(first).isLessThan(Duration.ofMillis(900));
        assertThat(second).isBetween(Duration.ofMillis(150), Duration.ofMillis(990));
    }
}
