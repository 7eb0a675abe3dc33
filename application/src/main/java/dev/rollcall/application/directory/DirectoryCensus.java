package dev.rollcall.application.directory;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.Groups;
import dev.rollcall.application.port.Links;
import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.Users;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import jakarta.inject.Inject;

/** Counts what directories hold. */
@SingletonBean
public class DirectoryCensus {

    private final Links links;
    private final Users users;
    private final Groups groups;
    private final Memberships memberships;
    private final HeldCount held;

    /** Takes what it counts. */
    @Inject
    public DirectoryCensus(Links links, Users users, Groups groups, Memberships memberships, HeldCount held) {
        this.links = links;
        this.users = users;
        this.groups = groups;
        this.memberships = memberships;
        this.held = held;
    }

    /** Counts the directory, each kind in a statement that reads an index only. */
    CountedDirectory of(Directory directory) {
        DirectoryId id = directory.id();
        return new CountedDirectory(
                directory,
                links.count(id),
                users.countWaiting(id),
                held.of(id),
                groups.count(id),
                memberships.countParked(id));
    }
}
