package dev.rollcall.domain.synclog;

/** What happened to a user through a directory, with the reason as a sentence for an administrator. */
public enum SyncAction {
    CREATED("Created, because nobody had this userName."),
    ADOPTED("Connected to the existing local user with this login name."),
    UPDATED("Attributes changed as sent by the identity provider."),
    DEACTIVATED("Set inactive, because the identity provider asserts active=false."),
    REACTIVATED("Active again, because the identity provider asserts active=true."),
    RESTORED("The user this directory had deprovisioned came back under a new id."),
    DELETED("Closed and set inactive, because the identity provider deleted the user.");

    private final String reason;

    SyncAction(String reason) {
        this.reason = reason;
    }

    /** Returns the decision behind the action as one sentence. */
    public String reason() {
        return reason;
    }
}
