package dev.rollcall.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.ChangeFeed.Bounds;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.synclog.Change;
import dev.rollcall.domain.synclog.FeedItem;
import dev.rollcall.domain.synclog.SyncEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@link ChangeFeed} promises. There is one on a database, so each test takes a database of its own. */
interface ChangeFeedContract {

    Ports emptyPorts();

    @Test
    default void numbersWhatConcernsApplicationsInTheOrderItWasAddedAndOnce() {
        Ports ports = emptyPorts();
        Link link = Samples.storedLink(ports, Samples.storedDirectory(ports), Samples.attributes(Samples.name("feed")));
        ChangeFeed feed = ports.changeFeed();
        assertThat(feed.bounds()).isEqualTo(new Bounds(0, 0));
        assertThat(feed.oldestWaiting()).isEmpty();
        assertThat(feed.number(10)).isZero();

        SyncEvent third = Samples.event(link);
        SyncEvent first = Samples.event(link);
        SyncEvent silent = Samples.event(link).telling((Change) null);
        SyncEvent second = Samples.event(link);
        List.of(first, silent, second, third).forEach(ports.syncLog()::append);

        assertThat(feed.oldestWaiting()).contains(first.time());
        assertThat(feed.after(0, 10)).isEmpty();
        assertThat(feed.number(2)).isEqualTo(2);
        assertThat(feed.number(2)).isEqualTo(1);
        assertThat(feed.number(2)).isZero();
        assertThat(feed.oldestWaiting()).isEmpty();
        assertThat(feed.bounds()).isEqualTo(new Bounds(0, 3));
        assertThat(feed.after(0, 10))
                .containsExactly(new FeedItem(1, first), new FeedItem(2, second), new FeedItem(3, third));
        assertThat(feed.after(1, 1)).containsExactly(new FeedItem(2, second));
        assertThat(feed.after(3, 10)).isEmpty();
    }

    @Test
    default void beginsBehindWhatIsRemovedAndRemovesNothingThatHasNoNumber() {
        Ports ports = emptyPorts();
        Link link = Samples.storedLink(ports, Samples.storedDirectory(ports), Samples.attributes(Samples.name("feed")));
        ports.syncLog().append(Samples.event(link));
        ports.syncLog().append(Samples.event(link));

        assertThat(ports.syncLog().removeOlder(link.directory(), Samples.FUTURE, 10))
                .isZero();
        ports.changeFeed().number(1);
        assertThat(ports.syncLog().removeOlder(link.directory(), Samples.FUTURE, 10))
                .isEqualTo(1);
        ports.changeFeed().number(1);

        assertThat(ports.changeFeed().bounds()).isEqualTo(new Bounds(1, 2));
        assertThat(ports.changeFeed().after(1, 10)).extracting(FeedItem::seq).containsExactly(2L);
    }

    @Test
    default void knowsTheUsersOfOpenLinks() {
        Ports ports = emptyPorts();
        Directory directory = Samples.storedDirectory(ports);
        Link link = Samples.storedLink(ports, directory, Samples.attributes(Samples.name("feed")));
        Link closed = Samples.storedLink(ports, directory, Samples.attributes(Samples.name("closed")));
        ports.links().update(directory, closed, closed.closed(Samples.NOW));
        Link foreign =
                Samples.storedLink(ports, Samples.storedDirectory(ports), Samples.attributes(Samples.name("feed")));

        assertThat(ports.changeFeed()
                        .usersOf(
                                List.of(directory.id()),
                                List.of(link.id(), closed.id(), foreign.id(), new ResourceId(Samples.id()))))
                .isEqualTo(Map.of(link.id(), link.user()));
        assertThat(ports.changeFeed().usersOf(List.of(directory.id()), List.of()))
                .isEmpty();
        assertThat(ports.changeFeed().usersOf(List.of(), List.of(link.id()))).isEmpty();
    }
}
