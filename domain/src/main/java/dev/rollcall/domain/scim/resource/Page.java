package dev.rollcall.domain.scim.resource;

/**
 * Which part of a list is wanted (RFC 7644, 3.4.2.4). Numbers out of range are brought into it, never refused.
 *
 * @param startIndex the first resource, from 1
 * @param count the most resources, from 0 (only the total) to {@link #MAX_COUNT}
 */
public record Page(int startIndex, int count) {

    /** The most resources of one page. */
    public static final int MAX_COUNT = 1000;

    /** The resources of a page when the client does not say. */
    public static final int DEFAULT_COUNT = 100;

    /** The page of a client that asks for none. */
    public static final Page FIRST = new Page(1, DEFAULT_COUNT);

    /** Brings both numbers into their ranges. */
    public Page {
        startIndex = Math.max(1, startIndex);
        count = Math.max(0, Math.min(MAX_COUNT, count));
    }

    /** Returns how many resources come before this page. */
    public int offset() {
        return startIndex - 1;
    }
}
