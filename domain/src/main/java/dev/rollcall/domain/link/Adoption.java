package dev.rollcall.domain.link;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.UserRules;
import dev.rollcall.domain.link.AdoptionDecision.Adopt;
import dev.rollcall.domain.link.AdoptionDecision.AlreadyThere;
import dev.rollcall.domain.link.AdoptionDecision.Claim;
import dev.rollcall.domain.link.AdoptionDecision.Conflict;
import dev.rollcall.domain.link.AdoptionDecision.MatchKey;
import dev.rollcall.domain.link.AdoptionDecision.NewUser;
import dev.rollcall.domain.link.AdoptionDecision.Reactivate;
import dev.rollcall.domain.link.AdoptionDecision.Restore;
import dev.rollcall.domain.link.AdoptionDecision.TakeOver;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Decides whom a created SCIM User stands for: somebody new, somebody the directory knew, or a user whom others know.
 *
 * @param links the directory's own links, open or closed, with the same {@code userName} or {@code externalId}
 */
public record Adoption(Directory directory, List<LinkedUser> links, Candidates candidates) {

    /** Returns the decision for a checked User. */
    public AdoptionDecision decide(Complex asserted) {
        ComparisonKey name = ComparisonKey.folded(asserted.text("userName").orElseThrow());
        Predicate<LinkedUser> sameName = known -> known.link().userNameKey().equals(name);
        Predicate<LinkedUser> sameExternalId =
                known -> known.link().externalId().isPresent()
                        && known.link().externalId().equals(asserted.text("externalId"));
        boolean active = asserted.get("active") != Flag.FALSE;
        return expected(sameExternalId)
                .or(() -> expected(sameName))
                .map(known -> claimUnlessNameTaken(known, sameName))
                .or(() -> first(known -> known.link().isOpen() && sameName.test(known))
                        .map(open -> reactivateOrRefuse(open, active)))
                .or(() -> first(open -> active && isOpenAndInactive(open) && sameExternalId.test(open))
                        .map(this::reactivateUnlessNameTaken))
                .or(() -> gone(sameExternalId).map(this::restoreUnlessNameTaken))
                .or(() -> gone(sameName.and(known -> !candidates.isNameOfAnother(known.user())))
                        .map(this::restore))
                .orElseGet(this::match);
    }

    /** Returns the user whom an administrator has connected for this push; deleted since, it is as any other. */
    private Optional<LinkedUser> expected(Predicate<LinkedUser> sameKey) {
        return first(known -> known.link().state() == Link.State.EXPECTED
                && sameKey.test(known)
                && !known.user().isDeletedByAdministrator());
    }

    private AdoptionDecision claimUnlessNameTaken(LinkedUser known, Predicate<LinkedUser> sameName) {
        boolean isOpenElsewhere =
                links.stream().anyMatch(other -> other.link().isOpen() && !other.equals(known) && sameName.test(other));
        return isOpenElsewhere || candidates.isNameOfAnother(known.user())
                ? nameTaken(known.user())
                : new Claim(known, said(known.user()));
    }

    private static boolean isOpenAndInactive(LinkedUser known) {
        return known.link().isOpen() && !known.link().active();
    }

    private AdoptionDecision reactivateOrRefuse(LinkedUser known, boolean active) {
        if (known.user().isDeletedByAdministrator()) {
            return deletedByAdministrator(known);
        }
        if (active && !known.link().active()) {
            return reactivate(known);
        }
        return new AlreadyThere(Refusal.alreadyThere(
                known.link().id(),
                "A user with this userName exists already in this directory; find it with a filter."));
    }

    private AdoptionDecision reactivateUnlessNameTaken(LinkedUser known) {
        if (known.user().isDeletedByAdministrator()) {
            return deletedByAdministrator(known);
        }
        return candidates.isNameOfAnother(known.user()) ? nameTaken(known.user()) : reactivate(known);
    }

    private AdoptionDecision reactivate(LinkedUser known) {
        if (!restores()) {
            return new Conflict(
                    Refusal.alreadyThere(
                            known.link().id(),
                            "The user exists already in this directory: it is deprovisioned, waiting for activation by"
                                    + " the Rollcall administrator."),
                    waiting(),
                    Optional.of(known.user()));
        }
        return new Reactivate(known);
    }

    /** Returns the newest closed link whose user the directory may have back, or whom an administrator has deleted. */
    private Optional<LinkedUser> gone(Predicate<LinkedUser> sameKey) {
        return first(known -> !known.link().isOpen() && sameKey.test(known) && standsForItsUser(known.user()));
    }

    private boolean standsForItsUser(User user) {
        if (user.isDeletedByAdministrator()) {
            return candidates.byLoginName().isEmpty();
        }
        boolean forgotten = user.status() == UserStatus.DELETED && !restores();
        return user.canComeBackThrough(directory.id()) && !forgotten;
    }

    private AdoptionDecision restoreUnlessNameTaken(LinkedUser known) {
        return candidates.isNameOfAnother(known.user()) ? nameTaken(known.user()) : restore(known);
    }

    private AdoptionDecision restore(LinkedUser gone) {
        User user = gone.user();
        if (user.isDeletedByAdministrator()) {
            return new Conflict(deletedRefusal(), deletedReason(), Optional.of(user));
        }
        return user.status() == UserStatus.INACTIVE && !restores()
                ? waitsForAdministrator(user)
                : new Restore(LinkedUser.closedLast(user.id(), links).orElse(gone));
    }

    private Conflict waitsForAdministrator(User user) {
        return new Conflict(
                Refusal.of(
                        Reason.UNIQUENESS,
                        "The user is deprovisioned, waiting for activation by the Rollcall administrator."),
                waiting(),
                Optional.of(user));
    }

    private AdoptionDecision match() {
        return candidates
                .byRemoteId()
                .filter(this::isNotOurs)
                .map(user -> candidates.isNameOfAnother(user) ? nameTaken(user) : admit(user, MatchKey.REMOTE_ID))
                .or(() -> candidates.byLoginName().map(user -> admit(user, MatchKey.USER_NAME)))
                .or(() -> candidates.byEmail().filter(this::isNotOurs).map(user -> admit(user, MatchKey.EMAIL)))
                .orElseGet(NewUser::new);
    }

    private boolean isNotOurs(User user) {
        return !directory.id().equals(user.owner());
    }

    private AdoptionDecision admit(User user, MatchKey key) {
        UserRules rules = directory.settings().users();
        if (!isNotOurs(user)) {
            return refused(user, key, "the directory has it already under another userName");
        }
        if (user.isProtected() && rules.protectUsers()) {
            return refused(user, key, "an administrator protects it");
        }
        if (user.status() == UserStatus.INACTIVE && user.isDeprovisionedBy(directory.id()) && !restores()) {
            return waitsForAdministrator(user);
        }
        if (user.owner() == null) {
            return rules.existingLocalUsers() == UserRules.ExistingLocalUsers.CONNECT
                    ? new Adopt(user, said(user), key)
                    : refused(user, key, "the directory connects no local users");
        }
        return takeOverOrRefuse(user, key);
    }

    private AdoptionDecision takeOverOrRefuse(User user, MatchKey key) {
        return switch (directory.settings().users().usersOfOtherDirectories()) {
            case TAKE_OVER -> new TakeOver(user, said(user), key);
            case TAKE_OVER_IF_INACTIVE ->
                candidates.switchedOff().contains(user.owner())
                        ? new TakeOver(user, said(user), key)
                        : refused(user, key, "it belongs to another directory that is switched on");
            case REJECT -> refused(user, key, "it belongs to another directory");
        };
    }

    private Conflict refused(User user, MatchKey key, String because) {
        return new Conflict(
                takenRefusal(),
                "Refused: directory " + directory.settings().name() + " pushes the " + key.words()
                        + " of a user that it may not take over, because " + because + ".",
                Optional.of(user));
    }

    private static Conflict nameTaken(User user) {
        return new Conflict(
                takenRefusal(),
                "Refused: the user would come back under a login name that somebody else has.",
                Optional.of(user));
    }

    private static Conflict deletedByAdministrator(LinkedUser known) {
        return new Conflict(
                Refusal.alreadyThere(known.link().id(), deletedRefusal().detail()),
                deletedReason(),
                Optional.of(known.user()));
    }

    /** Returns the one answer for every user out of the directory's reach, whoever has it. */
    private static Refusal takenRefusal() {
        return Refusal.of(
                Reason.UNIQUENESS,
                "The userName is taken by a user that this directory may not take over; ask the Rollcall administrator.");
    }

    private static Refusal deletedRefusal() {
        return Refusal.of(
                Reason.UNIQUENESS,
                "The Rollcall administrator has deleted this user; only the administrator can restore it.");
    }

    private static String deletedReason() {
        return "Refused: an administrator has deleted the user, and only an administrator can restore it.";
    }

    private String waiting() {
        return "Refused: the user is deprovisioned and waits for an administrator, because directory "
                + directory.settings().name() + " restores nobody.";
    }

    private boolean restores() {
        return directory.settings().synchronization().restore();
    }

    private Complex said(User user) {
        return LinkedUser.said(user.id(), links);
    }

    private Optional<LinkedUser> first(Predicate<LinkedUser> condition) {
        return links.stream().filter(condition).findFirst();
    }
}
