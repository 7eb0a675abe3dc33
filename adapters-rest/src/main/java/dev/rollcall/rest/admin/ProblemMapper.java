package dev.rollcall.rest.admin;

import dev.rollcall.domain.Refusal;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Turns whatever a request ends in into a {@link Problem}; the cause of a failure goes to the log only. */
@Provider
@Dependent
final class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final System.Logger LOG = System.getLogger(ProblemMapper.class.getName());

    @Override
    public Response toResponse(Throwable cause) {
        if (cause instanceof Refusal refusal) {
            return Problem.of(refusal).answer();
        }
        if (cause instanceof WebApplicationException e) {
            return ofHttp(e.getResponse());
        }
        LOG.log(System.Logger.Level.ERROR, "An administrator's request failed", cause);
        return Problem.of(500, "The server failed; its log says why.").answer();
    }

    private static Response ofHttp(Response refused) {
        int status = refused.getStatus();
        String detail =
                switch (status) {
                    case 404 -> "There is nothing at this address.";
                    case 405 -> "This address does not offer the method; the header Allow lists those it offers.";
                    case 415 -> "The body must be JSON with the media type application/json.";
                    default -> "The request was refused.";
                };
        // The headers of the refusal, such as Allow (RFC 9110, 15.5.6), stay.
        return Response.fromResponse(refused)
                .entity(Problem.of(status, detail))
                .type(Problem.MEDIA_TYPE)
                .build();
    }
}
