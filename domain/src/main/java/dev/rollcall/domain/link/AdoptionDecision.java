package dev.rollcall.domain.link;

import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.user.User;
import java.util.Optional;

/** Whom a created SCIM User stands for (RFC 7644, 3.3). */
public sealed interface AdoptionDecision {

    /**
     * Returns the change that admits the person.
     *
     * @throws Refusal from a {@link Conflict}
     */
    UserChange admit(Admission admission);

    /** Nobody is known by that name: a new user with a new link. */
    record NewUser() implements AdoptionDecision {

        @Override
        public UserChange admit(Admission admission) {
            return admission.introduced();
        }
    }

    /** The directory's own link is open and inactive: the same link is active again, under the same id. */
    record Reactivate(LinkedUser known) implements AdoptionDecision {

        @Override
        public UserChange admit(Admission admission) {
            return admission.reactivated(known);
        }
    }

    /**
     * An administrator has connected the user to the directory, which now writes it for the first time.
     *
     * @param said what the directory had said of the user when it last had it; empty if it never had
     */
    record Claim(LinkedUser known, Complex said) implements AdoptionDecision {

        @Override
        public UserChange admit(Admission admission) {
            return admission.claimed(known, said);
        }
    }

    /**
     * The directory had deprovisioned the user and closed the link: the same user, a new link.
     *
     * @param gone the user with that link of the directory which was closed last
     */
    record Restore(LinkedUser gone) implements AdoptionDecision {

        @Override
        public UserChange admit(Admission admission) {
            return admission.restored(gone);
        }
    }

    /**
     * A local user becomes the directory's: the same user, a new link.
     *
     * @param said what the directory had said of the user when it last had it; empty if it never had
     */
    record Adopt(User known, Complex said, MatchKey key) implements AdoptionDecision {

        @Override
        public UserChange admit(Admission admission) {
            return admission.adopted(known, said, key, SyncAction.ADOPTED);
        }
    }

    /**
     * A user of another directory becomes this one's: its link there closes, the same user gets a new link here.
     *
     * @param said what this directory had said of the user when it last had it; empty if it never had
     */
    record TakeOver(User known, Complex said, MatchKey key) implements AdoptionDecision {

        @Override
        public UserChange admit(Admission admission) {
            return admission.adopted(known, said, key, SyncAction.TAKEN_OVER);
        }
    }

    /** The directory has this very user: the answer names it, so that a client whose answer got lost can join it. */
    record AlreadyThere(Refusal refusal) implements AdoptionDecision {

        @Override
        public UserChange admit(Admission admission) {
            throw refusal;
        }
    }

    /**
     * Refused, which an administrator may want to settle.
     *
     * @param refusal the answer to the identity provider, which reveals nothing of another directory
     * @param reason the decision as one sentence for the administrator
     * @param known the person that stands against it
     */
    record Conflict(Refusal refusal, String reason, Optional<User> known) implements AdoptionDecision {

        /** Takes the reason and the person into the refusal, for the log. */
        public Conflict {
            refusal = refusal.explained(new Refusal.Explanation(
                    reason,
                    known.map(User::id).orElse(null),
                    known.flatMap(User::owningDirectory).orElse(null)));
        }

        @Override
        public UserChange admit(Admission admission) {
            throw refusal;
        }
    }

    /** What a user was recognised by. */
    enum MatchKey {
        REMOTE_ID("remote id"),
        USER_NAME("login name"),
        EMAIL("e-mail address");

        private final String words;

        MatchKey(String words) {
            this.words = words;
        }

        /** Returns the key in words. */
        String words() {
            return words;
        }
    }
}
