package dev.rollcall.application.port;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.synclog.SyncEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** The logs of all directories, in a list. */
public final class InMemorySyncLog implements SyncLog {

    private final List<SyncEvent> events = new ArrayList<>();

    @Override
    public void append(SyncEvent event) {
        events.add(event);
    }

    @Override
    public List<SyncEvent> newest(DirectoryId directory, int limit) {
        return events.stream()
                .filter(event -> event.directory().equals(directory))
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
}
