package dev.rollcall.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.SyncEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link SyncLog} promises. */
interface SyncLogContract {

    Ports ports();

    @Test
    default void returnsTheNewestEventsOfADirectoryOnly() {
        Directory directory = Samples.storedDirectory(ports());
        Link link = Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("log")));
        Link foreign =
                Samples.storedLink(ports(), Samples.storedDirectory(ports()), Samples.attributes(Samples.name("log")));
        SyncEvent first = Samples.event(link);
        SyncEvent second = Samples.event(link);
        SyncEvent third = Samples.event(link);
        ports().syncLog().append(first);
        ports().syncLog().append(second);
        ports().syncLog().append(Samples.event(foreign));
        ports().syncLog().append(third);

        assertThat(ports().syncLog().newest(directory.id(), 2)).containsExactly(third, second);
        assertThat(ports().syncLog().newest(directory.id(), 10)).containsExactly(third, second, first);
    }

    @Test
    default void keepsAnEventAsItWas() {
        Directory directory = Samples.storedDirectory(ports());
        Link link = Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("log")));
        SyncEvent event = new SyncEvent(
                Samples.id(),
                directory.id(),
                Samples.NOW,
                SyncAction.REACTIVATED,
                link.id(),
                link.user(),
                "名前 😀 ".repeat(100),
                "r".repeat(1000),
                List.of(),
                "");
        ports().syncLog().append(event);

        assertThat(ports().syncLog().newest(directory.id(), 1)).containsExactly(event);
    }
}
