package dev.rollcall.rest.scim.http;

import dev.rollcall.application.SingletonBean;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every answer is {@code application/scim+json} whatever {@code Accept} says, so that header is not looked at. A body is
 * read as that or as {@code application/json}; without {@code Content-Type} too, because some clients send none. Anything
 * else, and any {@code Content-Encoding}, becomes a type that nothing reads: 415, once the address is known to exist.
 */
@Provider
@PreMatching
@Priority(ScimMediaType.ORDER)
@SingletonBean
public class ScimMediaType implements ContainerRequestFilter {

    /** RFC 7644, 3.1. */
    public static final String SCIM_JSON = "application/scim+json";

    /** The media type of every answer. */
    public static final MediaType SCIM_JSON_TYPE = new MediaType("application", "scim+json");

    static final int ORDER = UrlVariants.ORDER + 10;

    private static final Set<String> READ = Set.of(SCIM_JSON, MediaType.APPLICATION_JSON);

    @Override
    public void filter(ContainerRequestContext request) {
        MultivaluedMap<String, String> headers = request.getHeaders();
        String sent = isRead(headers) ? SCIM_JSON : MediaType.APPLICATION_OCTET_STREAM;
        headers.putSingle(HttpHeaders.CONTENT_TYPE, sent);
        headers.putSingle(HttpHeaders.ACCEPT, SCIM_JSON);
    }

    private static boolean isRead(MultivaluedMap<String, String> headers) {
        return READ.contains(essence(headers.get(HttpHeaders.CONTENT_TYPE), SCIM_JSON))
                && essence(headers.get(HttpHeaders.CONTENT_ENCODING), "identity")
                        .equals("identity");
    }

    private static String essence(@Nullable List<String> values, String absent) {
        if (values == null || values.isEmpty()) {
            return absent;
        }
        String essence = values.get(0).split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
        return essence.isEmpty() ? absent : essence;
    }
}
