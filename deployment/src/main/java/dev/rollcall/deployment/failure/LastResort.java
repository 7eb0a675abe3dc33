package dev.rollcall.deployment.failure;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.util.Collections;
import java.util.OptionalInt;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The outermost filter: whatever goes wrong inside, {@link Error}s too, becomes an error body of the surface that was
 * addressed; never HTML, never an empty body, never the name of the server. Mapped to everything, first, for requests and
 * for the container's error dispatch.
 */
public class LastResort extends HttpFilter {

    /** Longest request target, and longest sum of all header fields, in characters. */
    static final int LONGEST_HEAD = 16 * 1024;

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = Logger.getLogger(LastResort.class.getName());

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        FailureBody failure = new FailureBody(request, response);
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            Integer status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
            failure.write(status == null ? HttpServletResponse.SC_INTERNAL_SERVER_ERROR : status);
            return;
        }
        OptionalInt refused = refusal(request, response);
        if (refused.isPresent()) {
            failure.write(refused.getAsInt());
        } else {
            failure.setHeaders();
            answer(request, new GuardedResponse(response, failure), chain);
        }
    }

    private static void answer(HttpServletRequest request, GuardedResponse response, FilterChain chain)
            throws IOException {
        try {
            chain.doFilter(request, response);
            response.fillEmptyFailure();
        } catch (Throwable e) {
            if (isBrokenOff(e)) {
                LOG.log(Level.INFO, "A request or answer broke off", e);
                response.sendUnlessCommitted(HttpServletResponse.SC_BAD_REQUEST);
            } else {
                LOG.log(Level.SEVERE, e, () -> "Request " + FailureBody.requestId(request) + " failed");
                response.sendUnlessCommitted(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            }
        }
    }

    /** Jersey wraps it when it waits in vain for the first byte of a form. */
    static boolean isBrokenOff(Throwable failure) {
        return failure instanceof IOException
                || (failure instanceof ServletException
                        && failure.getCause() instanceof ProcessingException processing
                        && processing.getCause() instanceof IOException);
    }

    private static OptionalInt refusal(HttpServletRequest request, HttpServletResponse response) {
        if (request.getMethod().equals("TRACE")) {
            response.setHeader("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
            return OptionalInt.of(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        }
        String query = request.getQueryString();
        if (request.getRequestURI().length() + (query == null ? 0 : query.length()) > LONGEST_HEAD) {
            return OptionalInt.of(HttpServletResponse.SC_REQUEST_URI_TOO_LONG);
        }
        int headers = Collections.list(request.getHeaderNames()).stream()
                .flatMap(name -> Collections.list(request.getHeaders(name)).stream())
                .mapToInt(String::length)
                .sum();
        return headers > LONGEST_HEAD ? OptionalInt.of(FailureBody.HEADERS_TOO_LARGE) : OptionalInt.empty();
    }
}
