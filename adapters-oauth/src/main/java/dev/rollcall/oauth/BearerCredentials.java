package dev.rollcall.oauth;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.access.AccessRefusal;
import dev.rollcall.application.access.Caller;
import dev.rollcall.application.access.PublicUrl;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the caller behind the {@code Authorization} header of a request (RFC 6750, 2.1): an access token, or a secret
 * token. Identity providers write the scheme in any case, leave it out, or repeat the one that an administrator pasted.
 */
@SingletonBean
final class BearerCredentials {

    /**
     * What of a request matters here.
     *
     * @param authorization the values of all {@code Authorization} headers
     * @param host the name the request was sent to
     * @param port the port it was sent to
     * @param address the address it came from
     */
    record Presented(List<String> authorization, Surface surface, String host, int port, String address) {}

    private static final String REVOKED =
            "The access token was revoked; the identity provider has to ask for a new one.";
    private static final Pattern SCHEMES = Pattern.compile("^\\s*(bearer\\s+){0,2}", Pattern.CASE_INSENSITIVE);

    private final AccessTokens accessTokens;
    private final CallerMemory callers;
    private final PublicUrl publicUrl;

    @Inject
    BearerCredentials(AccessTokens accessTokens, CallerMemory callers, PublicUrl publicUrl) {
        this.accessTokens = accessTokens;
        this.callers = callers;
        this.publicUrl = publicUrl;
    }

    /** Returns who calls, or why nobody does. */
    Authentication check(Presented presented) {
        if (presented.authorization().isEmpty()) {
            return new Authentication.Anonymous();
        }
        if (presented.authorization().size() > 1) {
            return new Authentication.Refused(AccessRefusal.SEVERAL_CREDENTIALS);
        }
        String token = SCHEMES.matcher(presented.authorization().get(0))
                .replaceFirst("")
                .strip();
        try {
            return principal(token, presented)
                    .<Authentication>map(Authentication.Accepted::new)
                    .orElse(new Authentication.Refused(AccessRefusal.INVALID_TOKEN));
        } catch (Refusal refusal) {
            return new Authentication.Refused(
                    refusal.reason() == Reason.UNAVAILABLE ? AccessRefusal.UNAVAILABLE : AccessRefusal.INVALID_TOKEN);
        }
    }

    /** An access token has dots between its parts (RFC 7515, 3.1), a secret token has none. */
    private Optional<TokenPrincipal> principal(String token, Presented presented) {
        if (token.indexOf('.') >= 0) {
            return ofAccessToken(token, presented);
        }
        return presented.surface() == Surface.SCIM ? ofSecretToken(token, presented.address()) : Optional.empty();
    }

    private Optional<TokenPrincipal> ofSecretToken(String token, String address) {
        return callers.ofSecretToken(token, address)
                .flatMap(caller -> caller instanceof Caller.OfDirectory directory
                        ? Optional.of(TokenPrincipal.of(directory))
                        : Optional.empty());
    }

    private Optional<TokenPrincipal> ofAccessToken(String token, Presented presented) {
        URI issuer = publicUrl.of(presented.host(), presented.port());
        return accessTokens
                .signed(token)
                .filter(claims -> isValid(claims, issuer, presented))
                .flatMap(claims -> callers.ofToken(claims, presented.address())
                        .filter(caller -> speaksFor(caller, claims, presented.surface()))
                        .map(caller -> TokenPrincipal.of(limited(caller, claims), claims)));
    }

    /** Whoever runs an identity provider that goes on with a token that has become invalid sees it in the log. */
    private boolean isValid(JWTClaimsSet claims, URI issuer, Presented presented) {
        boolean isForSurface = AccessTokens.isFor(presented.surface(), claims, issuer);
        Optional<String> fault = accessTokens
                .fault(claims, issuer)
                .or(() -> isForSurface && callers.isRevoked(claims) ? Optional.of(REVOKED) : Optional.empty());
        fault.ifPresent(sentence -> callers.tellRefused(claims, sentence, presented.address()));
        return isForSurface && fault.isEmpty();
    }

    private static Caller limited(Caller caller, JWTClaimsSet claims) {
        return caller instanceof Caller.OfDirectory of && Surface.READING.equals(claims.getClaim(AccessTokens.SCOPE))
                ? of.readingOnly()
                : caller;
    }

    /** A client id that was given again to another directory does not inherit the tokens of the one before. */
    private static boolean speaksFor(Caller caller, JWTClaimsSet claims, Surface surface) {
        Object directory = claims.getClaim(AccessTokens.DIRECTORY_ID);
        return caller instanceof Caller.OfDirectory of
                ? surface == Surface.SCIM && of.directory().id().value().equals(directory)
                : surface == Surface.ADMIN && directory == null;
    }
}
