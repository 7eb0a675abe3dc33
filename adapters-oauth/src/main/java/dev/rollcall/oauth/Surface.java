package dev.rollcall.oauth;

import dev.rollcall.domain.directory.Authority;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;

/** What an access token is for. Each surface is an audience of its own, so that no token works on two. */
enum Surface {
    SCIM("/api/scim/v2", "scim"),
    ADMIN("/api/admin", "admin");

    private final String path;
    private final String scope;

    Surface(String path, String scope) {
        this.path = path;
        this.scope = scope;
    }

    /** Returns the surface a path of this server belongs to, if there are tokens for it. */
    static Optional<Surface> at(String path) {
        return Arrays.stream(values())
                .filter(surface -> path.equals(surface.path) || path.startsWith(surface.path + "/"))
                .findFirst();
    }

    /** Returns the surface that a client with this authority calls. */
    static Surface of(Authority authority) {
        return authority instanceof Authority.OfAdministrator ? ADMIN : SCIM;
    }

    /** Returns the {@code scope} of its tokens (RFC 6749, 3.3). */
    String scope() {
        return scope;
    }

    /** Returns the {@code aud} of its tokens. */
    String audience(URI issuer) {
        return issuer + path;
    }
}
