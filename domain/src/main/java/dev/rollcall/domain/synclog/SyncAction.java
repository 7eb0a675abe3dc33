package dev.rollcall.domain.synclog;

/** What happened to a user through a directory. */
public enum SyncAction {
    CREATED,
    ADOPTED,
    UPDATED,
    DEACTIVATED,
    REACTIVATED,
    RESTORED,
    DELETED
}
