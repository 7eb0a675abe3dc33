package dev.rollcall.application.port;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.synclog.FeedItem;
import dev.rollcall.domain.synclog.SyncEvent;
import dev.rollcall.domain.user.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The change feed of a log in memory. */
public final class InMemoryChangeFeed implements ChangeFeed {

    private final InMemorySyncLog log;
    private final Links links;

    /** Numbers the events of {@code log}. */
    InMemoryChangeFeed(InMemorySyncLog log, Links links) {
        this.log = log;
        this.links = links;
    }

    @Override
    public Optional<Instant> oldestWaiting() {
        return log.waiting().map(SyncEvent::time).findFirst();
    }

    @Override
    public int number(int limit) {
        List<SyncEvent> some = log.waiting().limit(limit).toList();
        some.forEach(log::number);
        return some.size();
    }

    @Override
    public Bounds bounds() {
        return log.bounds();
    }

    @Override
    public List<FeedItem> after(long seq, int limit) {
        return log.numbered().filter(item -> item.seq() > seq).limit(limit).toList();
    }

    @Override
    public Map<ResourceId, UserId> usersOf(Collection<DirectoryId> directories, Collection<ResourceId> ids) {
        Map<ResourceId, UserId> users = new LinkedHashMap<>();
        for (DirectoryId directory : directories) {
            Stream<Link> known =
                    ids.stream().map(id -> links.find(directory, id)).flatMap(Optional::stream);
            known.forEach(link -> users.put(link.id(), link.user()));
        }
        return users;
    }
}
