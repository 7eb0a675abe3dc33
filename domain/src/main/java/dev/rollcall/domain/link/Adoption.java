package dev.rollcall.domain.link;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.UserRules;
import dev.rollcall.domain.link.AdoptionDecision.Adopt;
import dev.rollcall.domain.link.AdoptionDecision.NewUser;
import dev.rollcall.domain.link.AdoptionDecision.Reactivate;
import dev.rollcall.domain.link.AdoptionDecision.Restore;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.user.User;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Decides whom a created SCIM User stands for: somebody new, somebody the directory knew, or a local user.
 *
 * @param links the directory's own links, open or closed, with the same {@code userName} or {@code externalId}
 * @param namesake the user who has the login name and is not deleted
 */
public record Adoption(Directory directory, List<LinkedUser> links, Optional<User> namesake) {

    /**
     * Returns the decision for a checked User.
     *
     * @throws Refusal with {@link Reason#UNIQUENESS} when the name is taken; it names a resource of this directory only
     */
    public AdoptionDecision decide(Complex asserted) {
        ComparisonKey name = ComparisonKey.folded(asserted.text("userName").orElseThrow());
        boolean active = asserted.get("active") != Flag.FALSE;
        Predicate<LinkedUser> sameName = known -> known.link().userNameKey().equals(name);
        Predicate<LinkedUser> sameExternalId =
                known -> known.link().externalId().isPresent()
                        && known.link().externalId().equals(asserted.text("externalId"));
        Optional<LinkedUser> open = first(known -> known.link().isOpen() && sameName.test(known));
        if (open.isPresent()) {
            return reactivateOrRefuse(open.get(), active);
        }
        Optional<LinkedUser> inactive =
                first(known -> active && known.link().isOpen() && !known.link().active() && sameExternalId.test(known));
        if (inactive.isPresent()) {
            return new Reactivate(ownName(inactive.get()));
        }
        Optional<LinkedUser> gone = first(known -> canComeBack(known) && sameExternalId.test(known))
                .or(() -> first(known -> canComeBack(known) && sameName.test(known)));
        if (gone.isPresent()) {
            return new Restore(ownName(gone.get()).user());
        }
        return namesake.map(this::adoptOrRefuse).orElseGet(NewUser::new);
    }

    private static AdoptionDecision reactivateOrRefuse(LinkedUser known, boolean active) {
        if (active && !known.link().active()) {
            return new Reactivate(known);
        }
        throw Refusal.alreadyThere(
                known.link().id(),
                "A user with this userName exists already in this directory; find it with a filter.");
    }

    /** Returns {@code known} if the pushed name is free for its user. */
    private LinkedUser ownName(LinkedUser known) {
        if (namesake.isPresent() && !namesake.get().id().equals(known.user().id())) {
            throw nameTaken();
        }
        return known;
    }

    private AdoptionDecision adoptOrRefuse(User user) {
        UserRules rules = directory.settings().users();
        boolean mayBeAdopted = rules.existingLocalUsers() == UserRules.ExistingLocalUsers.CONNECT
                && !(user.isProtected() && rules.protectUsers());
        if (user.owner() != null || !mayBeAdopted) {
            throw nameTaken();
        }
        return new Adopt(user);
    }

    /** Returns the one answer for every user out of the directory's reach, whoever has it. */
    private static Refusal nameTaken() {
        return Refusal.of(
                Reason.UNIQUENESS,
                "The userName is taken by a user that this directory may not take over; ask the Rollcall administrator.");
    }

    private boolean canComeBack(LinkedUser known) {
        return !known.link().isOpen() && known.user().canComeBackThrough(directory.id());
    }

    private Optional<LinkedUser> first(Predicate<LinkedUser> condition) {
        return links.stream().filter(condition).findFirst();
    }
}
