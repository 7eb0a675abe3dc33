package dev.rollcall.rest.admin;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.access.PublicUrl;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;

/** The absolute URLs in answers: from the server's public URL, never from what a client says its host is. */
@SingletonBean
public final class Addresses {

    private final PublicUrl publicUrl;

    /** Takes what it works with. */
    @Inject
    public Addresses(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** Returns the base of every URL of this server. */
    URI server(UriInfo request) {
        URI asked = request.getBaseUri();
        return publicUrl.of(asked.getHost(), asked.getPort());
    }

    /** Returns the URL of what is at {@code template} of the admin API, such as {@code directories/{id}}. */
    URI of(UriInfo request, String template, String... values) {
        return UriBuilder.fromUri(server(request))
                .path("api/admin")
                .path(template)
                .build((Object[]) values);
    }
}
