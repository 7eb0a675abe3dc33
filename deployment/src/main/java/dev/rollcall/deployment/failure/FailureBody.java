package dev.rollcall.deployment.failure;

import dev.rollcall.rest.http.AnswerHeaders;
import dev.rollcall.rest.http.RequestId;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An error body in the format of the surface the request was for: SCIM Error (RFC 7644 section 3.12), OAuth (RFC 6749
 * section 5.2), elsewhere problem details (RFC 9457).
 */
final class FailureBody {

    /** RFC 6585 section 5. */
    static final int HEADERS_TOO_LARGE = 431;

    /** What a refusal says beside its body. */
    private static final List<String> KEPT_HEADERS = List.of("Allow", "WWW-Authenticate", "Retry-After");

    private final HttpServletRequest request;
    private final HttpServletResponse response;

    FailureBody(HttpServletRequest request, HttpServletResponse response) {
        this.request = request;
        this.response = response;
    }

    /**
     * Replaces whatever the response holds so far. The response must not be committed. A servlet answers 501 to PATCH at
     * an address where there is nothing, and that is what the caller is told.
     */
    void write(int given) throws IOException {
        int status = given == HttpServletResponse.SC_NOT_IMPLEMENTED ? HttpServletResponse.SC_NOT_FOUND : given;
        Map<String, String> kept = new LinkedHashMap<>();
        for (String name : KEPT_HEADERS) {
            String value = response.getHeader(name);
            if (value != null) {
                kept.put(name, value);
            }
        }
        response.reset();
        kept.forEach(response::setHeader);
        setHeaders();
        response.setStatus(status);
        String detail = detail(status) + " Request id: " + requestId(request);
        byte[] body = body(status, detail).toString().getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Sets what every answer carries, whichever surface gives it. */
    void setHeaders() {
        response.setHeader(RequestId.HEADER, requestId(request));
        AnswerHeaders.ALL.forEach(response::setHeader);
    }

    /** The id of the request, kept where {@link RequestId} looks for it, so that it is the same inside JAX-RS. */
    static String requestId(HttpServletRequest request) {
        if (request.getAttribute(RequestId.HEADER) instanceof String known) {
            return known;
        }
        String id = RequestId.sentOrNew(request.getHeader(RequestId.HEADER));
        request.setAttribute(RequestId.HEADER, id);
        return id;
    }

    private JsonObject body(int status, String detail) {
        String path = path();
        if (path.startsWith("/api/scim")) {
            response.setContentType("application/scim+json");
            return Json.createObjectBuilder()
                    .add("schemas", Json.createArrayBuilder().add("urn:ietf:params:scim:api:messages:2.0:Error"))
                    .add("status", String.valueOf(status))
                    .add("detail", detail)
                    .build();
        }
        if (path.startsWith("/api/oauth") || path.startsWith("/.well-known")) {
            response.setContentType("application/json");
            return Json.createObjectBuilder()
                    .add("error", status < 500 ? "invalid_request" : "server_error")
                    .add("error_description", detail)
                    .build();
        }
        response.setContentType("application/problem+json");
        return Json.createObjectBuilder()
                .add("type", "about:blank")
                .add("title", title(status))
                .add("status", status)
                .add("detail", detail)
                .build();
    }

    /** During an error dispatch the request's own path is the error page's. */
    private String path() {
        Object original = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return original == null ? request.getRequestURI() : original.toString();
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 406 -> "Not Acceptable";
            case 413 -> "Content Too Large";
            case 414 -> "URI Too Long";
            case 415 -> "Unsupported Media Type";
            case HEADERS_TOO_LARGE -> "Request Header Fields Too Large";
            case 503 -> "Service Unavailable";
            default -> status < 500 ? "Request Refused" : "Internal Server Error";
        };
    }

    private static String detail(int status) {
        return switch (status) {
            case 400 -> "The request could not be read; check its address, headers and body.";
            case 401 -> "This address needs a valid access token.";
            case 403 -> "This address is not open to the caller.";
            case 404 -> "There is nothing at this address.";
            case 405 -> "This address does not answer that method.";
            case 413 -> "The body is larger than this address accepts.";
            case 414 -> "The address is longer than 16 KB.";
            case 415 -> "This address does not read that media type.";
            case HEADERS_TOO_LARGE -> "The header fields are longer than 16 KB.";
            default ->
                status < 500 ? "The request was refused." : "The server failed to answer; its log has the cause.";
        };
    }
}
