package dev.rollcall.rest.scim.http;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.provisioning.Call;
import dev.rollcall.application.synclog.Refusals;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.synclog.Cause;
import dev.rollcall.domain.synclog.Outcome;
import dev.rollcall.rest.http.RequestId;
import dev.rollcall.rest.http.Statuses;
import dev.rollcall.rest.http.Traceable;
import dev.rollcall.rest.scim.message.ErrorMessage;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Objects;
import java.util.Optional;

/**
 * Whatever goes wrong on the SCIM surface is answered as a SCIM Error (RFC 7644, 3.12). The mapper decides status and
 * sentence; the filter adds what only the request knows: its id, who called, and where an existing resource is.
 */
@Provider
@SingletonBean
public class ScimErrors implements ExceptionMapper<Throwable>, ContainerResponseFilter {

    private static final System.Logger LOG = System.getLogger(ScimErrors.class.getName());
    private static final int SERVER_ERROR = 500;
    private static final int SECONDS_TO_RETRY = 5;

    private record Failure(ErrorMessage message, Throwable cause) {}

    private final Locations locations;
    private final Refusals refusals;

    /** Takes the URLs of resources, and where refused calls are told. */
    @Inject
    public ScimErrors(Locations locations, Refusals refusals) {
        this.locations = locations;
        this.refusals = refusals;
    }

    @Override
    public Response toResponse(Throwable cause) {
        ErrorMessage message = message(cause);
        Response.ResponseBuilder answer = Response.status(message.status()).entity(new Failure(message, cause));
        if (cause instanceof WebApplicationException refused) {
            answer.header(HttpHeaders.ALLOW, refused.getResponse().getHeaderString(HttpHeaders.ALLOW));
        }
        if (message.status() == Statuses.of(Reason.UNAVAILABLE)) {
            answer.header(HttpHeaders.RETRY_AFTER, SECONDS_TO_RETRY);
        }
        return answer.build();
    }

    private static ErrorMessage message(Throwable cause) {
        if (cause instanceof Refusal refusal) {
            return new ErrorMessage(
                    Statuses.of(refusal.reason()), refusal.reason().scimType(), refusal.detail());
        }
        if (cause instanceof WebApplicationException refused) {
            int status = refused.getResponse().getStatus();
            return new ErrorMessage(status, Optional.empty(), detail(status));
        }
        int status = cause instanceof ProcessingException ? Statuses.of(Reason.BAD_REQUEST) : SERVER_ERROR;
        return new ErrorMessage(status, Optional.empty(), detail(status));
    }

    private static String detail(int status) {
        return switch (status) {
            case 404 -> "There is nothing at this address of the SCIM API.";
            case 405 -> "This address does not answer the method; the header Allow names those it answers.";
            case 415 -> "A body must be application/scim+json or application/json, without Content-Encoding.";
            default ->
                status < SERVER_ERROR
                        ? "The request could not be read; check its address, headers and body."
                        : "The server failed to answer; its log has the cause.";
        };
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Failure failure) {
            String requestId = RequestId.of(request);
            log(request, failure, requestId);
            Cause cause = DirectoryOnly.knownCall(request)
                    .map(call -> tell(call, failure))
                    .orElseGet(() -> cause(failure));
            addHeaders(request, response, failure);
            response.setEntity(failure.message.tree(cause, requestId), null, ScimMediaType.SCIM_JSON_TYPE);
        }
    }

    private static void log(ContainerRequestContext request, Failure failure, String requestId) {
        if (failure.message.status() == SERVER_ERROR) {
            // The path without the query, and the failure without its messages: both may hold people's data.
            LOG.log(
                    System.Logger.Level.ERROR,
                    "Request " + requestId + " failed: " + request.getMethod() + " "
                            + request.getUriInfo().getPath(),
                    Traceable.of(failure.cause));
        }
    }

    private Cause tell(Call call, Failure failure) {
        ErrorMessage message = failure.message;
        if (failure.cause instanceof Refusal refusal) {
            Outcome outcome = call.refused(message.status(), refusal);
            refusals.ofCall(call, outcome, refusal);
            return Objects.requireNonNull(outcome.cause());
        }
        Cause cause = cause(failure);
        long milliseconds = call.trace().milliseconds();
        refusals.ofCall(
                call, Outcome.refused(message.status(), message.scimType(), cause, milliseconds), message.detail());
        return cause;
    }

    private static Cause cause(Failure failure) {
        return failure.cause instanceof Refusal refusal ? Cause.of(refusal) : Cause.ofStatus(failure.message.status());
    }

    private void addHeaders(ContainerRequestContext request, ContainerResponseContext response, Failure failure) {
        if (failure.message.status() == Statuses.of(Reason.UNAUTHENTICATED)) {
            response.getHeaders()
                    .putSingle(
                            HttpHeaders.WWW_AUTHENTICATE,
                            DirectoryOnly.hasBadCredential(request) ? "Bearer error=\"invalid_token\"" : "Bearer");
        }
        if (failure.message.status() == Statuses.of(Reason.FORBIDDEN) && DirectoryOnly.mayOnlyRead(request)) {
            response.getHeaders()
                    .putSingle(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\", scope=\"scim\"");
        }
        if (failure.cause instanceof Refusal refusal) {
            String endpoint = "/" + request.getUriInfo().getPath(false).split("/", 2)[0];
            refusal.existing().ifPresent(id -> response.getHeaders()
                    .putSingle(HttpHeaders.LOCATION, locations.of(request.getUriInfo(), endpoint, id.value())));
        }
    }
}
