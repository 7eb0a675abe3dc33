package dev.rollcall.rest.scim.http;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.synclog.AnsweredCalls;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** Tells of each request of an identity provider that was no error, once it is answered. */
@Provider
@SingletonBean
public class AnsweredCallTelling implements ContainerResponseFilter {

    private static final int FIRST_ERROR = Response.Status.BAD_REQUEST.getStatusCode();

    private final AnsweredCalls answeredCalls;

    /** Takes where calls are told. */
    @Inject
    public AnsweredCallTelling(AnsweredCalls answeredCalls) {
        this.answeredCalls = answeredCalls;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() < FIRST_ERROR) {
            DirectoryOnly.knownCall(request).ifPresent(answeredCalls::ofCall);
        }
    }
}
