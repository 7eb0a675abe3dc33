package dev.rollcall.application.port;

import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.link.FateOfUsers;
import dev.rollcall.domain.user.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The user directories, without those that are being removed. Names are unique without case (unique key {@code directory_name}). */
public interface Directories {

    /** Returns the directory, or empty. */
    Optional<Directory> find(DirectoryId id);

    /** Returns the directory, locked against every other change until the transaction ends. */
    Optional<Directory> lock(DirectoryId id);

    /** Returns the directory of that name in any letter case, or empty. */
    Optional<Directory> findByName(String name);

    /** Returns at most {@code limit} directories with ids above {@code after}, in the order of their ids. */
    List<Directory> list(String after, int limit);

    /** Adds a new directory. */
    void add(Directory directory);

    /** Stores the changed settings of a directory. */
    void update(Directory directory);

    /**
     * Begins the removal of a directory that is locked. No other method knows it from now on, its name is free, and its
     * clients and tokens are gone. Its users, links and groups stay until they are removed bit by bit.
     */
    void beginRemoval(DirectoryId id, FateOfUsers fate);

    /** Returns a directory whose removal has begun, locked until the transaction ends; empty when there is none. */
    Optional<Removal> lockRemoval();

    /**
     * Closes the links of users whom a directory from {@link #lockRemoval} no longer owns, so that others may have them;
     * nothing follows from that.
     */
    void closeLinks(DirectoryId id, Collection<UserId> users);

    /**
     * Removes at most {@code limit} rows of what hangs on a directory from {@link #lockRemoval} that owns nobody any
     * longer, and the directory itself last. Its log stays, as it is also the history of its users.
     */
    void removeRows(DirectoryId id, int limit);

    /** A directory whose removal has begun. */
    record Removal(Directory directory, FateOfUsers fate) {}
}
