package dev.rollcall.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.synclog.Actor;
import dev.rollcall.domain.synclog.Cause;
import dev.rollcall.domain.synclog.Change;
import dev.rollcall.domain.synclog.LogFilter;
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
        Actor actor = new Actor(Actor.Kind.ADMINISTRATOR, "名前 😀 ".repeat(100), "r".repeat(64));
        SyncEvent bare = SyncEvent.of(Samples.id(), Samples.NOW, actor, SyncAction.IGNORED)
                .in(directory.id());
        SyncEvent full = SyncEvent.of(Samples.id(), Samples.NOW, actor, SyncAction.MEMBERS_CHANGED)
                .in(directory.id())
                .about(new Target(Target.Type.USER, null, null, "k".repeat(64)))
                .about(Target.user(link.id(), link.user()))
                .changed(List.of("members"))
                .tolerating(List.of("patchValueAsText", "unknownAttribute:a.b"))
                .ending(Outcome.refused(409, Optional.of("uniqueness"), Cause.NAME_TAKEN, 17)
                        .times(3))
                .tellingMembers(List.of(link.id()), List.of(link.id(), link.id()));
        ports().syncLog().append(bare);
        ports().syncLog().append(full);

        assertThat(ports().syncLog().newest(directory.id(), 2)).containsExactly(full, bare);
    }

    @Test
    default void completesAnEventAboutAnOpenLinkOrItsPerson() {
        Directory directory = Samples.storedDirectory(ports());
        Directory other = Samples.storedDirectory(ports());
        Link link = Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("log")));
        SyncEvent refused = SyncEvent.of(
                        Samples.id(),
                        Samples.NOW,
                        new Actor(Actor.Kind.IDENTITY_PROVIDER, "c", "r"),
                        SyncAction.CALL_REFUSED)
                .about(new Target(Target.Type.USER, link.id(), null, null));
        SyncEvent elsewhere = SyncEvent.of(Samples.id(), Samples.NOW, refused.actor(), SyncAction.CALL_REFUSED)
                .about(refused.target());
        SyncEvent conflict = SyncEvent.of(Samples.id(), Samples.NOW, refused.actor(), SyncAction.CONFLICT)
                .aboutUser(null, link.user());
        SyncEvent rival = SyncEvent.of(Samples.id(), Samples.NOW, refused.actor(), SyncAction.CONFLICT)
                .aboutUser(null, link.user());
        ports().transactions().run(() -> {
            ports().syncLog().append(refused.in(directory.id()));
            ports().syncLog().append(elsewhere.in(other.id()));
            ports().syncLog().append(conflict.in(directory.id()));
            ports().syncLog().append(rival.in(other.id()));
        });

        assertThat(ports().syncLog().newest(directory.id(), 2))
                .containsExactly(
                        conflict.in(directory.id()).aboutUser(link.id(), link.user()),
                        refused.in(directory.id()).aboutUser(link.id(), link.user()));
        assertThat(ports().syncLog().newest(other.id(), 2))
                .containsExactly(rival.in(other.id()), elsewhere.in(other.id()));
    }

    @Test
    default void findsWhatAFilterSelects() {
        Directory directory = Samples.storedDirectory(ports());
        Link link = Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("log")));
        Link other = Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("log")));
        SyncEvent updated = Samples.event(link);
        SyncEvent refused = SyncEvent.of(
                        Samples.id(),
                        Samples.NOW,
                        new Actor(Actor.Kind.IDENTITY_PROVIDER, "client", "request-2"),
                        SyncAction.CONFLICT)
                .in(directory.id())
                .aboutUser(other.id(), other.user())
                .ending(Outcome.refused(409, Optional.empty(), Cause.CONFLICT, 1));
        ports().syncLog().append(updated);
        ports().syncLog().append(refused);
        LogFilter all = LogFilter.of(directory.id());

        assertThat(find(all)).containsExactly(refused, updated);
        assertThat(find(new LogFilter(directory.id(), false, SyncAction.UPDATED, null, null, null, null)))
                .containsExactly(updated);
        assertThat(find(new LogFilter(directory.id(), false, null, Outcome.Result.REFUSED, null, null, null)))
                .containsExactly(refused);
        assertThat(find(new LogFilter(directory.id(), false, null, null, null, null, "request-2")))
                .containsExactly(refused);
        assertThat(find(new LogFilter(null, true, null, null, link.id().value(), null, null)))
                .isEmpty();
        assertThat(find(LogFilter.about(link.user().value()))).containsExactly(updated);
        assertThat(find(LogFilter.about(link.id().value()))).containsExactly(updated);
        assertThat(find(LogFilter.about("\uFEFFü"))).isEmpty();
        assertThat(find(new LogFilter(directory.id(), false, null, null, null, Samples.FUTURE, null)))
                .isEmpty();
        assertThat(ports().syncLog().find(all, refused.id(), 10)).containsExactly(updated);
    }

    @Test
    default void findsWhatIsOfNoDirectory() {
        Actor actor = new Actor(Actor.Kind.IDENTITY_PROVIDER, "", Samples.id());
        SyncEvent refused = SyncEvent.of(Samples.id(), Samples.NOW, actor, SyncAction.TOKEN_REFUSED);
        ports().syncLog().append(refused);
        ports().syncLog().append(refused.in(Samples.storedDirectory(ports()).id()));

        assertThat(find(new LogFilter(null, true, SyncAction.TOKEN_REFUSED, null, null, null, actor.requestId())))
                .containsExactly(refused);
    }

    private List<SyncEvent> find(LogFilter filter) {
        return ports().syncLog().find(filter, SyncLog.NEWEST, 10);
    }

    @Test
    default void removesOldEventsInChunks() {
        Directory directory = Samples.storedDirectory(ports());
        Link link = Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("log")));
        for (int i = 0; i < 3; i++) {
            ports().syncLog().append(Samples.event(link).telling((Change) null));
        }

        assertThat(ports().syncLog().logged()).contains(directory.id());
        assertThat(ports().syncLog().removeOlder(directory.id(), Samples.NOW, 2))
                .isZero();
        assertThat(ports().syncLog().removeOlder(directory.id(), Samples.FUTURE, 2))
                .isEqualTo(2);
        assertThat(ports().syncLog().removeOlder(directory.id(), Samples.FUTURE, 2))
                .isEqualTo(1);
        assertThat(ports().syncLog().newest(directory.id(), 10)).isEmpty();
    }
}
