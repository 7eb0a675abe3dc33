package dev.rollcall.domain.directory;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An OAuth 2.0 client for the client credentials grant (RFC 6749, 4.4): an identity provider's, or an administrator's.
 * {@code secrets} are newest first and at most two.
 *
 * @param id names the client in the admin API
 * @param clientId names it at the token endpoint
 * @param expiresAt from when on it gets no token; null is never
 * @param lastUsed when it last got a token or called, to the minute
 */
public record ApiClient(
        String id,
        Authority authority,
        String clientId,
        String name,
        Instant created,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsed,
        List<StoredSecret> secrets) {

    private static final int MOST_SECRETS = 2;

    /** Copies the list. */
    public ApiClient {
        secrets = List.copyOf(secrets);
    }

    /** Returns whether the client exists for the outside at {@code now}. */
    public boolean isLive(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }

    /** Returns whether {@code secretHash} belongs to a secret that is live at {@code now}; looks at every secret. */
    public boolean accepts(String secretHash, Instant now) {
        boolean accepted = false;
        for (StoredSecret secret : secrets) {
            accepted |= secret.matches(secretHash) && secret.isLive(now);
        }
        return accepted;
    }

    /**
     * Returns the client with {@code next} as its secret; the one before is accepted for {@code overlap} more.
     *
     * @throws Refusal with {@link Reason#CONFLICT} while two secrets are live
     */
    public ApiClient rotate(StoredSecret next, Duration overlap) {
        Instant now = next.created();
        List<StoredSecret> live =
                secrets.stream().filter(secret -> secret.isLive(now)).toList();
        if (live.size() >= MOST_SECRETS) {
            throw Refusal.of(
                    Reason.CONFLICT,
                    "The API client has two live secrets; wait until the older one has expired before the next rotation.");
        }
        List<StoredSecret> rotated = new ArrayList<>(List.of(next));
        live.stream()
                .map(secret -> secret.endingBy(now.plus(overlap)))
                .filter(s -> s.isLive(now))
                .forEach(rotated::add);
        return new ApiClient(id, authority, clientId, name, created, expiresAt, lastUsed, rotated);
    }
}
