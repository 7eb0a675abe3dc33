package dev.rollcall.domain.user;

import dev.rollcall.domain.directory.DirectoryId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a person left: who took it out of service, when, and whether that ends in deletion.
 *
 * @param by the directory, which may bring the person back; null for an administrator
 * @param deletion when the person was deleted, or is to be deleted if it is not; null while nothing is planned
 * @param held what of it waits for an administrator; null for nothing
 */
public record Departure(
        @Nullable DirectoryId by,
        Instant since,
        @Nullable Instant deletion,
        @Nullable HeldKind held) {

    /** Makes a departure of which nothing is held. */
    public Departure(@Nullable DirectoryId by, Instant since, @Nullable Instant deletion) {
        this(by, since, deletion, null);
    }

    /** Returns whether it was this directory. */
    public boolean isBy(DirectoryId directory) {
        return directory.equals(by);
    }

    /** Returns the departure with another moment of deletion. */
    Departure deletedAt(@Nullable Instant moment) {
        return new Departure(by, since, moment, held);
    }

    /** Returns the departure with nothing held. */
    Departure allowed() {
        return new Departure(by, since, deletion);
    }
}
