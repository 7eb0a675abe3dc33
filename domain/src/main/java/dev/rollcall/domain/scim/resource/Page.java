package dev.rollcall.domain.scim.resource;

import java.util.Optional;

/**
 * Which part of a list is wanted (RFC 7644, 3.4.2.4; RFC 9865, 2). Numbers out of range are brought into it, never
 * refused.
 *
 * @param startIndex the first resource, from 1; without meaning when there is a boundary
 * @param count the most resources, from 0 (only the total) to {@link #MAX_COUNT}
 * @param boundary where the page begins or ends, if that is not counted from the first resource
 */
public record Page(int startIndex, int count, Optional<Boundary> boundary) {

    /** The most resources of one page. */
    public static final int MAX_COUNT = 1000;

    /** The resources of a page when the client does not say. */
    public static final int DEFAULT_COUNT = 100;

    /** The page of a client that asks for none. */
    public static final Page FIRST = new Page(1, DEFAULT_COUNT);

    /** Counts from the first resource. */
    public Page(int startIndex, int count) {
        this(startIndex, count, Optional.empty());
    }

    /** Brings both numbers into their ranges. */
    public Page {
        startIndex = Math.max(1, startIndex);
        count = Math.max(0, Math.min(MAX_COUNT, count));
    }

    /** Returns a page that begins or ends at a boundary. */
    public static Page at(Boundary boundary, int count) {
        return new Page(1, count, Optional.of(boundary));
    }

    /** Returns whether this page is collected from its end. */
    public boolean isBackwards() {
        return boundary.filter(Boundary::isBackwards).isPresent();
    }

    /** Returns how many resources come before this page, or between its boundary and its first resource. */
    public int offset() {
        return startIndex - 1;
    }
}
