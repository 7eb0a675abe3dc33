package dev.rollcall.domain.scim.resource;

import java.time.Instant;

/** What the server says about a resource (RFC 7643, 3.1); times are UTC, in whole milliseconds. */
public record Meta(Instant created, Instant lastModified, Version version) {

    /** Returns the meta data of a resource that is created at {@code now}. */
    public static Meta createdAt(Instant now) {
        return new Meta(now, now, Version.FIRST);
    }

    /** Returns the meta data after an effective change at {@code now}. */
    public Meta changedAt(Instant now) {
        return new Meta(created, now, version.next());
    }
}
