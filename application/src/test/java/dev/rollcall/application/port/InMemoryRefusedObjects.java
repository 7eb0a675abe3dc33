package dev.rollcall.application.port;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.synclog.Actor;
import dev.rollcall.domain.synclog.Cause;
import dev.rollcall.domain.synclog.LogFilter;
import dev.rollcall.domain.synclog.Outcome;
import dev.rollcall.domain.synclog.RefusedObject;
import dev.rollcall.domain.synclog.SyncEvent;
import dev.rollcall.domain.synclog.Target;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The refusals in a log, each event looked at. */
public final class InMemoryRefusedObjects implements RefusedObjects {

    private record Kind(Cause cause, Target target) {}

    private final SyncLog log;

    /** Looks at {@code log}. */
    InMemoryRefusedObjects(SyncLog log) {
        this.log = log;
    }

    @Override
    public List<RefusedObject> open(DirectoryId directory, Instant since, int limit) {
        List<SyncEvent> events = log.find(
                new LogFilter(directory, false, null, null, null, since, null), SyncLog.NEWEST, Integer.MAX_VALUE);
        Map<Kind, List<SyncEvent>> refused = events.stream()
                .filter(event -> event.outcome().result() == Outcome.Result.REFUSED)
                .collect(Collectors.groupingBy(InMemoryRefusedObjects::kind));
        return refused.entrySet().stream()
                .map(entry -> object(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(RefusedObject::lastId).reversed())
                .limit(limit)
                .filter(object -> events.stream().noneMatch(event -> settles(event, object)))
                .toList();
    }

    private static Kind kind(SyncEvent event) {
        Target target = event.target();
        return new Kind(
                Objects.requireNonNull(event.outcome().cause()),
                new Target(target.type(), target.resource(), null, target.key()));
    }

    private static RefusedObject object(Kind kind, List<SyncEvent> newestFirst) {
        return new RefusedObject(
                kind.cause(),
                kind.target(),
                newestFirst.get(0).id(),
                newestFirst.stream()
                        .mapToLong(event -> event.outcome().repeats())
                        .sum(),
                newestFirst.get(newestFirst.size() - 1).time(),
                newestFirst.get(0).time());
    }

    private static boolean settles(SyncEvent event, RefusedObject object) {
        return event.outcome().result() == Outcome.Result.SUCCESS
                && event.outcome().status() > 0
                && event.actor().kind() == Actor.Kind.IDENTITY_PROVIDER
                && object.isMendedBy(event);
    }
}
