package dev.rollcall.domain.link;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.user.User;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The people a created SCIM User may stand for although the directory never had them; none is deleted.
 *
 * @param byRemoteId whom an administrator has given the pushed {@code externalId}, if exactly one has it
 * @param byLoginName who has the pushed {@code userName} as login name
 * @param byEmail who has one of the pushed e-mail addresses, if exactly one has and the directory matches by it
 * @param switchedOff those owners of the people that are switched off
 */
public record Candidates(
        Optional<User> byRemoteId, Optional<User> byLoginName, Optional<User> byEmail, Set<DirectoryId> switchedOff) {

    /** Nobody. */
    public static final Candidates NONE =
            new Candidates(Optional.empty(), Optional.empty(), Optional.empty(), Set.of());

    /** Copies the set. */
    public Candidates {
        switchedOff = Set.copyOf(switchedOff);
    }

    /** Returns the candidates but for one who is gone since they were found. */
    public Candidates without(User gone) {
        Predicate<User> another = user -> !user.id().equals(gone.id());
        return new Candidates(
                byRemoteId.filter(another), byLoginName.filter(another), byEmail.filter(another), switchedOff);
    }

    /** Returns whether somebody else than {@code user} has the login name. */
    boolean isNameOfAnother(User user) {
        return byLoginName.isPresent() && !byLoginName.get().id().equals(user.id());
    }
}
