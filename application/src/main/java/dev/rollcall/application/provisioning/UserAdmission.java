package dev.rollcall.application.provisioning;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.TimeOrderedId;
import dev.rollcall.application.port.Links;
import dev.rollcall.application.port.Links.Known;
import dev.rollcall.application.port.Links.Shown;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.link.Admission;
import dev.rollcall.domain.link.Adoption;
import dev.rollcall.domain.link.AdoptionDecision;
import dev.rollcall.domain.link.AdoptionDecision.Conflict;
import dev.rollcall.domain.link.AdoptionDecision.TakeOver;
import dev.rollcall.domain.link.Candidates;
import dev.rollcall.domain.link.Lifecycle;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.link.LinkedUser;
import dev.rollcall.domain.link.UserChange;
import dev.rollcall.domain.scim.resource.Meta;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.SyncEvent;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds out whom a created SCIM User stands for, and admits that person, in the running transaction. */
@SingletonBean
public class UserAdmission {

    private final Links links;
    private final KnownPeople people;
    private final LoginNames loginNames;
    private final UserChanges changes;
    private final Clock clock;

    /** Takes what it works with. */
    @Inject
    public UserAdmission(Links links, KnownPeople people, LoginNames loginNames, UserChanges changes, Clock clock) {
        this.links = links;
        this.people = people;
        this.loginNames = loginNames;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Admits the person of a checked User with {@code active}.
     *
     * @throws Refusal with {@link Reason#UNIQUENESS} when the name is taken
     */
    Shown admit(Call call, Complex asserted) {
        Instant now = clock.instant();
        ComparisonKey name = User.loginKey(asserted.text("userName").orElseThrow());
        Known known = links.known(call.directoryId(), name, asserted.text("externalId"));
        AdoptionDecision decision = decide(call, asserted, name, known);
        if (decision instanceof TakeOver takeOver) {
            closeElsewhere(call, takeOver.known(), now);
        }
        Link fresh = new Link(
                new ResourceId(TimeOrderedId.at(now)),
                call.directoryId(),
                new UserId(TimeOrderedId.at(now)),
                Link.State.OPEN,
                asserted,
                Meta.createdAt(now));
        UserChange change = decision.admit(new Admission(new Lifecycle(call.directory(), now), fresh));
        if (change.userBefore() != null) {
            loginNames.requireFree(call, change.userBefore(), change.user());
        }
        boolean isNew = change.userBefore() == null && !known.awaited();
        if (isNew) {
            changes.store(call, change);
        } else {
            changes.apply(call, change);
        }
        return new Shown(change.link(), isNew);
    }

    private AdoptionDecision decide(Call call, Complex asserted, ComparisonKey name, Known known) {
        // The user before the links: one that another request has just committed is then seen with its link.
        Optional<User> named = known.anybody() ? people.lockByLoginName(name) : Optional.empty();
        List<LinkedUser> namesakes = known.anybody()
                ? links.lockNamesakes(call.directoryId(), name, asserted.text("externalId"))
                : List.of();
        AdoptionDecision decision = decide(call, asserted, namesakes, people.lockCandidates(call, asserted, named));
        return decision instanceof Conflict
                ? named.flatMap(holder -> loginNames.freeing(call, holder))
                        .flatMap(freed -> decideAfter(freed, call, asserted, namesakes))
                        .orElse(decision)
                : decision;
    }

    /** Returns the decision as it is when a deletion is held no longer, which then happens; empty for a conflict again. */
    private Optional<AdoptionDecision> decideAfter(
            UserChange freed, Call call, Complex asserted, List<LinkedUser> namesakes) {
        List<LinkedUser> since = namesakes.stream()
                .map(known ->
                        known.user().equals(freed.userBefore()) ? new LinkedUser(known.link(), freed.user()) : known)
                .toList();
        Candidates others =
                people.lockCandidates(call, asserted, Optional.empty()).without(freed.user());
        AdoptionDecision decision = decide(call, asserted, since, others);
        if (decision instanceof Conflict) {
            return Optional.empty();
        }
        changes.apply(call, freed);
        return Optional.of(decision);
    }

    private static AdoptionDecision decide(
            Call call, Complex asserted, List<LinkedUser> namesakes, Candidates candidates) {
        return new Adoption(call.directory(), namesakes, candidates).decide(asserted);
    }

    /** A call that changes a user of another directory, whose definitions count for what is looked up there. */
    private record Rival(Call call, Directory directory) implements Origin {

        @Override
        public SyncEvent event(SyncAction action, Instant now) {
            return call.eventElsewhere(action, now);
        }
    }

    private void closeElsewhere(Call call, User known, Instant now) {
        Optional<Link> theirs = known.owningDirectory().flatMap(owner -> links.lockOf(owner, known.id()));
        theirs.ifPresent(link -> changes.apply(
                new Rival(call, people.owner(link.directory()).orElse(call.directory())),
                new UserChange(
                        link,
                        link.closed(now),
                        known,
                        known,
                        SyncAction.TAKEN_OVER,
                        "Taken over by directory " + call.directory().settings().name()
                                + ", which pushed the same user.")));
    }
}
