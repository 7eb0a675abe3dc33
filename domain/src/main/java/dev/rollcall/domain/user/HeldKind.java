package dev.rollcall.domain.user;

/** What the mass-deprovision brake holds of a departure until an administrator allows or discards it. */
public enum HeldKind {
    /** The user is inactive, and not deleted yet; a link that was deleted can be opened again. */
    USER_DELETION("userDeletion"),
    /** The user is inactive, and the days until its deletion do not count yet. */
    GRACE_PERIOD("gracePeriod"),
    /** The user is still in service. */
    USER_DEACTIVATION("userDeactivation");

    private final String spelling;

    HeldKind(String spelling) {
        this.spelling = spelling;
    }

    /** Returns the name in JSON. */
    public String spelling() {
        return spelling;
    }
}
