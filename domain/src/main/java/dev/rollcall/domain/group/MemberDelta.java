package dev.rollcall.domain.group;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A change of a set of members that needs not know the set. First {@code present} says what becomes of those who are
 * there, then the removed ones leave, then the added ones come; no id is both removed and added.
 *
 * @param removed what leaves; without meaning for those who are replaced
 * @param added the ids as sent, in the order they were sent
 * @param expected those of the added ids that the client takes for members already
 */
public record MemberDelta(Present present, Set<String> removed, Set<String> added, Set<String> expected) {

    /** What becomes of the members that are not named. */
    public enum Present {
        /** They stay. */
        KEPT,
        /** They leave. */
        REPLACED
    }

    /** Changes nothing. */
    public static final MemberDelta NONE = new MemberDelta(Present.KEPT, Set.of(), Set.of());

    /** Expects nobody. */
    public MemberDelta(Present present, Set<String> removed, Set<String> added) {
        this(present, removed, added, Set.of());
    }

    /** Copies the sets. */
    public MemberDelta {
        removed = Collections.unmodifiableSet(new LinkedHashSet<>(removed));
        added = Collections.unmodifiableSet(new LinkedHashSet<>(added));
        expected = Set.copyOf(expected);
    }

    /** Returns the change after which exactly {@code members} are there. */
    public static MemberDelta replacing(Set<String> members) {
        return new MemberDelta(Present.REPLACED, Set.of(), members);
    }

    /** Returns the change that adds members to those who are there. */
    public static MemberDelta adding(Set<String> members) {
        return new MemberDelta(Present.KEPT, Set.of(), members);
    }

    /** Returns the change that removes members from those who are there. */
    public static MemberDelta removing(Set<String> members) {
        return new MemberDelta(Present.KEPT, members, Set.of());
    }

    /** Returns whether those who are not named leave. */
    public boolean replaces() {
        return present == Present.REPLACED;
    }

    /** Returns whether it changes nothing, whatever the set. */
    public boolean isNone() {
        return !replaces() && removed.isEmpty() && added.isEmpty();
    }

    /** Returns the same change, with only these to be added. */
    public MemberDelta withAdded(Set<String> others) {
        return new MemberDelta(present, removed, others, expected);
    }
}
