package dev.rollcall.rest.admin;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.access.AccessRefusal;
import dev.rollcall.application.access.AuthenticatedCaller;
import dev.rollcall.application.access.Caller;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.Permission;
import dev.rollcall.domain.synclog.Actor;
import dev.rollcall.rest.http.RequestId;
import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets nobody in but administrator clients with the permission the method needs (RFC 6750, 3). It runs before a
 * resource is looked for, so that strangers do not learn which addresses exist.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
@SingletonBean
final class AdministratorsOnly implements ContainerRequestFilter {

    private static final String CHALLENGE = "Bearer realm=\"rollcall\"";
    private static final Set<String> OF_PEOPLE = Set.of("users", "groups");
    private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    @Override
    public void filter(ContainerRequestContext request) {
        if (!(request.getSecurityContext().getUserPrincipal() instanceof AuthenticatedCaller authenticated)) {
            request.abortWith(unauthenticated(request.getProperty(AccessRefusal.class.getName())));
        } else if (!(authenticated.caller() instanceof Caller.OfAdministrator administrator)) {
            request.abortWith(unauthenticated(AccessRefusal.INVALID_TOKEN));
        } else {
            Permission needed = needed(request.getUriInfo().getPath());
            if (!mayCall(administrator.permissions(), needed, request.getMethod())) {
                request.abortWith(forbidden(needed));
            }
        }
    }

    /** Returns who calls, for the log; only for requests that were let in. */
    static Actor actor(ContainerRequestContext request) {
        if (request.getSecurityContext().getUserPrincipal() instanceof AuthenticatedCaller authenticated) {
            return new Actor(Actor.Kind.ADMINISTRATOR, authenticated.caller().client(), RequestId.of(request));
        }
        throw new IllegalStateException("nobody was let in");
    }

    /** Whoever may look at everything need not be allowed to change it. */
    private static Permission needed(String path) {
        String subject = path.replaceFirst("^/+", "").split("[/;]", 2)[0];
        return OF_PEOPLE.contains(subject) ? Permission.MANAGE_USERS : Permission.MANAGE_USER_DIRECTORIES;
    }

    private static boolean mayCall(Set<Permission> permissions, Permission needed, String method) {
        return permissions.contains(needed) || (READING.contains(method) && permissions.contains(Permission.READ));
    }

    private static Response unauthenticated(@Nullable Object refusal) {
        if (refusal == null) {
            return challenge(Problem.of(401, "The request needs the access token of an administrator client."), "");
        }
        if (refusal == AccessRefusal.SEVERAL_CREDENTIALS) {
            return challenge(
                    Problem.of(400, "The request has more than one credential; send one."),
                    ", error=\"invalid_request\"");
        }
        if (refusal == AccessRefusal.UNAVAILABLE) {
            return Problem.of(Refusal.of(Reason.UNAVAILABLE, "The access token cannot be checked now; try again soon."))
                    .answer();
        }
        return challenge(
                Problem.of(401, "The access token is unknown, expired, revoked or not an administrator's."),
                ", error=\"invalid_token\"");
    }

    private static Response forbidden(Permission needed) {
        return challenge(
                Problem.of(403, "The administrator client needs the permission " + needed.spelling() + " for this."),
                ", error=\"insufficient_scope\"");
    }

    private static Response challenge(Problem problem, String error) {
        return Response.fromResponse(problem.answer())
                .header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE + error)
                .build();
    }
}
