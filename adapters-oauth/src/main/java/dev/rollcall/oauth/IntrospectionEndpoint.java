package dev.rollcall.oauth;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.access.Caller;
import dev.rollcall.domain.directory.ApiClient;
import dev.rollcall.domain.directory.Authority;
import dev.rollcall.domain.directory.Secret;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a token counts now (RFC 7662). A client learns of tokens with its own authority only: the directory's, or
 * those of administrators; every other is inactive to it, without a reason (section 2.2).
 */
@Path("introspect")
@SingletonBean
public final class IntrospectionEndpoint {

    private final ClientAuthentication clients;
    private final AccessTokens accessTokens;
    private final CallerMemory callers;
    private final Issuer issuer;

    @Inject
    IntrospectionEndpoint(
            ClientAuthentication clients, AccessTokens accessTokens, CallerMemory callers, Issuer issuer) {
        this.clients = clients;
        this.accessTokens = accessTokens;
        this.callers = callers;
        this.issuer = issuer;
    }

    /** Answers 200 with {@code active}, and with what the token says if it is. */
    @POST
    public Response introspect(
            @Context HttpServletRequest sent, @Context HttpHeaders headers, @Context UriInfo uri, InputStream body)
            throws IOException {
        FormRequest request = FormRequest.read(sent, headers, uri, body);
        ApiClient client = clients.authenticate(request);
        JsonObjectBuilder answer = describe(request, client.authority(), issuer.of(uri))
                .map(description -> description.add("active", true))
                .orElseGet(() -> Json.createObjectBuilder().add("active", false));
        return Response.ok(answer.build().toString(), MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private Optional<JsonObjectBuilder> describe(FormRequest request, Authority authority, URI issuer) {
        String token = request.token();
        if (Secret.isWellFormed(Secret.Kind.SECRET_TOKEN, token)) {
            return callers.ofSecretToken(token, request.address())
                    .filter(caller -> isOf(caller, authority))
                    .map(IntrospectionEndpoint::description);
        }
        return accessTokens
                .verify(token, issuer, Surface.of(authority))
                .filter(claims -> Objects.equals(claims.getClaim(AccessTokens.DIRECTORY_ID), directory(authority)))
                .filter(claims -> !callers.isRevoked(claims))
                .filter(claims -> callers.ofToken(claims, request.address()).isPresent())
                .map(IntrospectionEndpoint::description);
    }

    private static @Nullable String directory(Authority authority) {
        return authority instanceof Authority.OfDirectory of ? of.directory().value() : null;
    }

    private static boolean isOf(Caller caller, Authority authority) {
        return caller instanceof Caller.OfDirectory of
                && of.directory().id().value().equals(directory(authority));
    }

    private static JsonObjectBuilder description(Caller owner) {
        return Json.createObjectBuilder()
                .add("token_type", "Bearer")
                .add(AccessTokens.SCOPE, Surface.SCIM.scope())
                .add("sub", owner.client());
    }

    private static JsonObjectBuilder description(JWTClaimsSet claims) {
        return Json.createObjectBuilder()
                .add("token_type", "Bearer")
                .add(AccessTokens.SCOPE, String.valueOf(claims.getClaim(AccessTokens.SCOPE)))
                .add(AccessTokens.CLIENT_ID, String.valueOf(claims.getClaim(AccessTokens.CLIENT_ID)))
                .add("sub", claims.getSubject())
                .add("iss", claims.getIssuer())
                .add("aud", claims.getAudience().get(0))
                .add("jti", claims.getJWTID())
                .add("iat", claims.getIssueTime().toInstant().getEpochSecond())
                .add("nbf", claims.getNotBeforeTime().toInstant().getEpochSecond())
                .add("exp", claims.getExpirationTime().toInstant().getEpochSecond());
    }
}
