package dev.rollcall.oauth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.rollcall.domain.directory.ApiClient;
import dev.rollcall.domain.directory.Authority;
import dev.rollcall.domain.directory.Secret;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens as JWTs (RFC 9068, RFC 8725): issues them, and tells a valid one from everything else without asking the
 * database. A signature is checked once for each token; its times and its audience every time.
 */
final class AccessTokens {

    /** The claim that names the directory a SCIM token speaks for. */
    static final String DIRECTORY_ID = "directory_id";

    static final String CLIENT_ID = "client_id";
    static final String SCOPE = "scope";

    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
    private static final Set<String> HEADER = Set.of("alg", "kid", "typ");
    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final int LONGEST = 4_096;
    private static final int MOST_REMEMBERED = 5_000;

    private final KeyRing keys;
    private final TokenSettings settings;
    private final Clock clock;

    /** By SHA-256, so that memory holds no token that works. */
    private final Cache<String, JWTClaimsSet> signed =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    AccessTokens(KeyRing keys, TokenSettings settings, Clock clock) {
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    /** Returns a new token for a client that has proven itself; {@code scopes} are those it asks for. */
    IssuedToken issue(ApiClient client, URI issuer, String scopes) {
        Surface surface = Surface.of(client.authority());
        String scope = surface.granted(scopes);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer.toString())
                .subject(client.clientId())
                .audience(surface.audience(issuer))
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(settings.lifetime())))
                .jwtID(UUID.randomUUID().toString())
                .claim(CLIENT_ID, client.clientId())
                .claim(SCOPE, scope);
        if (client.authority() instanceof Authority.OfDirectory of) {
            claims.claim(DIRECTORY_ID, of.directory().value());
        }
        return new IssuedToken(sign(claims.build()), settings.lifetime(), scope);
    }

    /**
     * Returns the claims of a token that is valid now on the surface; empty for everything else.
     *
     * @throws dev.rollcall.domain.Refusal when its key is not known here and the database is away
     */
    Optional<JWTClaimsSet> verify(String token, URI issuer, Surface surface) {
        return signed(token)
                .filter(claims -> fault(claims, issuer).isEmpty())
                .filter(claims -> isFor(surface, claims, issuer));
    }

    /**
     * Returns the claims of a token that was issued here, whether it is valid or not; empty for everything else.
     *
     * @throws dev.rollcall.domain.Refusal when its key is not known here and the database is away
     */
    Optional<JWTClaimsSet> signed(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        String hash = Secret.hash(token);
        JWTClaimsSet remembered = signed.getIfPresent(hash);
        if (remembered != null) {
            return Optional.of(remembered);
        }
        Optional<JWTClaimsSet> claims = signedClaims(token);
        claims.ifPresent(found -> signed.put(hash, found));
        return claims;
    }

    /** Returns a sentence about why a token that was issued here is not valid now on any surface; empty when it is. */
    Optional<String> fault(JWTClaimsSet claims, URI issuer) {
        Instant now = clock.instant();
        if (!claims.getExpirationTime().toInstant().isAfter(now.minus(SKEW))) {
            return Optional.of("The access token has expired; the identity provider has to ask for a new one.");
        }
        if (claims.getNotBeforeTime().toInstant().isAfter(now.plus(SKEW))) {
            return Optional.of("The access token is not valid yet; compare the clocks of the servers.");
        }
        if (!issuer.toString().equals(claims.getIssuer()) || !isForAny(claims, issuer)) {
            return Optional.of("The access token was issued for another address of this server than it is reached at;"
                    + " check ROLLCALL_PUBLIC_URL, then the identity provider has to ask for a new one.");
        }
        return Optional.empty();
    }

    /** Returns whether a token is for the surface. */
    static boolean isFor(Surface surface, JWTClaimsSet claims, URI issuer) {
        return List.of(surface.audience(issuer)).equals(claims.getAudience());
    }

    private static boolean isForAny(JWTClaimsSet claims, URI issuer) {
        return Arrays.stream(Surface.values()).anyMatch(surface -> isFor(surface, claims, issuer));
    }

    private Optional<JWTClaimsSet> signedClaims(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            if (!isOurs(jwt.getHeader())) {
                return Optional.empty();
            }
            Optional<ECKey> key = keys.verificationKey(jwt.getHeader().getKeyID());
            if (key.isEmpty() || !jwt.verify(new ECDSAVerifier(key.get()))) {
                return Optional.empty();
            }
            return Optional.of(jwt.getJWTClaimsSet()).filter(AccessTokens::isComplete);
        } catch (ParseException | JOSEException e) {
            // No token of ours; whoever sends it learns no more than that.
            return Optional.empty();
        }
    }

    /** Exactly the header that {@link #sign} writes: a key or a critical extension of the sender's own has no place. */
    private static boolean isOurs(JWSHeader header) {
        return JWSAlgorithm.ES256.equals(header.getAlgorithm())
                && TYPE.equals(header.getType())
                && header.toJSONObject().keySet().equals(HEADER);
    }

    private static boolean isComplete(JWTClaimsSet claims) {
        return isPresent(claims.getJWTID())
                && isPresent(claims.getSubject())
                && claims.getClaim(CLIENT_ID) instanceof String
                && claims.getIssueTime() != null
                && claims.getNotBeforeTime() != null
                && claims.getExpirationTime() != null;
    }

    private static boolean isPresent(@Nullable String claim) {
        return claim != null && !claim.isEmpty();
    }

    private String sign(JWTClaimsSet claims) {
        ECKey key = keys.signingKey();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(TYPE)
                .keyID(key.getKeyID())
                .build();
        SignedJWT jwt = new SignedJWT(header, claims);
        try {
            jwt.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("the signing key does not sign", e);
        }
        return jwt.serialize();
    }
}
