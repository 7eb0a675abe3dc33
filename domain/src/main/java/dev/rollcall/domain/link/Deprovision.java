package dev.rollcall.domain.link;

/** The two ways in which an identity provider says that somebody has left. */
public enum Deprovision {
    /** {@code active=false}: the link stays. */
    DEACTIVATE,
    /** {@code DELETE} (RFC 7644, 3.6): the link closes. */
    DELETE
}
