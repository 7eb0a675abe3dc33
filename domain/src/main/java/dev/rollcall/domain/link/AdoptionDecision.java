package dev.rollcall.domain.link;

import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.user.User;
import java.util.Optional;

/** Whom a created SCIM User stands for (RFC 7644, 3.3). */
public sealed interface AdoptionDecision {

    /** Returns what the log calls the decision. */
    SyncAction action();

    /** Returns the person who is there already; empty for somebody new. */
    Optional<User> user();

    /** Returns the directory's link that stays open under its id; empty when a new link is needed. */
    default Optional<Link> link() {
        return Optional.empty();
    }

    /** Nobody is known by that name: a new user with a new link. */
    record NewUser() implements AdoptionDecision {

        @Override
        public SyncAction action() {
            return SyncAction.CREATED;
        }

        @Override
        public Optional<User> user() {
            return Optional.empty();
        }
    }

    /** The directory's own link is open and inactive: the same link is active again, under the same id. */
    record Reactivate(LinkedUser known) implements AdoptionDecision {

        @Override
        public SyncAction action() {
            return SyncAction.REACTIVATED;
        }

        @Override
        public Optional<User> user() {
            return Optional.of(known.user());
        }

        @Override
        public Optional<Link> link() {
            return Optional.of(known.link());
        }
    }

    /** The directory had deprovisioned the user and closed the link: the same user, a new link. */
    record Restore(User known) implements AdoptionDecision {

        @Override
        public SyncAction action() {
            return SyncAction.RESTORED;
        }

        @Override
        public Optional<User> user() {
            return Optional.of(known);
        }
    }

    /** A local user becomes the directory's: the same user, a new link. */
    record Adopt(User known) implements AdoptionDecision {

        @Override
        public SyncAction action() {
            return SyncAction.ADOPTED;
        }

        @Override
        public Optional<User> user() {
            return Optional.of(known);
        }
    }
}
