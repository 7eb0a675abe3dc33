package dev.rollcall.rest.admin;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.domain.Refusal;
import dev.rollcall.rest.http.RequestId;
import dev.rollcall.rest.http.Traceable;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * Whatever an administrator's request fails by is answered as a {@link Problem}. The mapper decides status and
 * sentence; the filter adds the request's id, and serves the refusals that no exception made, too.
 */
@Provider
@SingletonBean
public final class Problems implements ExceptionMapper<Throwable>, ContainerResponseFilter {

    private static final System.Logger LOG = System.getLogger(Problems.class.getName());

    private record Failure(Throwable cause) {}

    @Override
    public Response toResponse(Throwable cause) {
        if (cause instanceof Refusal refusal) {
            return Problem.of(refusal).answer();
        }
        if (cause instanceof WebApplicationException refused) {
            // Its headers, such as Allow (RFC 9110, 15.5.6), stay.
            return Response.fromResponse(refused.getResponse()).entity(null).build();
        }
        return Response.serverError().entity(new Failure(cause)).build();
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Failure failure) {
            log(request, failure);
        }
        if (response.getStatus() >= 400) {
            Problem problem = response.getEntity() instanceof Problem known
                    ? known
                    : Problem.of(response.getStatus(), detail(response.getStatus()));
            response.setEntity(problem.toTree(RequestId.of(request)));
            response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        }
    }

    private static void log(ContainerRequestContext request, Failure failure) {
        LOG.log(
                System.Logger.Level.ERROR,
                "Request " + RequestId.of(request) + " failed: " + request.getMethod() + " "
                        + request.getUriInfo().getPath(false),
                Traceable.of(failure.cause));
    }

    private static String detail(int status) {
        return switch (status) {
            case 404 -> "There is nothing at this address of the admin API.";
            case 405 -> "This address does not offer the method; the header Allow lists those it offers.";
            case 415 -> "The body must be JSON with the media type application/json.";
            default ->
                status < 500
                        ? "The request could not be read; check its address, headers and body."
                        : "The server failed to answer; its log has the cause.";
        };
    }
}
