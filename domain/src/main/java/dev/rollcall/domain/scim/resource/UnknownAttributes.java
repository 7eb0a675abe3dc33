package dev.rollcall.domain.scim.resource;

/** What happens to attributes that no schema of the directory knows (setting "unknown attributes"). */
public enum UnknownAttributes {
    /** They are left out and reported to the log. */
    IGNORE,
    /** The request is refused with 400. */
    REJECT
}
