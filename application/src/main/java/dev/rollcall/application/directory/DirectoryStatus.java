package dev.rollcall.application.directory;

import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.Expiry;
import java.util.List;

/**
 * How a directory is doing.
 *
 * @param conflicts how many users and groups an administrator has to decide about
 * @param expiring the credentials that end soon, the next first
 */
public record DirectoryStatus(
        CountedDirectory counted, long conflicts, DirectoryActivity.Summary activity, List<Expiry> expiring) {

    /** Copies the list. */
    public DirectoryStatus {
        expiring = List.copyOf(expiring);
    }

    /** Returns the directory itself. */
    public Directory directory() {
        return counted.directory();
    }
}
