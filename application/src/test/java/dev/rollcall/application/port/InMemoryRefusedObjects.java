package dev.rollcall.application.port;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.synclog.Cause;
import dev.rollcall.domain.synclog.LogFilter;
import dev.rollcall.domain.synclog.OpenProblem;
import dev.rollcall.domain.synclog.Outcome;
import dev.rollcall.domain.synclog.RefusedObject;
import dev.rollcall.domain.synclog.Success;
import dev.rollcall.domain.synclog.SyncEvent;
import dev.rollcall.domain.synclog.Target;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The refusals in a log, each event looked at. */
public final class InMemoryRefusedObjects implements RefusedObjects {

    private record Kind(Cause cause, Target target) {

        static Kind of(SyncEvent event) {
            Target target = event.target();
            return new Kind(
                    Objects.requireNonNull(event.outcome().cause()),
                    new Target(target.type(), target.resource(), null, target.key()));
        }
    }

    private final SyncLog log;
    private final Map<DirectoryId, Set<Success>> settled = new HashMap<>();

    /** Looks at {@code log}. */
    InMemoryRefusedObjects(SyncLog log) {
        this.log = log;
    }

    @Override
    public List<OpenProblem> problems(DirectoryId directory, Instant since, int objects) {
        LogFilter filter = new LogFilter(directory, false, null, Outcome.Result.REFUSED, null, since, null);
        Set<Success> calls = settled.getOrDefault(directory, Set.of());
        return log.find(filter, SyncLog.NEWEST, Integer.MAX_VALUE).stream()
                .filter(event -> calls.stream().noneMatch(object(List.of(event))::isMendedBy))
                .collect(Collectors.groupingBy(event -> event.outcome().cause()))
                .values()
                .stream()
                .map(events -> problem(events, objects))
                .sorted(Comparator.comparing(OpenProblem::last).reversed())
                .toList();
    }

    private static OpenProblem problem(List<SyncEvent> newestFirst, int objects) {
        Map<Kind, List<SyncEvent>> byObject = newestFirst.stream().collect(Collectors.groupingBy(Kind::of));
        return new OpenProblem(
                Kind.of(newestFirst.get(0)).cause(),
                requests(newestFirst),
                newestFirst.get(newestFirst.size() - 1).time(),
                newestFirst.get(0).time(),
                byObject.size(),
                byObject.values().stream()
                        .map(InMemoryRefusedObjects::object)
                        .filter(object -> object.target().type() != null)
                        .sorted(Comparator.comparing(RefusedObject::lastId).reversed())
                        .limit(objects)
                        .toList());
    }

    private static RefusedObject object(List<SyncEvent> newestFirst) {
        SyncEvent newest = newestFirst.get(0);
        Kind kind = Kind.of(newest);
        return new RefusedObject(kind.cause(), kind.target(), newest.id(), requests(newestFirst), newest.time());
    }

    private static long requests(List<SyncEvent> events) {
        return events.stream().mapToLong(event -> event.outcome().repeats()).sum();
    }

    @Override
    public void settle(DirectoryId directory, Collection<Success> calls) {
        settled.computeIfAbsent(directory, same -> new HashSet<>()).addAll(calls);
    }
}
