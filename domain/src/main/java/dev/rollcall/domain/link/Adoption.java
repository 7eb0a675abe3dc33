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
        Optional<LinkedUser> sameName = first(known -> isOpen(known) && hasName(known, name));
        if (sameName.isPresent()) {
            return reactivateOrRefuse(sameName.get(), active);
        }
        Predicate<LinkedUser> sameExternalId =
                known -> known.link().externalId().equals(asserted.text("externalId"))
                        && known.link().externalId().isPresent();
        Optional<LinkedUser> inactive =
                first(known -> isOpen(known) && !known.link().active() && sameExternalId.test(known));
        if (active && inactive.isPresent()) {
            return new Reactivate(inactive.get());
        }
        return first(known -> canComeBack(known) && sameExternalId.test(known))
                .or(() -> first(known -> canComeBack(known) && hasName(known, name)))
                .<AdoptionDecision>map(known -> new Restore(known.user()))
                .orElseGet(() -> namesake.map(this::adoptOrRefuse).orElseGet(NewUser::new));
    }

    private static AdoptionDecision reactivateOrRefuse(LinkedUser known, boolean active) {
        if (active && !known.link().active()) {
            return new Reactivate(known);
        }
        throw Refusal.alreadyThere(
                known.link().id(),
                "A user with this userName exists already in this directory; find it with a filter.");
    }

    private AdoptionDecision adoptOrRefuse(User user) {
        boolean isLocal = user.owner() == null;
        boolean mayBeAdopted = directory.settings().users().existingLocalUsers() == UserRules.ExistingLocalUsers.CONNECT
                && !(user.isProtected() && directory.settings().users().protectUsers());
        if (isLocal && mayBeAdopted) {
            return new Adopt(user);
        }
        throw Refusal.of(
                Reason.UNIQUENESS,
                "The userName is taken by a user that this directory may not take over; ask the Rollcall administrator.");
    }

    private boolean canComeBack(LinkedUser known) {
        return !isOpen(known) && known.user().canComeBackThrough(directory.id());
    }

    private static boolean isOpen(LinkedUser known) {
        return known.link().isOpen();
    }

    private static boolean hasName(LinkedUser known, ComparisonKey name) {
        return known.link().userNameKey().equals(name);
    }

    private Optional<LinkedUser> first(Predicate<LinkedUser> condition) {
        return links.stream().filter(condition).findFirst();
    }
}
