package dev.rollcall.oauth;

import dev.rollcall.domain.directory.Authority;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What an access token is for. Each surface is an audience of its own, so that no token works on two. */
enum Surface {
    SCIM("/api/scim/v2", "scim"),
    ADMIN("/api/admin", "admin");

    /** The scope of a token that reads over SCIM and writes nothing. */
    static final String READING = "scim:read";

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

    /** Returns the {@code scope} of its tokens (RFC 6749, 3.3) unless a client asks for less. */
    String scope() {
        return scope;
    }

    /**
     * Returns the scope of a token for a client that asks for {@code requested}, scopes with blanks between them: the
     * whole, or reading alone where the client asks for that and not for the whole. Others are dropped.
     */
    String granted(String requested) {
        List<String> scopes = List.of(requested.strip().split("\\s+"));
        return this == SCIM && scopes.contains(READING) && !scopes.contains(scope) ? READING : scope;
    }

    /** Returns the {@code aud} of its tokens. */
    String audience(URI issuer) {
        return issuer + path;
    }
}
