package dev.rollcall.application.port;

import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import java.util.List;
import java.util.Optional;

/** The user directories. Names are unique without case (unique key {@code directory_name}). */
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

    /** Removes the directory with all its links, clients and tokens; its users become what {@code fate} says. */
    void remove(DirectoryId id, FateOfUsers fate);

    /** What becomes of the users of a removed directory. */
    enum FateOfUsers {
        /** They become local users with the attributes the directory supplied. */
        CONVERT,
        /** They become local users and inactive. */
        DEACTIVATE,
        /** They are deleted. */
        DELETE
    }
}
