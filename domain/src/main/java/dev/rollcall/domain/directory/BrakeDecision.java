package dev.rollcall.domain.directory;

/** What the mass-deprovision brake says to one more user who is to leave, or a group that is to be deleted. */
public enum BrakeDecision {
    /** Not too many: everything happens. */
    PASS,
    /** Too many: whatever cannot be taken back waits for an administrator. */
    HOLD_DELETIONS,
    /** Too many: nothing happens before an administrator allows it. */
    HOLD_EVERYTHING
}
