package dev.rollcall.oauth;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.access.TokenIssuing;
import dev.rollcall.domain.directory.ApiClient;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Proves the client of a request to an OAuth endpoint (RFC 6749, 2.3). A failure is answered at a fixed time after the
 * request came, so that a row that was found and read does not show in the time of the answer.
 */
@SingletonBean
final class ClientAuthentication {

    /** Longer than the check takes; where the server is too busy for that, the answer waits for the next multiple. */
    private static final long FAILURES_TAKE = Duration.ofMillis(25).toNanos();

    private final TokenIssuing tokenIssuing;

    @Inject
    ClientAuthentication(TokenIssuing tokenIssuing) {
        this.tokenIssuing = tokenIssuing;
    }

    /**
     * Returns the client. How many readings are tried depends on what was sent only, not on what is known here.
     *
     * @throws OAuthError when there are no credentials or two that contradict each other; always the same one for the
     *     same method when they prove nobody
     */
    ApiClient authenticate(FormRequest request) {
        long started = System.nanoTime();
        ClientCredentials credentials = request.credentials();
        for (ClientCredentials.Reading reading : credentials.readings()) {
            Optional<ApiClient> client =
                    tokenIssuing.authenticate(reading.clientId(), reading.secret(), request.address());
            if (client.isPresent()) {
                return client.get();
            }
        }
        waitOut(started);
        throw OAuthError.invalidClient(
                "The client id or the secret is wrong or no longer valid, or the user directory is switched off.",
                credentials.method());
    }

    private static void waitOut(long started) {
        long steps = (System.nanoTime() - started) / FAILURES_TAKE + 1;
        long end = started + steps * FAILURES_TAKE;
        for (long rest = end - System.nanoTime(); rest > 0; rest = end - System.nanoTime()) {
            LockSupport.parkNanos(rest);
        }
    }
}
