package dev.rollcall.domain.link;

import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserStatus;
import java.time.Instant;

/** What becomes of the users of a directory that is removed. Whoever is deleted already stays so. */
public enum FateOfUsers {
    /** They become local users with the attributes the directory supplied. */
    CONVERT(SyncAction.DETACHED, "Made a local user"),
    /** They become local users and inactive. */
    DEACTIVATE(SyncAction.DEACTIVATED, "Made a local user and set inactive"),
    /** They are deleted. */
    DELETE(SyncAction.DELETED, "Deleted");

    private final SyncAction action;
    private final String effect;

    FateOfUsers(SyncAction action, String effect) {
        this.action = action;
        this.effect = effect;
    }

    /** Returns the person without the directory, at {@code now}. */
    public Person release(Person person, Instant now) {
        Person local = AdministratorAction.DETACH.apply(person, now);
        if (local.user().isGone()) {
            return local;
        }
        return switch (this) {
            case CONVERT -> local;
            case DEACTIVATE -> new Person(inactive(local.user()), null);
            case DELETE -> AdministratorAction.DELETE.apply(local, now);
        };
    }

    private static User inactive(User user) {
        return user.status() == UserStatus.ACTIVE ? user.awaitingActivation() : user;
    }

    /** Returns the action under which it is logged. */
    public SyncAction action() {
        return action;
    }

    /** Returns the decision as one sentence. */
    public String reason(String directory) {
        return effect + ": an administrator removed the user directory " + directory + ".";
    }
}
