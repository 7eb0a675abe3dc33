package dev.rollcall.rest.http;

import dev.rollcall.application.SingletonBean;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gives every request the id under which its answer, its errors and its log lines are found: the {@code X-Request-Id}
 * the client sent if that has 1 to 64 harmless characters, a new one otherwise.
 */
@Provider
@PreMatching
@Priority(RequestId.FIRST)
@SingletonBean
public final class RequestId implements ContainerRequestFilter, ContainerResponseFilter {

    /** The header that carries the id both ways. */
    public static final String HEADER = "X-Request-Id";

    static final int FIRST = 100;

    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    /** Named like the header, under which the server's outermost filter has left the id it chose, if it did. */
    private static final String PROPERTY = HEADER;

    /** Returns the id of the request; the same at every call. */
    public static String of(ContainerRequestContext request) {
        if (request.getProperty(PROPERTY) instanceof String known) {
            return known;
        }
        String id = sentOrNew(request.getHeaderString(HEADER));
        request.setProperty(PROPERTY, id);
        return id;
    }

    /** Returns {@code sent} when it is harmless, a new id otherwise. */
    public static String sentOrNew(@Nullable String sent) {
        return sent != null && HARMLESS.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
    }

    @Override
    public void filter(ContainerRequestContext request) {
        of(request);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle(HEADER, of(request));
    }
}
