package dev.rollcall.application.directory;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.Departures;
import dev.rollcall.application.port.HeldGroups;
import dev.rollcall.application.port.Links;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import jakarta.inject.Inject;

/** How directories are doing. */
@SingletonBean
public class DirectoryStatuses {

    private final Links links;
    private final Departures departures;
    private final HeldGroups groups;

    /** Takes what it works with. */
    @Inject
    public DirectoryStatuses(Links links, Departures departures, HeldGroups groups) {
        this.links = links;
        this.departures = departures;
        this.groups = groups;
    }

    CountedDirectory counted(Directory directory) {
        return new CountedDirectory(directory, links.count(directory.id()), countHeld(directory.id()));
    }

    /** Returns of how many users and groups the mass-deprovision brake holds something. */
    long countHeld(DirectoryId directory) {
        return departures.countHeld(directory) + groups.count(directory);
    }
}
