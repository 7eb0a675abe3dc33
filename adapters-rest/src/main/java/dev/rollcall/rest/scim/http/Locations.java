package dev.rollcall.rest.scim.http;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.access.PublicUrl;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;

/** The absolute URLs that answers hold: the public one of the server, never what a client says its host is. */
@SingletonBean
public class Locations {

    /** The path of the SCIM surface. */
    public static final String BASE = "/api/scim/v2";

    private final PublicUrl publicUrl;

    /** Takes where the outside reaches this server. */
    @Inject
    public Locations(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** Returns the URL of what is at {@code endpoint}, such as {@code /Users}. */
    public String of(UriInfo request, String endpoint) {
        URI asked = request.getBaseUri();
        return publicUrl.of(asked.getHost(), asked.getPort()) + BASE + endpoint;
    }

    /** Returns the URL of the resource {@code id} at {@code endpoint}. */
    public String of(UriInfo request, String endpoint, String id) {
        return of(request, endpoint) + "/" + id;
    }
}
