package dev.rollcall.oauth;

import com.nimbusds.jose.jwk.JWKSet;
import dev.rollcall.application.SingletonBean;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The public keys that access tokens are verified with (RFC 7517, 5). */
@Path("jwks")
@SingletonBean
public final class JwksEndpoint {

    private final KeyRing keys;

    @Inject
    JwksEndpoint(KeyRing keys) {
        this.keys = keys;
    }

    /** Returns the keys; the private parts never leave the key ring. */
    @GET
    public Response keys() {
        return Response.ok(new JWKSet(List.copyOf(keys.publicKeys())).toString(true), MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
                .build();
    }
}
