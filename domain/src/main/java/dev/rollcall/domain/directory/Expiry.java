package dev.rollcall.domain.directory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The end of a credential that an administrator has to know of: from 90 days before on.
 *
 * @param id of the API client or secret token in the admin API
 * @param lastFour the end of the secret; null for the client as a whole
 * @param withinDays 90, 30, 7 or 1: the credential ends within so many days; 0 when it has ended
 */
public record Expiry(
        Kind kind, String id, String name, @Nullable String lastFour, Instant expiresAt, int withinDays) {

    private static final List<Integer> WARNINGS = List.of(0, 1, 7, 30, 90);

    /** What ends. */
    public enum Kind {
        API_CLIENT("apiClient"),
        CLIENT_SECRET("clientSecret"),
        SECRET_TOKEN("secretToken");

        private final String spelling;

        Kind(String spelling) {
            this.spelling = spelling;
        }

        /** Returns the name in JSON. */
        public String spelling() {
            return spelling;
        }
    }

    /** Returns what of the client ends soon: itself, and its secrets, where one that has ended counts if it was the last. */
    public static Stream<Expiry> of(ApiClient client, Instant now) {
        boolean anyIsLive = client.secrets().stream().anyMatch(secret -> secret.isLive(now));
        Stream<Expiry> secrets = client.secrets().stream()
                .filter(secret -> secret.isLive(now) || !anyIsLive)
                .flatMap(secret ->
                        of(Kind.CLIENT_SECRET, client.id(), client.name(), secret.lastFour(), secret.expiresAt(), now));
        return Stream.concat(of(Kind.API_CLIENT, client.id(), client.name(), null, client.expiresAt(), now), secrets);
    }

    /** Returns the end of the token, if it is soon. */
    public static Stream<Expiry> of(SecretToken token, Instant now) {
        StoredSecret secret = token.secret();
        return of(Kind.SECRET_TOKEN, token.id(), token.name(), secret.lastFour(), secret.expiresAt(), now);
    }

    private static Stream<Expiry> of(
            Kind kind, String id, String name, @Nullable String lastFour, @Nullable Instant end, Instant now) {
        return end == null
                ? Stream.empty()
                : warning(Duration.between(now, end)).stream()
                        .map(days -> new Expiry(kind, id, name, lastFour, end, days));
    }

    private static Optional<Integer> warning(Duration left) {
        return WARNINGS.stream()
                .filter(days -> left.compareTo(Duration.ofDays(days)) <= 0)
                .findFirst();
    }
}
