package dev.rollcall.application.port;

import dev.rollcall.application.TimeOrderedId;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.synclog.FeedItem;
import dev.rollcall.domain.synclog.LogFilter;
import dev.rollcall.domain.synclog.SyncEvent;
import dev.rollcall.domain.synclog.Target;
import dev.rollcall.domain.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The logs of all directories, in a list. */
public final class InMemorySyncLog implements SyncLog {

    private final Links links;
    private final List<SyncEvent> events = new ArrayList<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private long head;
    private long tail;

    InMemorySyncLog(Links links) {
        this.links = links;
    }

    @Override
    public void append(SyncEvent event) {
        events.add(openLink(event.directory(), event.target())
                .map(link -> event.aboutUser(link.id(), link.user()))
                .orElse(event));
    }

    private Optional<Link> openLink(@Nullable DirectoryId directory, Target target) {
        ResourceId resource = target.resource();
        UserId user = target.user();
        if (directory == null || target.type() != Target.Type.USER || (resource == null) == (user == null)) {
            return Optional.empty();
        }
        return resource == null
                ? links.lockOf(directory, Objects.requireNonNull(user))
                : links.find(directory, resource);
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
                .filter(event -> !isWaiting(event))
                .limit(limit)
                .toList();
        old.forEach(event -> tail = Math.max(tail, numbers.getOrDefault(event.id(), 0L)));
        events.removeAll(old);
        return old.size();
    }

    private boolean isWaiting(SyncEvent event) {
        return event.change() != null && !numbers.containsKey(event.id());
    }

    Stream<SyncEvent> waiting() {
        return events.stream().filter(this::isWaiting);
    }

    void number(SyncEvent event) {
        numbers.put(event.id(), ++head);
    }

    Stream<FeedItem> numbered() {
        return events.stream()
                .filter(event -> numbers.containsKey(event.id()))
                .map(event -> new FeedItem(Objects.requireNonNull(numbers.get(event.id())), event))
                .sorted(Comparator.comparing(FeedItem::seq));
    }

    ChangeFeed.Bounds bounds() {
        return new ChangeFeed.Bounds(tail, head);
    }
}
