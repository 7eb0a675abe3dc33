package dev.rollcall.domain.scim.patch;

/**
 * A {@code replace} through a filter that selects nothing: it is to be {@code noTarget} (RFC 7644, 3.5.2.3), but what the
 * filter describes is made. Unlike other deviations it shows only where the request meets the resource.
 */
public final class ReplaceWithoutMatch {

    /** By which it is told among what is tolerated. */
    public static final String NAME = "replaceWithoutMatch";

    private ReplaceWithoutMatch() {}
}
