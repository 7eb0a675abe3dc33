package dev.rollcall.domain.link;

import dev.rollcall.domain.user.User;

/** What a create (RFC 7644, 3.3) leads to when it is not refused. */
public sealed interface AdoptionDecision {

    /** Nobody is known by that name: a new user with a new link. */
    record NewUser() implements AdoptionDecision {}

    /** The directory's own link is open and inactive: the same link is active again, under the same id. */
    record Reactivate(LinkedUser known) implements AdoptionDecision {}

    /** The directory had deprovisioned the user and closed the link: the same user, a new link. */
    record Restore(User user) implements AdoptionDecision {}

    /** A local user becomes the directory's: the same user, a new link. */
    record Adopt(User user) implements AdoptionDecision {}
}
