package dev.rollcall.application.port;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.link.LinkedUser;
import dev.rollcall.domain.scim.filter.AttributePath;
import dev.rollcall.domain.scim.resource.Query;
import dev.rollcall.domain.scim.resource.QueryResult;
import dev.rollcall.domain.scim.resource.Resource;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.schema.Attribute;
import dev.rollcall.domain.scim.schema.Schema;
import dev.rollcall.domain.scim.schema.Uniqueness;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import dev.rollcall.domain.user.UserId;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The links of all directories, in a map in the order of their ids. */
public final class InMemoryLinks implements Links {

    private static final Comparator<Link> NEWEST_FIRST = Comparator.comparing(
                    (Link link) -> link.meta().created())
            .thenComparing(link -> link.id().value())
            .reversed();

    private final TreeMap<String, Link> links = new TreeMap<>();
    private final InMemoryUsers users;
    private @Nullable InMemoryMemberships memberships;

    /** Creates the links of {@code users}. */
    public InMemoryLinks(InMemoryUsers users) {
        this.users = users;
        users.linkedBy(this);
    }

    void groupedBy(InMemoryMemberships known) {
        memberships = known;
    }

    /** A group may have it: the fakes do not know each other. */
    @Override
    public Optional<Shown> show(DirectoryId directory, ResourceId id) {
        return open(directory).filter(link -> link.id().equals(id)).findFirst().map(link -> new Shown(link, false));
    }

    @Override
    public Optional<Locked> lock(DirectoryId directory, ResourceId id) {
        return find(directory, id).map(link -> new Locked(withUser(link), false));
    }

    private LinkedUser withUser(Link link) {
        return new LinkedUser(link, users.get(link.user()));
    }

    /** Any group may wait: the fakes do not know each other. */
    @Override
    public Known known(DirectoryId directory, ComparisonKey userName, Optional<String> externalId) {
        boolean anybody = users.lockByLoginName(userName).isPresent()
                || !lockNamesakes(directory, userName, externalId).isEmpty();
        return new Known(anybody, true);
    }

    @Override
    public Optional<Link> lockOf(DirectoryId directory, UserId user) {
        return openLinkOf(directory, user);
    }

    @Override
    public List<LinkedUser> lockNamesakes(DirectoryId directory, ComparisonKey userName, Optional<String> externalId) {
        Predicate<Link> sameName = link -> link.userNameKey().equals(userName);
        Predicate<Link> sameExternalId =
                link -> externalId.isPresent() && link.externalId().equals(externalId);
        return of(directory)
                .filter(sameName.or(sameExternalId))
                .sorted(NEWEST_FIRST)
                .map(this::withUser)
                .toList();
    }

    @Override
    public QueryResult search(DirectoryId directory, Query query) {
        return InMemorySearch.of(
                open(directory)
                        .map(link -> new Resource(query.type(), link.id(), link.meta(), link.attributes()))
                        .map(user -> query.asks("groups") ? withGroups(directory, user) : user),
                query);
    }

    private Resource withGroups(DirectoryId directory, Resource user) {
        List<Value> groups = Objects.requireNonNull(memberships).groupsOf(directory, List.of(user.id())).stream()
                .<Value>map(group -> user.type()
                        .url("/Groups", group.group().value())
                        .map(url -> group.toElement().with("$ref", new Text(url)))
                        .orElse(group.toElement()))
                .toList();
        return user.with("groups", new Many(groups));
    }

    @Override
    public Count count(DirectoryId directory) {
        long active = open(directory).filter(Link::active).count();
        return new Count(active, open(directory).count() - active);
    }

    @Override
    public void add(Directory directory, Link link) {
        requireFree(directory, link);
        store(link);
    }

    @Override
    public void update(Directory directory, Link before, Link after) {
        requireFree(directory, after);
        store(after);
    }

    @Override
    public Optional<ResourceId> index(Directory directory, Set<String> attributes, String after) {
        return Optional.empty();
    }

    @Override
    public long requireUnique(Directory directory, Set<String> attributes) {
        Map<Object, Long> holders = open(directory.id())
                .flatMap(link -> uniqueValues(directory, link).stream())
                .filter(value -> attributes.contains(value.get(0)))
                .collect(Collectors.groupingBy(value -> value, Collectors.counting()));
        return holders.values().stream().filter(count -> count > 1).count();
    }

    void closeAll(DirectoryId directory, Collection<UserId> released) {
        links.replaceAll((id, link) -> link.directory().equals(directory) && released.contains(link.user())
                ? link.closed(link.meta().lastModified())
                : link);
    }

    private void requireFree(Directory directory, Link link) {
        Set<List<Object>> wanted = link.isOpen() ? uniqueValues(directory, link) : Set.of();
        boolean taken = open(directory.id())
                .filter(other -> !other.id().equals(link.id()))
                .anyMatch(other -> !Collections.disjoint(uniqueValues(directory, other), wanted));
        if (taken) {
            throw Refusal.of(Reason.UNIQUENESS, "Another user of the directory has this value.");
        }
    }

    private static Set<List<Object>> uniqueValues(Directory directory, Link link) {
        Set<List<Object>> values = new HashSet<>();
        for (Schema extension : directory.userType().extensions()) {
            for (Attribute attribute : extension.attributes()) {
                AttributePath path = new AttributePath(extension.id(), attribute, null);
                if (attribute.uniqueness() == Uniqueness.SERVER) {
                    path.anyValue(link.attributes(), value -> {
                        attribute.key(value).ifPresent(key -> values.add(List.of(path.toString(), key)));
                        return false;
                    });
                }
            }
        }
        return values;
    }

    Optional<Link> openLinkOf(DirectoryId directory, UserId user) {
        return open(directory).filter(link -> link.user().equals(user)).findFirst();
    }

    Optional<Link> openLinkOf(UserId user) {
        return links.values().stream()
                .filter(link -> link.isOpen() && link.user().equals(user))
                .findFirst();
    }

    void removeAll(UserId user) {
        links.values().removeIf(link -> link.user().equals(user));
    }

    Link newestOf(DirectoryId directory, UserId user) {
        return of(directory)
                .filter(link -> link.user().equals(user))
                .min(NEWEST_FIRST)
                .orElseThrow();
    }

    List<ResourceId> idsOf(DirectoryId directory, UserId user) {
        return of(directory)
                .filter(link -> link.user().equals(user))
                .map(Link::id)
                .toList();
    }

    /** The ids of open links by those of the values that one alone goes by, as externalId or by the id of a former link. */
    Map<String, String> knownAs(DirectoryId directory, Set<String> values) {
        Map<String, String> known = new TreeMap<>();
        for (String value : values) {
            List<Link> named = open(directory)
                    .filter(link -> link.externalId().equals(Optional.of(value))
                            || (!link.id().value().equals(value)
                                    && idsOf(directory, link.user()).contains(new ResourceId(value))))
                    .toList();
            if (named.size() == 1) {
                known.put(value, named.get(0).id().value());
            }
        }
        return known;
    }

    void removeAll(DirectoryId directory) {
        links.values().removeIf(link -> link.directory().equals(directory));
    }

    private void store(Link link) {
        if (link.isOpen()) {
            refuseIfTaken(link, "link_user", other -> other.user().equals(link.user()));
            refuseIfTaken(
                    link,
                    "link_user_name",
                    other -> other.directory().equals(link.directory())
                            && other.userNameKey().equals(link.userNameKey()));
        }
        links.put(link.id().value(), link);
    }

    private void refuseIfTaken(Link link, String uniqueKey, Predicate<Link> sameKey) {
        boolean taken = links.values().stream()
                .anyMatch(other -> other.isOpen() && !other.id().equals(link.id()) && sameKey.test(other));
        if (taken) {
            throw new DuplicateKey(uniqueKey);
        }
    }

    private Stream<Link> open(DirectoryId directory) {
        return of(directory).filter(Link::isOpen);
    }

    private Stream<Link> of(DirectoryId directory) {
        return links.values().stream().filter(link -> link.directory().equals(directory));
    }
}
