package dev.rollcall.application.synclog;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.AdministeredGroups;
import dev.rollcall.application.port.ChangeFeed;
import dev.rollcall.application.port.Transactions;
import dev.rollcall.application.port.Users;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.group.Group;
import dev.rollcall.domain.link.Person;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.synclog.Change;
import dev.rollcall.domain.synclog.FeedItem;
import dev.rollcall.domain.synclog.Target;
import dev.rollcall.domain.user.UserId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What applications read: the change feed from a number on. */
@SingletonBean
public final class Changes {

    /**
     * A part of the feed.
     *
     * @param people the users of the items as they are now
     * @param groups the groups of the items as they are now
     * @param members the users whom the open links in the items are about
     * @param next the number to go on from
     */
    public record Part(
            List<FeedItem> items,
            Map<UserId, Person> people,
            Map<ResourceId, Group> groups,
            Map<ResourceId, UserId> members,
            long next) {}

    /**
     * How far the feed is.
     *
     * @param lag how long the oldest change has waited for its number
     */
    public record State(ChangeFeed.Bounds bounds, Duration lag) {}

    private final Transactions transactions;
    private final ChangeFeed feed;
    private final Users users;
    private final AdministeredGroups groups;
    private final Clock clock;

    /** Takes what it works with. */
    @Inject
    public Changes(Transactions transactions, ChangeFeed feed, Users users, AdministeredGroups groups, Clock clock) {
        this.transactions = transactions;
        this.feed = feed;
        this.users = users;
        this.groups = groups;
        this.clock = clock;
    }

    /**
     * Returns at most {@code limit} items with numbers above {@code after}.
     *
     * @throws Refusal with {@link Reason#GONE} when items after that number are gone, or the number was never given
     */
    public Part after(long after, int limit) {
        return transactions.read(() -> {
            // In this order: what was removed before the items were read is behind the tail that is read then.
            List<FeedItem> items = feed.after(after, limit);
            ChangeFeed.Bounds bounds = feed.bounds();
            if (after < bounds.tail() || after > bounds.head()) {
                throw Refusal.of(
                        Reason.GONE,
                        "The feed has no continuation of " + after + "; it reaches from " + bounds.tail() + " to "
                                + bounds.head() + ". Ask with after=now, read all users and groups, then go on from"
                                + " next.");
            }
            long next = items.isEmpty() ? after : items.get(items.size() - 1).seq();
            // In this order: of a link that is open in the third answer, the first shows the user with it or an older
            // one.
            Map<UserId, Person> people = people(items);
            Map<ResourceId, Group> groups = groups(items);
            return new Part(items, people, groups, feed.usersOf(directories(items), links(items)), next);
        });
    }

    /** Returns the highest number given: where a reader goes on that has just read everything another way. */
    public long now() {
        return transactions.read(feed::bounds).head();
    }

    /** Returns how far the feed is. */
    public State state() {
        return transactions.read(() -> new State(
                feed.bounds(),
                feed.oldestWaiting()
                        .map(since -> Duration.between(since, clock.instant()))
                        .orElse(Duration.ZERO)));
    }

    private Map<UserId, Person> people(List<FeedItem> items) {
        Set<UserId> ids = items.stream()
                .map(item -> item.event().target().user())
                .flatMap(Stream::ofNullable)
                .collect(Collectors.toSet());
        return users.findAll(ids).stream()
                .collect(Collectors.toMap(person -> person.user().id(), Function.identity()));
    }

    private Map<ResourceId, Group> groups(List<FeedItem> items) {
        Set<ResourceId> ids = items.stream()
                .map(item -> item.event().target())
                .filter(target -> target.type() == Target.Type.GROUP)
                .map(Target::resource)
                .flatMap(Stream::ofNullable)
                .collect(Collectors.toSet());
        return groups.findAll(ids).stream().collect(Collectors.toMap(Group::id, Function.identity()));
    }

    private static Set<DirectoryId> directories(List<FeedItem> items) {
        return items.stream()
                .map(item -> item.event().directory())
                .flatMap(Stream::ofNullable)
                .collect(Collectors.toSet());
    }

    private static List<ResourceId> links(List<FeedItem> items) {
        return items.stream()
                .map(item -> item.event().change())
                .flatMap(Stream::ofNullable)
                .flatMap(Changes::members)
                .distinct()
                .collect(Collectors.toList());
    }

    private static Stream<ResourceId> members(Change change) {
        return Stream.concat(change.added().stream(), change.removed().stream());
    }
}
