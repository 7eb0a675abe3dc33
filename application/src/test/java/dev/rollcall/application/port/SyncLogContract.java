package dev.rollcall.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.synclog.Actor;
import dev.rollcall.domain.synclog.Outcome;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.SyncEvent;
import dev.rollcall.domain.synclog.Target;
import java.util.List;
import java.util.Optional;
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
        Actor actor = new Actor(Actor.Kind.ADMINISTRATOR, "名前 😀 ".repeat(100), "r".repeat(1000));
        SyncEvent bare = SyncEvent.of(Samples.id(), Samples.NOW, actor, SyncAction.IGNORED)
                .in(directory.id());
        SyncEvent full = SyncEvent.of(Samples.id(), Samples.NOW, actor, SyncAction.MEMBERS_CHANGED)
                .in(directory.id())
                .about(Target.named("User:abc"))
                .about(Target.user(link.id(), link.user()))
                .changed(List.of("members"))
                .tolerating(List.of("patchValueAsText", "unknownAttribute:a.b"))
                .ending(Outcome.refused(409, Optional.of("uniqueness"), "nameTaken", 17)
                        .times(3))
                .tellingMembers(List.of(link.id()), List.of(link.id(), link.id()));
        ports().syncLog().append(bare);
        ports().syncLog().append(full);

        assertThat(ports().syncLog().newest(directory.id(), 2)).containsExactly(full, bare);
    }
}
