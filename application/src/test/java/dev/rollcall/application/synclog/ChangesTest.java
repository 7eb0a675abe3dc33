package dev.rollcall.application.synclog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.ChangeFeed;
import dev.rollcall.application.port.Ports;
import dev.rollcall.application.port.Samples;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.synclog.FeedItem;
import dev.rollcall.domain.synclog.SyncEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ChangesTest {

    private static final Duration WAITED = Duration.ofMillis(1_500);

    private final Ports ports = Ports.inMemory();
    private final Link link =
            Samples.storedLink(ports, Samples.storedDirectory(ports), Samples.attributes(Samples.name("feed")));
    private final Changes changes = new Changes(
            ports.transactions(),
            ports.changeFeed(),
            ports.users(),
            ports.administeredGroups(),
            Clock.fixed(Samples.NOW.plus(WAITED), ZoneOffset.UTC));

    @Test
    void tellsHowLongTheOldestChangeHasWaitedAndNothingWhenNoneWaits() {
        assertThat(changes.state()).isEqualTo(new Changes.State(new ChangeFeed.Bounds(0, 0), Duration.ZERO));

        ports.syncLog().append(Samples.event(link));
        ports.syncLog().append(Samples.event(link));
        assertThat(changes.state()).isEqualTo(new Changes.State(new ChangeFeed.Bounds(0, 0), WAITED));

        ports.changeFeed().number(1);
        assertThat(changes.state()).isEqualTo(new Changes.State(new ChangeFeed.Bounds(0, 1), WAITED));

        ports.changeFeed().number(1);
        assertThat(changes.state()).isEqualTo(new Changes.State(new ChangeFeed.Bounds(0, 2), Duration.ZERO));
    }

    @Test
    void goesOnFromTheLastNumberThatIsGoneAndFromNoneBefore() {
        ports.syncLog().append(Samples.event(link));
        ports.syncLog().append(Samples.event(link));
        ports.changeFeed().number(2);
        ports.syncLog().removeOlder(link.directory(), Samples.FUTURE, 2);
        SyncEvent third = Samples.event(link);
        ports.syncLog().append(third);
        ports.changeFeed().number(1);

        assertThat(changes.after(2, 10).items()).containsExactly(new FeedItem(3, third));
        assertThat(changes.after(3, 10).items()).isEmpty();
        assertThatThrownBy(() -> changes.after(1, 10))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("after=now");
        assertThatThrownBy(() -> changes.after(4, 10)).isInstanceOf(Refusal.class);
    }
}
