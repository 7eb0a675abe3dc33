package dev.rollcall.application.access;

/**
 * Why a request has no {@link AuthenticatedCaller}. The authentication mechanism leaves it as a request attribute under
 * the name of this class; none means that no credential was sent.
 */
public enum AccessRefusal {
    /** The credential is unknown, over, revoked or for another surface. */
    INVALID_TOKEN,
    /** There is more than one {@code Authorization} header. */
    SEVERAL_CREDENTIALS,
    /** The credential cannot be checked now because the database is away; trying again is right. */
    UNAVAILABLE
}
