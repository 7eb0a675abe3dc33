package dev.rollcall.application.directory;

import dev.rollcall.application.port.HeldGroups.HeldGroup;
import dev.rollcall.domain.link.LinkedUser;

/** What the mass-deprovision brake holds: the departure of a user, or the deletion of a group. */
public sealed interface HeldItem {

    /** Returns what orders items, and names one. */
    String id();

    /** A user of whose departure something is held. */
    record OfUser(LinkedUser held) implements HeldItem {

        @Override
        public String id() {
            return held.user().id().value();
        }
    }

    /** A group whose deletion is held. */
    record OfGroup(HeldGroup held) implements HeldItem {

        @Override
        public String id() {
            return held.group().id().value();
        }
    }
}
