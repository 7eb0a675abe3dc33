package dev.rollcall.domain.synclog;

import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserStatus;

/** What changed for applications that follow the change feed. */
public enum ChangeType {
    USER_CREATED,
    USER_UPDATED,
    USER_ACTIVATED,
    USER_DEACTIVATED,
    USER_DELETED,
    USER_RESTORED,
    USER_ANONYMISED,
    GROUP_CREATED,
    GROUP_UPDATED,
    GROUP_DELETED,
    MEMBERS_CHANGED,
    DIRECTORY_REMOVED;

    /** Returns what the step from {@code before} to {@code after} is for an application. */
    public static ChangeType of(User before, User after) {
        if (before.status() != after.status()) {
            if (after.status() == UserStatus.ANONYMISED) {
                return USER_ANONYMISED;
            }
            if (after.status() == UserStatus.DELETED) {
                return USER_DELETED;
            }
            if (before.status() == UserStatus.DELETED) {
                return USER_RESTORED;
            }
        }
        if (before.isEffectivelyActive() == after.isEffectivelyActive()) {
            return USER_UPDATED;
        }
        return after.isEffectivelyActive() ? USER_ACTIVATED : USER_DEACTIVATED;
    }

    /** Returns the name in JSON, such as {@code userCreated}. */
    public String spelling() {
        return CamelCase.of(this);
    }
}
