package dev.rollcall.application.directory;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.Departures;
import dev.rollcall.application.port.HeldGroups;
import dev.rollcall.domain.directory.DirectoryId;
import jakarta.inject.Inject;

/** How much the mass-deprovision brake holds. */
@SingletonBean
public class HeldCount {

    private final Departures departures;
    private final HeldGroups groups;

    /** Takes what it counts. */
    @Inject
    public HeldCount(Departures departures, HeldGroups groups) {
        this.departures = departures;
        this.groups = groups;
    }

    /** Returns of how many users and groups of the directory something is held. */
    long of(DirectoryId directory) {
        return departures.countHeld(directory) + groups.count(directory);
    }
}
