package dev.rollcall.oauth;

import dev.rollcall.application.access.TokenIssuing;
import dev.rollcall.domain.directory.ApiClient;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Proves the client of a request to an OAuth endpoint (RFC 6749, 2.3). */
@Dependent
final class ClientAuthentication {

    private final TokenIssuing tokenIssuing;

    @Inject
    ClientAuthentication(TokenIssuing tokenIssuing) {
        this.tokenIssuing = tokenIssuing;
    }

    /**
     * Returns the client. How many readings are tried depends on what was sent only, not on what is known here.
     *
     * @throws OAuthError always the same one for the same method when the credentials prove nobody
     */
    ApiClient authenticate(ClientCredentials credentials) {
        return credentials.readings().stream()
                .flatMap(reading -> tokenIssuing.authenticate(reading.clientId(), reading.secret()).stream())
                .findFirst()
                .orElseThrow(() -> OAuthError.invalidClient(
                        "The client id or the secret is wrong or no longer valid, or the user directory is switched off.",
                        credentials.method()));
    }
}
