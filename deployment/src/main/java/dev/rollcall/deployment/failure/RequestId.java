package dev.rollcall.deployment.failure;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.regex.Pattern;

/** The id that ties an answer to the lines of the log: the caller's own when it is harmless, else a fresh one. */
final class RequestId {

    static final String HEADER = "X-Request-Id";

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestId() {}

    /** The same id for every call during one request. */
    static String of(HttpServletRequest request) {
        Object known = request.getAttribute(HEADER);
        if (known != null) {
            return known.toString();
        }
        String sent = request.getHeader(HEADER);
        String id = sent != null && SAFE.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
        request.setAttribute(HEADER, id);
        return id;
    }
}
