package dev.rollcall.deployment;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Limits the time in which the body of a request arrives, whoever sends it: byte by byte it would hold a thread for hours. */
public class BodyTimer extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(new TimedRequest(request), response);
    }

    private static final class TimedRequest extends HttpServletRequestWrapper {

        private @Nullable TimedBody body;

        TimedRequest(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (body == null) {
                body = new TimedBody(super.getInputStream(), LIMIT);
            }
            return body;
        }
    }
}
