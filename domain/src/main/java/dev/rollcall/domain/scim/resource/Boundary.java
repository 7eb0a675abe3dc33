package dev.rollcall.domain.scim.resource;

/**
 * Where a page begins or ends that does not count resources from the first (RFC 9865): resources that come and go
 * elsewhere do not move it.
 */
public record Boundary(Position position, Side side) {

    /** On which side of the position the page is. */
    public enum Side {
        /** The page begins after the position. */
        AFTER,
        /** The page ends before the position. */
        BEFORE
    }
}
