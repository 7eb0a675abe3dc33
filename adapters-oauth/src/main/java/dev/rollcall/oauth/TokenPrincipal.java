package dev.rollcall.oauth;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.rollcall.application.access.AuthenticatedCaller;
import dev.rollcall.application.access.Caller;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * The caller as the principal of the request, with the claims of its token in the types of MicroProfile JWT. A secret
 * token has no claims of its own; it is described by the few that are true of it.
 */
final class TokenPrincipal implements JsonWebToken, AuthenticatedCaller {

    private final Caller caller;
    private final Map<String, Object> claims;

    private TokenPrincipal(Caller caller, Map<String, Object> claims) {
        this.caller = caller;
        this.claims = Map.copyOf(claims);
    }

    /** Returns the principal of a valid access token. */
    static TokenPrincipal of(Caller caller, JWTClaimsSet token) {
        Map<String, Object> claims = new HashMap<>();
        token.getClaims()
                .forEach((name, value) -> claims.put(name, value instanceof Date date ? seconds(date) : value));
        claims.put(Claims.aud.name(), Set.copyOf(token.getAudience()));
        return new TokenPrincipal(caller, claims);
    }

    /** Returns the principal of a secret token. */
    static TokenPrincipal of(Caller.OfDirectory caller) {
        return new TokenPrincipal(
                caller,
                Map.of(
                        Claims.sub.name(),
                        caller.client(),
                        AccessTokens.SCOPE,
                        Surface.SCIM.scope(),
                        AccessTokens.DIRECTORY_ID,
                        caller.directory().id().value()));
    }

    @Override
    public Caller caller() {
        return caller;
    }

    @Override
    public String getName() {
        return caller.client();
    }

    @Override
    public Set<String> getClaimNames() {
        return claims.keySet();
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> @Nullable T getClaim(String name) {
        return (T) claims.get(name);
    }

    private static long seconds(Date date) {
        return date.toInstant().getEpochSecond();
    }
}
