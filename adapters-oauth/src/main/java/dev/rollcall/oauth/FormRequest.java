package dev.rollcall.oauth;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A POST to an OAuth endpoint (RFC 6749, 3.2).
 *
 * @param authorization the values of all {@code Authorization} headers
 * @param address the address it came from
 */
record FormRequest(FormParameters form, List<String> authorization, String address) {

    private static final int MOST_BYTES = 64 * 1024;

    /**
     * Reads the request.
     *
     * @throws OAuthError when the body is no form or too long, or when credentials are in the URL, where logs and proxies
     *     would see them
     */
    static FormRequest read(HttpServletRequest sent, HttpHeaders headers, UriInfo uri, InputStream body)
            throws IOException {
        refuseCredentialsInUrl(uri.getRequestUri().getRawQuery());
        Charset charset = charset(headers.getMediaType());
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw OAuthError.invalidRequest(413, "The body is longer than " + MOST_BYTES + " bytes.");
        }
        FormParameters form = FormParameters.parse(new String(bytes, charset), charset);
        List<String> authorization = headers.getRequestHeader(HttpHeaders.AUTHORIZATION);
        return new FormRequest(
                form, authorization == null ? List.of() : List.copyOf(authorization), sent.getRemoteAddr());
    }

    /**
     * Returns the credentials of the client that sends the request.
     *
     * @throws OAuthError when there are none, or two that contradict each other
     */
    ClientCredentials credentials() {
        return ClientCredentials.of(authorization, form);
    }

    /**
     * Returns the parameter {@code token} of a request about one (RFC 7009, 2.1; RFC 7662, 2.1).
     *
     * @throws OAuthError when it is missing
     */
    String token() {
        return form.get("token").orElseThrow(() -> OAuthError.invalidRequest("The parameter token is missing."));
    }

    private static void refuseCredentialsInUrl(@Nullable String query) {
        if (query == null) {
            return;
        }
        FormParameters parameters = FormParameters.parse(query, StandardCharsets.UTF_8);
        if (Stream.of("client_id", "client_secret", "client_assertion", "token").anyMatch(parameters::contains)) {
            throw OAuthError.invalidRequest(
                    "Client credentials belong in the Authorization header or in the body, never in the URL.");
        }
    }

    /** A missing media type is taken for a form, and an unknown charset for UTF-8: both are clients' slips. */
    private static Charset charset(@Nullable MediaType type) {
        if (type == null) {
            return StandardCharsets.UTF_8;
        }
        if (!MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(type)) {
            throw OAuthError.invalidRequest(415, "The body must be application/x-www-form-urlencoded.");
        }
        String name = type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "UTF-8");
        return isKnown(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
    }

    private static boolean isKnown(String charset) {
        try {
            return Charset.isSupported(charset);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
