package dev.rollcall.application.access;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the outside reaches this server: the base of every absolute URL, and the issuer of the access tokens (RFC 8414,
 * section 2). Never ends in a slash. Only a configured URL is believed, because a client can send any {@code Host}; a
 * server that is being tried out on its own machine needs none.
 */
public final class PublicUrl {

    private static final Set<String> LOOPBACK =
            Set.of("localhost", "::1", "[::1]", "0:0:0:0:0:0:0:1", "[0:0:0:0:0:0:0:1]");
    private static final Pattern LOOPBACK_IPV4 = Pattern.compile("127(\\.\\d{1,3}){3}");
    private static final int HTTP_PORT = 80;

    private final @Nullable URI configured;

    /**
     * Takes the value of {@code ROLLCALL_PUBLIC_URL}, if there is one.
     *
     * @throws Refusal when it is not an absolute http or https URL without query and fragment
     */
    public PublicUrl(Optional<URI> configured) {
        this.configured = configured.map(PublicUrl::checked).orElse(null);
    }

    /**
     * Returns the public URL for a request.
     *
     * @param host the name the request was sent to, without port
     * @param port the port it was sent to; -1 where the URL has none
     * @throws Refusal with {@link Reason#BAD_REQUEST} when none is configured and the name is not this machine's own
     */
    public URI of(String host, int port) {
        if (configured != null) {
            return configured;
        }
        if (!isLoopback(host)) {
            throw Refusal.of(
                    Reason.BAD_REQUEST,
                    "This server does not know the address it is reached at; set ROLLCALL_PUBLIC_URL to it, for example"
                            + " https://rollcall.example.com.");
        }
        return URI.create(port == -1 || port == HTTP_PORT ? "http://localhost" : "http://localhost:" + port);
    }

    private static boolean isLoopback(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return LOOPBACK.contains(name) || LOOPBACK_IPV4.matcher(name).matches();
    }

    private static URI checked(URI url) {
        boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        boolean plain = url.getRawQuery() == null && url.getRawFragment() == null && url.getRawUserInfo() == null;
        if (!http || !plain || url.getHost() == null) {
            throw Refusal.of(
                    Reason.INVALID_VALUE,
                    "ROLLCALL_PUBLIC_URL must be an http or https address such as https://rollcall.example.com, not \""
                            + url + "\".");
        }
        return URI.create(url.toString().replaceAll("/+$", ""));
    }
}
