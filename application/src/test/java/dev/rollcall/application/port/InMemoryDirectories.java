package dev.rollcall.application.port;

import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Value;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The user directories, in a map in the order of their ids. */
public final class InMemoryDirectories implements Directories {

    private final TreeMap<String, Directory> directories = new TreeMap<>();
    private final InMemoryUsers users;
    private final InMemoryLinks links;
    private final InMemoryApiClients clients;
    private final InMemorySecretTokens tokens;

    /** Creates the directories that own what the others hold. */
    public InMemoryDirectories(
            InMemoryUsers users, InMemoryLinks links, InMemoryApiClients clients, InMemorySecretTokens tokens) {
        this.users = users;
        this.links = links;
        this.clients = clients;
        this.tokens = tokens;
    }

    @Override
    public Optional<Directory> find(DirectoryId id) {
        return Optional.ofNullable(directories.get(id.value()));
    }

    @Override
    public Optional<Directory> lock(DirectoryId id) {
        return find(id);
    }

    @Override
    public Optional<Directory> findByName(String name) {
        return directories.values().stream()
                .filter(directory -> nameKey(directory).equals(ComparisonKey.folded(name)))
                .findFirst();
    }

    @Override
    public List<Directory> list(String after, int limit) {
        return directories.tailMap(after, false).values().stream().limit(limit).toList();
    }

    @Override
    public void add(Directory directory) {
        store(directory);
    }

    @Override
    public void update(Directory directory) {
        store(directory);
    }

    @Override
    public void remove(DirectoryId id, FateOfUsers fate) {
        users.replaceAll(user -> released(user, id, fate));
        links.removeAll(id);
        clients.removeAll(id);
        tokens.removeAll(id);
        directories.remove(id.value());
    }

    private void store(Directory directory) {
        boolean taken = findByName(directory.settings().name())
                .filter(other -> !other.id().equals(directory.id()))
                .isPresent();
        if (taken) {
            throw new DuplicateKey("directory_name");
        }
        directories.put(directory.id().value(), directory);
    }

    private User released(User user, DirectoryId directory, FateOfUsers fate) {
        if (!directory.equals(user.owner())) {
            return user.isDeprovisionedBy(directory) ? local(user, user.status(), user.attributes()) : user;
        }
        Map<String, Value> attributes = new LinkedHashMap<>(user.attributes().asMap());
        links.openLinkOf(directory, user.id())
                .ifPresent(link -> attributes.putAll(link.attributes().asMap()));
        return local(user, statusAfter(fate, user), Complex.of(attributes));
    }

    private static UserStatus statusAfter(FateOfUsers fate, User user) {
        return switch (fate) {
            case CONVERT -> user.status();
            case DEACTIVATE -> UserStatus.INACTIVE;
            case DELETE -> UserStatus.DELETED;
        };
    }

    private static User local(User user, UserStatus status, Complex attributes) {
        return new User(
                user.id(), user.loginName(), status, user.blocked(), user.isProtected(), null, null, attributes);
    }

    private static ComparisonKey nameKey(Directory directory) {
        return ComparisonKey.folded(directory.settings().name());
    }
}
