package dev.rollcall.application.port;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.link.Person;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.user.EmailKeys;
import dev.rollcall.domain.user.SearchKeys;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserId;
import dev.rollcall.domain.user.UserStatus;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The people, in a map. */
public final class InMemoryUsers implements Users {

    private final Map<UserId, User> users = new LinkedHashMap<>();
    private @Nullable InMemoryLinks links;

    void linkedBy(InMemoryLinks all) {
        links = all;
    }

    private InMemoryLinks links() {
        return Objects.requireNonNull(links);
    }

    @Override
    public Optional<User> lockByLoginName(ComparisonKey loginName) {
        return users.values().stream()
                .filter(user -> hasLoginName(user, loginName))
                .findFirst();
    }

    @Override
    public Optional<User> lock(UserId id) {
        return Optional.ofNullable(users.get(id));
    }

    @Override
    public Optional<Person> find(UserId id) {
        return lock(id).map(this::person);
    }

    @Override
    public List<Person> findAll(Collection<UserId> ids) {
        return ids.stream().map(this::find).flatMap(Optional::stream).toList();
    }

    @Override
    public List<Person> list(Selection selection, String after, int limit) {
        return users.values().stream()
                .filter(user -> user.id().value().compareTo(after) > 0)
                .filter(user -> selection.statuses().contains(user.status()))
                .filter(user ->
                        selection.directory().isEmpty() || selection.directory().equals(user.owningDirectory()))
                .sorted(Comparator.comparing(user -> user.id().value()))
                .map(this::person)
                .filter(person -> selection.search().isEmpty()
                        || isFound(
                                person, ComparisonKey.folded(selection.search().get())))
                .limit(limit)
                .toList();
    }

    @Override
    public void update(User before, User after) {
        store(after);
    }

    @Override
    public void forgetLinks(UserId id) {
        links().removeAll(id);
    }

    private Person person(User user) {
        return new Person(user, links().openLinkOf(user.id()).orElse(null));
    }

    private static boolean isFound(Person person, ComparisonKey beginning) {
        Stream<Complex> attributes = Stream.concat(
                Stream.of(person.user().attributes()),
                person.openLink().stream().map(Link::attributes));
        return Stream.concat(
                        Stream.of(User.loginKey(person.user().loginName())),
                        attributes.flatMap(known -> SearchKeys.of(known).stream()))
                .anyMatch(key -> key.text().startsWith(beginning.text()));
    }

    @Override
    public List<User> lockByEmail(Set<ComparisonKey> addresses) {
        return users.values().stream()
                .filter(user -> hasLoginName(user) && !Collections.disjoint(addresses, EmailKeys.of(shown(user))))
                .limit(2)
                .toList();
    }

    private Complex shown(User user) {
        return person(user).openLink().map(Link::attributes).orElse(user.attributes());
    }

    @Override
    public List<Person> lockOwned(DirectoryId owner, int limit) {
        return users.values().stream()
                .filter(user -> owner.equals(user.owner()))
                .limit(limit)
                .map(this::person)
                .toList();
    }

    @Override
    public List<UserId> anonymised(String after, int limit) {
        return users.values().stream()
                .filter(user -> user.status() == UserStatus.ANONYMISED)
                .map(User::id)
                .filter(id -> id.value().compareTo(after) > 0)
                .sorted(Comparator.comparing(UserId::value))
                .limit(limit)
                .toList();
    }

    @Override
    public void add(User user) {
        store(user);
    }

    @Override
    public void update(User user) {
        store(user);
    }

    User get(UserId id) {
        return Objects.requireNonNull(users.get(id));
    }

    /** Returns all people in the order they were added. */
    public List<User> all() {
        return List.copyOf(users.values());
    }

    void replaceAll(UnaryOperator<User> change) {
        users.replaceAll((id, user) -> change.apply(user));
    }

    private void store(User user) {
        boolean taken = hasLoginName(user)
                && lockByLoginName(User.loginKey(user.loginName()))
                        .filter(other -> !other.id().equals(user.id()))
                        .isPresent();
        if (taken) {
            throw new DuplicateKey("user_login_name");
        }
        users.put(user.id(), user);
    }

    private static boolean hasLoginName(User user, ComparisonKey loginName) {
        return hasLoginName(user) && User.loginKey(user.loginName()).equals(loginName);
    }

    private static boolean hasLoginName(User user) {
        return user.status() != UserStatus.DELETED && user.status() != UserStatus.ANONYMISED;
    }

    @Override
    public long countWaiting(DirectoryId directory) {
        return users.values().stream()
                .filter(user -> directory.equals(user.owner()) && user.status() == UserStatus.INACTIVE)
                .filter(user -> links().openLinkOf(directory, user.id())
                        .filter(Link::active)
                        .isPresent())
                .count();
    }
}
