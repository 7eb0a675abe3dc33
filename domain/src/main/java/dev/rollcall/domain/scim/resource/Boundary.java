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
        /** The page begins with the position, if there is a resource at it. */
        FROM,
        /** The page ends before the position. */
        BEFORE,
        /** The page ends with the position, if there is a resource at it. */
        UP_TO
    }

    /** Returns whether the page is collected from its end. */
    public boolean isBackwards() {
        return side == Side.BEFORE || side == Side.UP_TO;
    }

    /** Returns whether a resource at the position is on the page. */
    public boolean isInclusive() {
        return side == Side.FROM || side == Side.UP_TO;
    }

    /** Returns the boundary of everything that is on the other side of this one. */
    public Boundary turned() {
        return new Boundary(
                position,
                switch (side) {
                    case AFTER -> Side.UP_TO;
                    case FROM -> Side.BEFORE;
                    case BEFORE -> Side.FROM;
                    case UP_TO -> Side.AFTER;
                });
    }
}
