package dev.rollcall.application.port;

import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.link.FateOfUsers;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.user.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The user directories, in a map in the order of their ids. */
public final class InMemoryDirectories implements Directories {

    private final TreeMap<String, Directory> directories = new TreeMap<>();
    private final TreeMap<String, Removal> removals = new TreeMap<>();
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
    public void beginRemoval(DirectoryId id, FateOfUsers fate) {
        clients.removeAll(id);
        tokens.removeAll(id);
        removals.put(id.value(), new Removal(Objects.requireNonNull(directories.remove(id.value())), fate));
    }

    boolean isBeingRemoved(DirectoryId id) {
        return removals.containsKey(id.value());
    }

    @Override
    public Optional<Removal> lockRemoval() {
        return removals.values().stream().findFirst();
    }

    @Override
    public void closeLinks(DirectoryId id, Collection<UserId> released) {
        links.closeAll(id, released);
    }

    @Override
    public void removeRows(DirectoryId id, int limit) {
        users.replaceAll(user -> user.isDeprovisionedBy(id) ? user.detached(user.attributes()) : user);
        links.removeAll(id);
        removals.remove(id.value());
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

    private static ComparisonKey nameKey(Directory directory) {
        return ComparisonKey.folded(directory.settings().name());
    }
}
