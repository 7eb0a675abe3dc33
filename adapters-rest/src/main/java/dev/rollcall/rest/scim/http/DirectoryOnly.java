package dev.rollcall.rest.scim.http;

import dev.rollcall.application.RequestLimits;
import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.access.AccessRefusal;
import dev.rollcall.application.access.AuthenticatedCaller;
import dev.rollcall.application.access.Caller;
import dev.rollcall.application.provisioning.Call;
import dev.rollcall.application.provisioning.Trace;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.synclog.Target;
import dev.rollcall.rest.http.RequestId;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lets only callers through that speak for an active directory, before anything else is said about the address. The
 * three discovery documents are open to everybody (RFC 7644, 4).
 */
@Provider
@PreMatching
@Priority(DirectoryOnly.ORDER)
@SingletonBean
public class DirectoryOnly implements ContainerRequestFilter {

    static final int ORDER = UrlVariants.ORDER + 20;

    private static final String CALL = Call.class.getName();
    private static final Pattern SEARCH = Pattern.compile("(^|/)\\.search$");
    private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> OPEN = Set.of("ServiceProviderConfig", "ResourceTypes", "Schemas");

    private final RequestLimits limits;

    /** Takes how much a call may hold. */
    @Inject
    public DirectoryOnly(RequestLimits limits) {
        this.limits = limits;
    }

    /**
     * Refuses who is not allowed in.
     *
     * @throws Refusal with {@link Reason#UNAUTHENTICATED}, {@link Reason#BAD_REQUEST} for several credentials,
     *     {@link Reason#UNAVAILABLE} for one that cannot be checked now, {@link Reason#FORBIDDEN} for a directory that is
     *     switched off, and for a write with a token that only reads
     */
    @Override
    public void filter(ContainerRequestContext request) {
        String[] path = request.getUriInfo().getPath(false).split("/", 3);
        if (!OPEN.contains(path[0])) {
            Call call = call(request).within(limits);
            request.setProperty(CALL, call);
            Target.Type.at("/" + path[0]).ifPresent(type -> call.trace().about(type, path.length > 1 ? path[1] : ""));
            if (!writes(request)) {
                call.trace().looksUp();
            }
            requireActive(call);
        }
        if (mayOnlyRead(request) && writes(request)) {
            throw Refusal.of(
                    Reason.FORBIDDEN,
                    "The access token has the scope scim:read, which changes nothing; ask for a token with the scope scim.");
        }
    }

    /** Returns whether the request came with a token that writes nothing. */
    static boolean mayOnlyRead(ContainerRequestContext request) {
        return caller(request)
                .filter(caller -> caller.access() == Caller.OfDirectory.Access.READ)
                .isPresent();
    }

    /** A search by POST (RFC 7644, 3.4.3) reads. */
    private static boolean writes(ContainerRequestContext request) {
        // As it is matched: a slash that is encoded ends no segment.
        String path = request.getUriInfo().getPath(false);
        boolean searches = request.getMethod().equals(HttpMethod.POST)
                && SEARCH.matcher(path).find();
        return !READING.contains(request.getMethod()) && !searches;
    }

    /**
     * Returns the call that the request makes; the same each time.
     *
     * @throws Refusal with {@link Reason#UNAUTHENTICATED}, {@link Reason#BAD_REQUEST} or {@link Reason#UNAVAILABLE} when
     *     no directory is known by it
     */
    public static Call call(ContainerRequestContext request) {
        if (request.getProperty(CALL) instanceof Call known) {
            return known;
        }
        Call call = caller(request)
                .map(caller -> new Call(caller, RequestId.of(request), Trace.ofMethod(request.getMethod())))
                .orElseThrow(() -> refusal(request));
        request.setProperty(CALL, call);
        return call;
    }

    /** Returns the call that the request was found to make; empty when nobody asked who calls, or nobody is known. */
    static Optional<Call> knownCall(ContainerRequestContext request) {
        return request.getProperty(CALL) instanceof Call known ? Optional.of(known) : Optional.empty();
    }

    /** Returns the call that the request makes, if a directory is known by it: discovery is open to everybody. */
    public static Optional<Call> callOfDirectory(ContainerRequestContext request) {
        return caller(request).map(caller -> call(request));
    }

    /** Returns whether the request came with a credential, which then was not accepted. */
    static boolean hasBadCredential(ContainerRequestContext request) {
        return request.getProperty(AccessRefusal.class.getName()) != null
                || request.getSecurityContext().getUserPrincipal() != null;
    }

    private static Optional<Caller.OfDirectory> caller(ContainerRequestContext request) {
        return request.getSecurityContext().getUserPrincipal() instanceof AuthenticatedCaller principal
                        && principal.caller() instanceof Caller.OfDirectory caller
                ? Optional.of(caller)
                : Optional.empty();
    }

    private static Refusal refusal(ContainerRequestContext request) {
        Object why = request.getProperty(AccessRefusal.class.getName());
        if (why == AccessRefusal.SEVERAL_CREDENTIALS) {
            return Refusal.of(Reason.BAD_REQUEST, "The request has more than one Authorization header.");
        }
        if (why == AccessRefusal.UNAVAILABLE) {
            return Refusal.of(Reason.UNAVAILABLE, "The token cannot be checked now; try again soon.");
        }
        return Refusal.of(
                Reason.UNAUTHENTICATED,
                hasBadCredential(request)
                        ? "The token is unknown, expired, revoked, or not one of a user directory."
                        : "The request has no token; send the header Authorization: Bearer with a token of the directory.");
    }

    private static void requireActive(Call call) {
        if (!call.caller().directory().active()) {
            throw Refusal.of(
                    Reason.FORBIDDEN,
                    "The user directory is switched off in Rollcall; when an administrator has switched it on, restart"
                            + " provisioning in the identity provider.");
        }
    }
}
