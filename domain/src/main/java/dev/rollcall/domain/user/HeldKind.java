package dev.rollcall.domain.user;

/** What the mass-deprovision brake holds of a departure until an administrator allows or discards it. */
public enum HeldKind {
    /** The user is inactive, and not deleted yet; a link that was deleted can be opened again. */
    USER_DELETION("userDeletion", true),
    /** As {@link #USER_DELETION}, and the user was inactive before. */
    DELETION_OF_INACTIVE("userDeletion", false),
    /** The user is inactive, and the days until its deletion do not count yet. */
    GRACE_PERIOD("gracePeriod", true),
    /** As {@link #GRACE_PERIOD}, and the user was inactive before. */
    GRACE_OF_INACTIVE("gracePeriod", false),
    /** The user is still in service. */
    USER_DEACTIVATION("userDeactivation", true);

    private final String spelling;
    private final boolean wasActive;

    HeldKind(String spelling, boolean wasActive) {
        this.spelling = spelling;
        this.wasActive = wasActive;
    }

    /** Returns the name in JSON. */
    public String spelling() {
        return spelling;
    }

    /** Returns whether the user was in service before, as it is again when what is held is discarded. */
    public boolean wasActive() {
        return wasActive;
    }
}
