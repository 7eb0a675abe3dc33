package dev.rollcall.deployment;

import dev.rollcall.application.RequestTime;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;

/**
 * Limits the time of the requests it is mapped to: those of identity providers, which send them again. What an
 * administrator asks for may go through a whole directory.
 */
public class RequestTimer implements Filter {

    private final RequestTime time;

    /** Takes what it begins and ends. */
    @Inject
    public RequestTimer(RequestTime time) {
        this.time = time;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        time.begin(response::isCommitted);
        try {
            chain.doFilter(request, response);
        } finally {
            time.end();
        }
    }
}
