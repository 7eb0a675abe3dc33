package dev.rollcall.domain.user;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.scim.value.Complex;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The platform's person. Two switches are independent: the status follows what the owning directory asserts, and
 * {@code blocked} is an administrator's. At most one directory owns a person, by an open link.
 *
 * @param owner the directory of the open link; null for a local user
 * @param deprovisionedBy the directory that took the person out of service and may bring it back; null if none did
 * @param attributes the local values, in the form of a checked SCIM User
 */
public record User(
        UserId id,
        String loginName,
        UserStatus status,
        boolean blocked,
        boolean isProtected,
        @Nullable DirectoryId owner,
        @Nullable DirectoryId deprovisionedBy,
        Complex attributes) {

    /** Returns a person that a directory has just introduced. */
    public static User introducedBy(DirectoryId directory, UserId id, String loginName, boolean active) {
        User unknown = new User(id, loginName, UserStatus.ACTIVE, false, false, null, null, Complex.empty());
        return unknown.ownedBy(directory, loginName, active);
    }

    /** Returns what makes the login name unique among people who are not deleted. */
    public static ComparisonKey loginKey(String loginName) {
        return ComparisonKey.folded(loginName);
    }

    /** Returns whether the person may use the platform. */
    public boolean isEffectivelyActive() {
        return status == UserStatus.ACTIVE && !blocked;
    }

    /** Returns whether {@code directory} took this person out of service and nobody has taken it over since. */
    public boolean canComeBackThrough(DirectoryId directory) {
        return owner == null && directory.equals(deprovisionedBy);
    }

    /** Returns the owning directory; empty for a local user. */
    public Optional<DirectoryId> owningDirectory() {
        return Optional.ofNullable(owner);
    }

    /** Returns the person as owned by {@code directory}, which asserts the login name and whether it is active. */
    public User ownedBy(DirectoryId directory, String newLoginName, boolean active) {
        return new User(id, newLoginName, status, blocked, isProtected, directory, deprovisionedBy, attributes)
                .asserted(directory, active);
    }

    /** Returns the person with the state that its owner asserts. */
    public User asserted(DirectoryId directory, boolean active) {
        UserStatus next = active ? UserStatus.ACTIVE : UserStatus.INACTIVE;
        DirectoryId by = active ? null : directory;
        return new User(id, loginName, next, blocked, isProtected, owner, by, attributes);
    }

    /** Returns the person after its owner has dropped it: out of service, and without an owner. */
    public User releasedBy(DirectoryId directory) {
        return new User(id, loginName, UserStatus.INACTIVE, blocked, isProtected, null, directory, attributes);
    }

    /** Returns the person under another login name. */
    public User renamed(String newLoginName) {
        return new User(id, newLoginName, status, blocked, isProtected, owner, deprovisionedBy, attributes);
    }
}
