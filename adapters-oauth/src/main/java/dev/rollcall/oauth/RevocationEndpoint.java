package dev.rollcall.oauth;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.RevokedTokens.RevokedToken;
import dev.rollcall.domain.directory.ApiClient;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;

/**
 * Ends access tokens (RFC 7009). A client ends its own only; whatever else it sends gets the same answer and changes
 * nothing (section 2.2). Secret tokens are an administrator's to delete.
 */
@Path("revoke")
@SingletonBean
public final class RevocationEndpoint {

    private final ClientAuthentication clients;
    private final AccessTokens accessTokens;
    private final CallerMemory callers;
    private final Issuer issuer;

    @Inject
    RevocationEndpoint(ClientAuthentication clients, AccessTokens accessTokens, CallerMemory callers, Issuer issuer) {
        this.clients = clients;
        this.accessTokens = accessTokens;
        this.callers = callers;
        this.issuer = issuer;
    }

    /** Answers 200 once the token does not count any more; on every node within 5 seconds. */
    @POST
    public Response revoke(
            @Context HttpServletRequest sent, @Context HttpHeaders headers, @Context UriInfo uri, InputStream body)
            throws IOException {
        FormRequest request = FormRequest.read(sent, headers, uri, body);
        ApiClient client = clients.authenticate(request);
        accessTokens
                .verify(request.token(), issuer.of(uri), Surface.of(client.authority()))
                .filter(claims -> client.clientId().equals(claims.getClaim(AccessTokens.CLIENT_ID)))
                .ifPresent(claims -> callers.revoke(new RevokedToken(
                        claims.getJWTID(),
                        client.clientId(),
                        claims.getExpirationTime().toInstant())));
        return Response.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
