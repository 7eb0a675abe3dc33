package dev.rollcall.application.synclog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.ChangeFeed;
import dev.rollcall.application.port.Ports;
import dev.rollcall.application.port.Samples;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.synclog.FeedItem;
import dev.rollcall.domain.synclog.SyncEvent;
import dev.rollcall.domain.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    @Test
    void skipsNoItemsThatGoWhileItReads() {
        for (int i = 0; i < 3; i++) {
            ports.syncLog().append(Samples.event(link));
        }
        ports.changeFeed().number(3);
        ChangeFeed shrinking = new Shrinking(
                ports.changeFeed(), () -> ports.syncLog().removeOlder(link.directory(), Samples.FUTURE, 1));
        Changes meanwhile = new Changes(
                ports.transactions(), shrinking, ports.users(), ports.administeredGroups(), Clock.systemUTC());

        assertThatThrownBy(() -> meanwhile.after(0, 10))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("after=now");
    }

    /** A feed that loses items after every look at it. */
    private record Shrinking(ChangeFeed feed, Runnable removal) implements ChangeFeed {

        @Override
        public Bounds bounds() {
            Bounds bounds = feed.bounds();
            removal.run();
            return bounds;
        }

        @Override
        public List<FeedItem> after(long seq, int limit) {
            List<FeedItem> items = feed.after(seq, limit);
            removal.run();
            return items;
        }

        @Override
        public Optional<Instant> oldestWaiting() {
            return feed.oldestWaiting();
        }

        @Override
        public int number(int limit) {
            return feed.number(limit);
        }

        @Override
        public Map<ResourceId, UserId> usersOf(Collection<DirectoryId> directories, Collection<ResourceId> links) {
            return feed.usersOf(directories, links);
        }
    }
}
