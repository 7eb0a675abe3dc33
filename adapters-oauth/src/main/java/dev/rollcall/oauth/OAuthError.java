package dev.rollcall.oauth;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A refusal at the OAuth endpoints, in the words of RFC 6749, 5.2. */
final class OAuthError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;
    private final @Nullable String challenge;

    private OAuthError(int status, String error, String description, @Nullable String challenge) {
        super(description, null, false, false);
        this.status = status;
        this.error = error;
        this.challenge = challenge;
    }

    /** Returns the refusal of a request that is malformed; {@code description} is one full sentence. */
    static OAuthError invalidRequest(String description) {
        return invalidRequest(400, description);
    }

    /** Returns the refusal of a malformed request that HTTP has a status of its own for. */
    static OAuthError invalidRequest(int status, String description) {
        return new OAuthError(status, "invalid_request", description, null);
    }

    /** Returns the refusal of a grant that is not offered. */
    static OAuthError unsupportedGrantType() {
        return new OAuthError(
                400, "unsupported_grant_type", "The only grant_type offered here is client_credentials.", null);
    }

    /** Returns the refusal of a client that is not proven; it is challenged in the scheme it tried. */
    static OAuthError invalidClient(String description, ClientCredentials.Method method) {
        return new OAuthError(
                401,
                "invalid_client",
                description,
                method == ClientCredentials.Method.BASIC ? "Basic realm=\"rollcall\", charset=\"UTF-8\"" : null);
    }

    int status() {
        return status;
    }

    String error() {
        return error;
    }

    String description() {
        return String.valueOf(getMessage());
    }

    /** Returns the {@code WWW-Authenticate} header. */
    Optional<String> challenge() {
        return Optional.ofNullable(challenge);
    }
}
