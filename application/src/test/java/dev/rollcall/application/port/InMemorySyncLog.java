package dev.rollcall.application.port;

import dev.rollcall.application.TimeOrderedId;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.synclog.LogFilter;
import dev.rollcall.domain.synclog.SyncEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The logs of all directories, in a list. */
public final class InMemorySyncLog implements SyncLog {

    private final List<SyncEvent> events = new ArrayList<>();

    @Override
    public void append(SyncEvent event) {
        events.add(event);
    }

    @Override
    public List<SyncEvent> find(LogFilter filter, String below, int limit) {
        return events.stream()
                .filter(filter::selects)
                .filter(event -> event.id().compareTo(below) < 0)
                .sorted(Comparator.comparing(SyncEvent::id).reversed())
                .limit(limit)
                .toList();
    }

    /** Returns all events, the last that was added first. */
    public List<SyncEvent> all() {
        List<SyncEvent> reversed = new ArrayList<>(events);
        Collections.reverse(reversed);
        return reversed;
    }

    @Override
    public List<@Nullable DirectoryId> logged() {
        return events.stream().map(SyncEvent::directory).distinct().collect(Collectors.toList());
    }

    @Override
    public int removeOlder(@Nullable DirectoryId directory, Instant before, int limit) {
        List<SyncEvent> old = events.stream()
                .filter(event -> Objects.equals(event.directory(), directory))
                .filter(event -> event.id().compareTo(TimeOrderedId.floor(before)) < 0)
                .limit(limit)
                .toList();
        events.removeAll(old);
        return old.size();
    }
}
