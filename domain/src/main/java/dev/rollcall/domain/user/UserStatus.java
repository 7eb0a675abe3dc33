package dev.rollcall.domain.user;

/** The state of a person, before an administrator's block is looked at. */
public enum UserStatus {
    ACTIVE,
    INACTIVE,
    /** Gone, but can be restored. */
    DELETED,
    /** Gone for good; nothing personal is left. */
    ANONYMISED
}
