package dev.rollcall.domain.user;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.scim.value.Complex;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The platform's person. Two switches are independent: the status follows what the owning directory asserts and its
 * policy makes of it, and {@code blocked} is an administrator's. At most one directory owns a person, by an open link.
 *
 * @param owner the directory of the open link; null for a local user
 * @param departure how the person was taken out of service; null for one in service, and for one not activated yet
 * @param attributes the local values, in the form of a checked SCIM User; an {@code externalId} among them is the remote
 *     id that an administrator has set for a directory to come
 * @param kept the names of attributes whose local value counts although the owning link supplies them
 */
public record User(
        UserId id,
        String loginName,
        UserStatus status,
        boolean blocked,
        boolean isProtected,
        @Nullable DirectoryId owner,
        @Nullable Departure departure,
        Complex attributes,
        Set<String> kept) {

    /** Copies the set. */
    public User {
        kept = Set.copyOf(kept);
    }

    /** Makes a person of whom every attribute comes from the owning link as far as it supplies it. */
    public User(
            UserId id,
            String loginName,
            UserStatus status,
            boolean blocked,
            boolean isProtected,
            @Nullable DirectoryId owner,
            @Nullable Departure departure,
            Complex attributes) {
        this(id, loginName, status, blocked, isProtected, owner, departure, attributes, Set.of());
    }

    /** Returns a local person in service. */
    public static User local(UserId id, String loginName, Complex attributes) {
        return new User(id, loginName, UserStatus.ACTIVE, false, false, null, null, attributes);
    }

    /** Returns what makes the login name unique among people who are not deleted. */
    public static ComparisonKey loginKey(String loginName) {
        return ComparisonKey.folded(loginName);
    }

    /** Returns whether the person may use the platform. */
    public boolean isEffectivelyActive() {
        return status == UserStatus.ACTIVE && !blocked;
    }

    /** Returns whether the person is deleted or anonymised. */
    public boolean isGone() {
        return status == UserStatus.DELETED || status == UserStatus.ANONYMISED;
    }

    /** Returns whether an administrator has deleted the person, so that no directory may bring it back. */
    public boolean isDeletedByAdministrator() {
        return status == UserStatus.DELETED && (departure == null || departure.by() == null);
    }

    /** Returns whether {@code directory} took this person out of service. */
    public boolean isDeprovisionedBy(DirectoryId directory) {
        return departure != null && departure.isBy(directory);
    }

    /** Returns whether {@code directory} took this person out of service and nobody has taken it over since. */
    public boolean canComeBackThrough(DirectoryId directory) {
        return owner == null && isDeprovisionedBy(directory) && status != UserStatus.ANONYMISED;
    }

    /** Returns the owning directory; empty for a local user. */
    public Optional<DirectoryId> owningDirectory() {
        return Optional.ofNullable(owner);
    }

    /** Returns the moment at which the person is to be deleted; empty when nothing is planned. */
    public Optional<Instant> plannedDeletion() {
        return departure == null || isGone() ? Optional.empty() : Optional.ofNullable(departure.deletion());
    }

    /** Returns the person as owned by {@code directory}, in the same state. */
    public User ownedBy(DirectoryId directory) {
        return new User(id, loginName, status, blocked, isProtected, directory, departure, attributes, kept);
    }

    /** Returns the person without an owner, in the same state; whoever deprovisioned it may still bring it back. */
    public User released() {
        return new User(id, loginName, status, blocked, isProtected, null, departure, attributes, kept);
    }

    /** Returns the person in service. A block stays: it is not the directory's. */
    public User activated() {
        return in(UserStatus.ACTIVE, null);
    }

    /** Returns the person out of service until an administrator activates it; nobody has deprovisioned it. */
    public User awaitingActivation() {
        return in(UserStatus.INACTIVE, null);
    }

    /** Returns the person out of service because of {@code by}, to be deleted at the moment that {@code by} may name. */
    public User deactivated(Departure by) {
        return in(UserStatus.INACTIVE, by);
    }

    /** Returns the person in service though {@code by} wants it out: an administrator has to allow it first. */
    public User heldInService(Departure by) {
        return in(UserStatus.ACTIVE, by);
    }

    /** Returns the person as deleted at {@code moment}: by whoever deprovisioned it, else by an administrator. */
    public User deleted(Instant moment) {
        Departure before = departure == null ? new Departure(null, moment, null) : departure;
        return in(UserStatus.DELETED, before.allowed().deletedAt(moment));
    }

    /** Returns the person as deleted by an administrator at {@code moment}. */
    public User deletedByAdministrator(Instant moment) {
        return in(UserStatus.DELETED, new Departure(null, moment, moment));
    }

    /** Returns what the mass-deprovision brake holds of the person's departure. */
    public Optional<HeldKind> held() {
        return departure == null ? Optional.empty() : Optional.ofNullable(departure.held());
    }

    /** Returns the person with nothing held, in the same state. */
    public User heldNoLonger() {
        return departure == null ? this : in(status, departure.allowed());
    }

    /** Returns the person without a planned deletion. */
    public User keptFromDeletion() {
        return departure == null || isGone()
                ? this
                : in(status, departure.allowed().deletedAt(null));
    }

    /** Returns the person without anything personal, and without a way back; what it is linked to is not looked at. */
    public User anonymised() {
        return new User(
                id,
                id.value(),
                UserStatus.ANONYMISED,
                blocked,
                isProtected,
                null,
                departure == null ? null : departure.allowed(),
                Complex.empty(),
                Set.of());
    }

    /** Returns the person without the local values that are just what a directory had {@code said}. */
    public User forgetting(Complex said) {
        return with(new Profile(attributes, said, Set.of()).notSupplied());
    }

    /** Returns the person under another login name. */
    public User renamed(String newLoginName) {
        return new User(id, newLoginName, status, blocked, isProtected, owner, departure, attributes, kept);
    }

    /** Returns the person with an administrator's block. */
    public User block() {
        return new User(id, loginName, status, true, isProtected, owner, departure, attributes, kept);
    }

    /** Returns the person without a block. */
    public User unblock() {
        return new User(id, loginName, status, false, isProtected, owner, departure, attributes, kept);
    }

    /** Returns the person out of reach for directories that respect it. */
    public User protect() {
        return new User(id, loginName, status, blocked, true, owner, departure, attributes, kept);
    }

    /** Returns the person within reach of directories. */
    public User unprotect() {
        return new User(id, loginName, status, blocked, false, owner, departure, attributes, kept);
    }

    /** Returns the person with other local values. */
    public User with(Complex localAttributes) {
        return new User(id, loginName, status, blocked, isProtected, owner, departure, localAttributes, kept);
    }

    /** Returns the person with the local value of an attribute counting whatever the owning link supplies. */
    public User keeping(String attribute) {
        TreeSet<String> more = new TreeSet<>(kept);
        more.add(attribute);
        return new User(id, loginName, status, blocked, isProtected, owner, departure, attributes, more);
    }

    /** Returns the person with the owning link's value of an attribute counting again. */
    public User notKeeping(String attribute) {
        TreeSet<String> fewer = new TreeSet<>(kept);
        fewer.remove(attribute);
        return new User(id, loginName, status, blocked, isProtected, owner, departure, attributes, fewer);
    }

    private User in(UserStatus next, @Nullable Departure by) {
        return new User(id, loginName, next, blocked, isProtected, owner, by, attributes, kept);
    }

    /** Returns the person with the local values counting at {@code paths} only. */
    public User keptAt(Set<String> paths) {
        return new User(id, loginName, status, blocked, isProtected, owner, departure, attributes, paths);
    }

    /**
     * Returns the person as a local user in the same state, with these local values. No directory may bring it back by
     * itself, and what one had planned for it is off; when it was deleted is remembered.
     */
    public User detached(Complex localAttributes) {
        Departure own = status == UserStatus.DELETED && departure != null
                ? new Departure(null, departure.since(), departure.deletion())
                : null;
        return new User(id, loginName, status, blocked, isProtected, null, own, localAttributes, Set.of());
    }
}
