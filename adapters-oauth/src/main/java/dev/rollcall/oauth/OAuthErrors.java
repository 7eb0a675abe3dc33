package dev.rollcall.oauth;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import jakarta.json.Json;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Answers everything that goes wrong at the OAuth endpoints as JSON in the words of RFC 6749, 4.1.2.1 and 5.2. */
@Provider
@SingletonBean
public final class OAuthErrors implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger(OAuthErrors.class.getName());
    private static final int RETRY_AFTER_SECONDS = 5;

    @Override
    public Response toResponse(Throwable problem) {
        if (problem instanceof OAuthError error) {
            Response.ResponseBuilder answer = answer(error.status(), error.error(), error.description());
            error.challenge().ifPresent(challenge -> answer.header(HttpHeaders.WWW_AUTHENTICATE, challenge));
            return answer.build();
        }
        if (problem instanceof Refusal refusal) {
            return ofRefusal(refusal);
        }
        if (problem instanceof WebApplicationException ofHttp
                && ofHttp.getResponse().getStatus() < 500) {
            return ofHttp(ofHttp);
        }
        LOG.log(Level.SEVERE, "An OAuth request failed", problem);
        return answer(500, "server_error", "The server failed to answer; its log has the cause.")
                .build();
    }

    private static Response ofRefusal(Refusal refusal) {
        if (refusal.reason() == Reason.UNAVAILABLE) {
            return answer(503, "temporarily_unavailable", refusal.detail())
                    .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                    .build();
        }
        return answer(400, "invalid_request", refusal.detail()).build();
    }

    private static Response ofHttp(WebApplicationException problem) {
        int status = problem.getResponse().getStatus();
        if (problem instanceof NotAllowedException) {
            return answer(status, "invalid_request", "This address does not answer that method; see Allow.")
                    .header(HttpHeaders.ALLOW, problem.getResponse().getHeaderString(HttpHeaders.ALLOW))
                    .build();
        }
        String description = status == 404 ? "There is nothing at this address." : "The request could not be read.";
        return answer(status, "invalid_request", description).build();
    }

    private static Response.ResponseBuilder answer(int status, String error, String description) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Pragma", "no-cache")
                .entity(Json.createObjectBuilder()
                        .add("error", error)
                        .add("error_description", description)
                        .build()
                        .toString());
    }
}
