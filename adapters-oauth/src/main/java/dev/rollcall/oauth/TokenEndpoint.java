package dev.rollcall.oauth;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.domain.directory.ApiClient;
import jakarta.inject.Inject;
import jakarta.json.Json;
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

/**
 * The token endpoint (RFC 6749, 3.2) for the client credentials grant (4.4). A client gets the scope
 * of its surface, or {@code scim:read} if it asks for that alone; unknown ones are dropped, because identity providers
 * send whatever an administrator typed.
 */
@Path("token")
@SingletonBean
public final class TokenEndpoint {

    private final ClientAuthentication clients;
    private final AccessTokens accessTokens;
    private final Issuer issuer;

    @Inject
    TokenEndpoint(ClientAuthentication clients, AccessTokens accessTokens, Issuer issuer) {
        this.clients = clients;
        this.accessTokens = accessTokens;
        this.issuer = issuer;
    }

    /** Issues an access token to a client that proves itself. */
    @POST
    public Response issue(
            @Context HttpServletRequest sent, @Context HttpHeaders headers, @Context UriInfo uri, InputStream body)
            throws IOException {
        FormRequest request = FormRequest.read(sent, headers, uri, body);
        String grantType = request.form()
                .get("grant_type")
                .orElseThrow(() -> OAuthError.invalidRequest("The parameter grant_type is missing."));
        if (!grantType.equals("client_credentials")) {
            throw OAuthError.unsupportedGrantType();
        }
        ApiClient client = clients.authenticate(request);
        return answer(accessTokens.issue(
                client, issuer.of(uri), request.form().get("scope").orElse("")));
    }

    private static Response answer(IssuedToken token) {
        return Response.ok(
                        Json.createObjectBuilder()
                                .add("access_token", token.value())
                                .add("token_type", "Bearer")
                                .add("expires_in", token.lifetime().toSeconds())
                                .add("scope", token.scope())
                                .build()
                                .toString(),
                        MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Pragma", "no-cache")
                .build();
    }
}
