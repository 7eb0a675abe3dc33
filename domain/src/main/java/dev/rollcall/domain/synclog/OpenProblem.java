package dev.rollcall.domain.synclog;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What an administrator has to mend: everything that is refused for one cause and has not succeeded since.
 *
 * @param objects what is affected, the latest first
 */
public record OpenProblem(Cause cause, List<RefusedObject> objects) {

    /** Sorts and copies the list, which is not empty. */
    public OpenProblem {
        objects = objects.stream()
                .sorted(Comparator.comparing(RefusedObject::lastId).reversed())
                .toList();
    }

    /** Returns how many requests were refused. */
    public long count() {
        return objects.stream().mapToLong(RefusedObject::count).sum();
    }

    /** Returns when it began. */
    public Instant first() {
        return objects.stream()
                .map(RefusedObject::first)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Returns when it was seen last. */
    public Instant last() {
        return objects.stream()
                .map(RefusedObject::last)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
