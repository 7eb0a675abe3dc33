package dev.rollcall.oauth;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.access.AccessRefusal;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The one authentication mechanism of the server. It names the caller where it can and leaves an {@link AccessRefusal}
 * where a credential does not count; what a caller may do, and how a refusal reads, is decided by the surface. It answers
 * by itself only where the container protects a page, because the container would answer with nothing.
 */
@SingletonBean
public final class BearerAuthentication implements HttpAuthenticationMechanism {

    private static final Logger LOG = Logger.getLogger(BearerAuthentication.class.getName());

    private final BearerCredentials credentials;

    @Inject
    BearerAuthentication(BearerCredentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        Optional<Surface> surface = Surface.at(request.getServletPath());
        Authentication authentication =
                surface.map(known -> authenticate(request, known)).orElseGet(Authentication.Anonymous::new);
        if (authentication instanceof Authentication.Accepted accepted) {
            return context.notifyContainerAboutLogin(
                    accepted.principal(), Set.of(surface.orElseThrow().scope()));
        }
        if (authentication instanceof Authentication.Refused refused) {
            request.setAttribute(AccessRefusal.class.getName(), refused.why());
        }
        if (context.isProtected()) {
            response.setHeader("WWW-Authenticate", "Bearer");
            return context.responseUnauthorized();
        }
        return context.doNothing();
    }

    private Authentication authenticate(HttpServletRequest request, Surface surface) {
        List<String> authorization = Collections.list(request.getHeaders("Authorization"));
        try {
            return credentials.check(new BearerCredentials.Presented(
                    authorization, surface, request.getServerName(), request.getServerPort(), request.getRemoteAddr()));
        } catch (RuntimeException e) {
            // The container would turn it into an empty answer; the surface can say that it is the server's fault.
            LOG.log(Level.SEVERE, "A credential could not be checked", e);
            return new Authentication.Refused(AccessRefusal.UNAVAILABLE);
        }
    }
}
