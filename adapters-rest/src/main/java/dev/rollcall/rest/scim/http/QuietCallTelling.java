package dev.rollcall.rest.scim.http;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.synclog.Lookups;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** Tells of each request of an identity provider that only read, once it is answered. */
@Provider
@SingletonBean
public class LookupTelling implements ContainerResponseFilter {

    private static final int FIRST_ERROR = Response.Status.BAD_REQUEST.getStatusCode();

    private final Lookups lookups;

    /** Takes where lookups are told. */
    @Inject
    public LookupTelling(Lookups lookups) {
        this.lookups = lookups;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() < FIRST_ERROR) {
            DirectoryOnly.knownCall(request)
                    .filter(call -> call.trace().isLookup())
                    .ifPresent(lookups::ofCall);
        }
    }
}
