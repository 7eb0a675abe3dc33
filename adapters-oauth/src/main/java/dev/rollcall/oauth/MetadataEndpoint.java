package dev.rollcall.oauth;

import dev.rollcall.application.SingletonBean;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;

/** The authorization server metadata (RFC 8414). */
@Path("oauth-authorization-server")
@SingletonBean
public final class MetadataEndpoint {

    private final Issuer issuer;

    @Inject
    MetadataEndpoint(Issuer issuer) {
        this.issuer = issuer;
    }

    /** Returns what this server offers as an authorization server. */
    @GET
    public Response metadata(@Context UriInfo uri) {
        URI base = issuer.of(uri);
        return Response.ok(
                        Json.createObjectBuilder()
                                .add("issuer", base.toString())
                                .add("token_endpoint", base + "/api/oauth/token")
                                .add("jwks_uri", base + "/api/oauth/jwks")
                                .add("revocation_endpoint", base + "/api/oauth/revoke")
                                .add("introspection_endpoint", base + "/api/oauth/introspect")
                                .add(
                                        "scopes_supported",
                                        array(Surface.SCIM.scope(), Surface.READING, Surface.ADMIN.scope()))
                                // Required by section 2, and empty is the truth: there is no authorization endpoint.
                                .add("response_types_supported", array())
                                .add("grant_types_supported", array("client_credentials"))
                                .add("token_endpoint_auth_methods_supported", clientAuthentication())
                                .add("revocation_endpoint_auth_methods_supported", clientAuthentication())
                                .add("introspection_endpoint_auth_methods_supported", clientAuthentication())
                                .build()
                                .toString(),
                        MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private static JsonArrayBuilder clientAuthentication() {
        return array("client_secret_basic", "client_secret_post");
    }

    private static JsonArrayBuilder array(String... values) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        for (String value : values) {
            array.add(value);
        }
        return array;
    }
}
