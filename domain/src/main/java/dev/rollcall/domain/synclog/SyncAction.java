package dev.rollcall.domain.synclog;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What happened, in one word, with the usual reason as a sentence for an administrator and the change that applications
 * are usually told of. An event may give a better reason and another change.
 */
public enum SyncAction {
    CREATED("Created, because nobody had this userName.", ChangeType.USER_CREATED),
    ADOPTED("Connected to the existing local user with this login name.", ChangeType.USER_UPDATED),
    TAKEN_OVER("Taken over from another user directory.", ChangeType.USER_UPDATED),
    UPDATED("Attributes changed as sent by the identity provider.", ChangeType.USER_UPDATED),
    DEACTIVATED("Set inactive, because the identity provider asserts active=false.", ChangeType.USER_DEACTIVATED),
    REACTIVATED("Active again, because the identity provider asserts active=true.", ChangeType.USER_ACTIVATED),
    RESTORED("The user this directory had deprovisioned came back under a new id.", ChangeType.USER_RESTORED),
    DELETED("Closed and set inactive, because the identity provider deleted the user.", ChangeType.USER_DEACTIVATED),
    /** The deprovision policy leaves the user as it is. */
    IGNORED("Stored without effect, because the deprovision policy is to ignore it.", null),
    /** The mass-deprovision brake has put it on the held list. */
    HELD("Held by the mass-deprovision brake until an administrator allows or discards it.", null),
    HELD_ALLOWED("An administrator allowed the held change.", null),
    HELD_DISCARDED("An administrator discarded the held change.", null),
    PROTECTED("Withheld, because an administrator protects the user.", null),
    WAITING("Waits for an administrator to activate it.", null),
    CONFLICT("Refused, because another user stands against it.", null),
    /** A reference to somebody who is not there yet. */
    PARKED("Remembered until a user with this id appears.", null),
    /** A reference to somebody who never came. */
    FORGOTTEN("No longer remembered, because no user with this id appeared.", null),
    ATTACHED("The reference that was waiting for this user now holds.", null),
    GROUP_CREATED("Created, because there was no group of this name.", ChangeType.GROUP_CREATED),
    GROUP_CONNECTED("Connected to the existing local group of this name.", ChangeType.GROUP_UPDATED),
    GROUP_RENAMED("Renamed as sent by the identity provider.", ChangeType.GROUP_UPDATED),
    GROUP_UPDATED("Attributes changed as sent by the identity provider.", ChangeType.GROUP_UPDATED),
    GROUP_DELETED("Deleted, because the identity provider deleted the group.", ChangeType.GROUP_DELETED),
    GROUP_KEPT("Kept as a local group when the identity provider deleted it.", ChangeType.GROUP_UPDATED),
    MEMBERS_CHANGED("Members changed as sent by the identity provider.", ChangeType.MEMBERS_CHANGED),
    /** A user, group or list was read; in the log where the directory says so. */
    LOOKED_UP("Read by the identity provider.", null),
    /** A SCIM call that was answered with an error. */
    CALL_REFUSED("The call was refused.", null),
    /** A credential of a known client or token that was not accepted. */
    TOKEN_REFUSED("The credential was not accepted.", null),
    /** Attributes or login name changed by hand. */
    EDITED("Changed by an administrator.", ChangeType.USER_UPDATED),
    BLOCKED("Blocked by an administrator.", ChangeType.USER_DEACTIVATED),
    UNBLOCKED("The block was lifted by an administrator.", ChangeType.USER_ACTIVATED),
    DETACHED("Detached from its user directory by an administrator.", ChangeType.USER_UPDATED),
    CONNECTED("Connected to a user directory by an administrator.", ChangeType.USER_UPDATED),
    PROTECTION_SET("An administrator protects the user from now on.", null),
    PROTECTION_LIFTED("An administrator no longer protects the user.", null),
    ANONYMISED("Anonymised by an administrator.", ChangeType.USER_ANONYMISED),
    DIRECTORY_CREATED("The user directory was created by an administrator.", null),
    DIRECTORY_CHANGED("Settings were changed by an administrator.", null),
    DIRECTORY_REMOVED("The user directory was removed by an administrator.", ChangeType.DIRECTORY_REMOVED),
    CREDENTIAL_ISSUED("An administrator issued a secret or token.", null),
    CREDENTIAL_REVOKED("An administrator revoked a secret or token.", null);

    private final String reason;
    private final @Nullable ChangeType change;

    SyncAction(String reason, @Nullable ChangeType change) {
        this.reason = reason;
        this.change = change;
    }

    /** Returns the usual decision behind the action as one sentence. */
    public String reason() {
        return reason;
    }

    /** Returns the change that applications are usually told of; null when nothing changes for them. */
    @Nullable
    ChangeType change() {
        return change;
    }

    /** Returns the name in JSON, such as {@code groupCreated}. */
    public String spelling() {
        return CamelCase.of(this);
    }

    /** Returns the action of that spelling. */
    public static Optional<SyncAction> spelled(String spelling) {
        return Arrays.stream(values())
                .filter(action -> action.spelling().equals(spelling))
                .findFirst();
    }
}
