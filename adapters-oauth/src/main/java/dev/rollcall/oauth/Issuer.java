package dev.rollcall.oauth;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.access.PublicUrl;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;

/** The issuer of this server's tokens (RFC 8414, 2): its public URL. */
@SingletonBean
final class Issuer {

    private final PublicUrl publicUrl;

    @Inject
    Issuer(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** Returns the issuer for a request; the same for all of them wherever a public URL is configured. */
    URI of(UriInfo request) {
        URI called = request.getRequestUri();
        return publicUrl.of(String.valueOf(called.getHost()), called.getPort());
    }
}
