package dev.rollcall.oauth;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import java.time.Duration;

/**
 * What an operator decides about access tokens.
 *
 * @param lifetime how long a token is accepted; Microsoft Entra ID asks for one to six hours
 */
public record TokenSettings(Duration lifetime) {

    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofHours(6);

    /**
     * Checks the settings.
     *
     * @throws Refusal when the lifetime is outside 3600 to 21600 seconds
     */
    public TokenSettings {
        if (lifetime.compareTo(SHORTEST) < 0 || lifetime.compareTo(LONGEST) > 0) {
            throw Refusal.of(
                    Reason.INVALID_VALUE,
                    "The lifetime of access tokens must be from " + SHORTEST.toSeconds() + " to " + LONGEST.toSeconds()
                            + " seconds, not " + lifetime.toSeconds() + ".");
        }
    }
}
