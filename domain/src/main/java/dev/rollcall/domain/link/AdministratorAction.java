package dev.rollcall.domain.link;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an administrator does to a user with one word. Each is done once: doing it again changes nothing. */
public enum AdministratorAction {
    /** Keeps the person off the platform, whatever its directory asserts. */
    BLOCK,
    UNBLOCK,
    /** Makes the person a local user in its present state; the directory no longer sees it. */
    DETACH,
    /** Puts the person out of reach of every directory that respects it. */
    PROTECT,
    UNPROTECT,
    /** Deletes the person and frees the login name. */
    DELETE,
    /** Brings back a deleted person, or one that waits for an administrator. */
    RESTORE,
    /** Forgets everything personal, for good. */
    ANONYMISE;

    /** Returns the action of the admin API's name, such as {@code block}. */
    public static Optional<AdministratorAction> of(String spelling) {
        return Arrays.stream(values())
                .filter(action -> action.name().toLowerCase(Locale.ROOT).equals(spelling))
                .findFirst();
    }

    /**
     * Returns the person after the action at {@code now}; an equal one when there is nothing to do.
     *
     * @throws dev.rollcall.domain.Refusal with {@link dev.rollcall.domain.Reason#CONFLICT} when its state stands against
     *     it
     */
    public Person apply(Person person, Instant now) {
        return switch (this) {
            case BLOCK -> person.blocked();
            case UNBLOCK -> person.unblocked();
            case DETACH -> person.detached();
            case PROTECT -> person.guarded();
            case UNPROTECT -> person.unguarded();
            case DELETE -> person.deleted(now);
            case RESTORE -> person.restored(now);
            case ANONYMISE -> person.anonymised();
        };
    }
}
