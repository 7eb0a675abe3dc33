package dev.rollcall.application.directory;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.Departures;
import dev.rollcall.application.port.Links;
import dev.rollcall.domain.directory.Directory;
import jakarta.inject.Inject;

/** How directories are doing. */
@SingletonBean
public class DirectoryStatuses {

    private final Links links;
    private final Departures departures;

    /** Takes what it works with. */
    @Inject
    public DirectoryStatuses(Links links, Departures departures) {
        this.links = links;
        this.departures = departures;
    }

    CountedDirectory counted(Directory directory) {
        return new CountedDirectory(directory, links.count(directory.id()), departures.countHeld(directory.id()));
    }
}
