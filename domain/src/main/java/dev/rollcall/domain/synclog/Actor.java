package dev.rollcall.domain.synclog;

/**
 * Who caused an event.
 *
 * @param client the client id, the name of the secret token, or the name of the timer
 * @param requestId the id under which the request's answer and log lines are found, too
 */
public record Actor(Kind kind, String client, String requestId) {

    /** The three ways in which something happens. */
    public enum Kind {
        IDENTITY_PROVIDER,
        ADMINISTRATOR,
        TIMER;

        /** Returns the name in JSON, such as {@code identityProvider}. */
        public String spelling() {
            return CamelCase.of(this);
        }
    }
}
