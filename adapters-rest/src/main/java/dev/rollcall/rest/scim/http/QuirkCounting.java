package dev.rollcall.rest.scim.http;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.provisioning.QuirkCounts;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Counts what was tolerated of each request of an identity provider, once it is answered. */
@Provider
@SingletonBean
public class QuirkCounting implements ContainerResponseFilter {

    private final QuirkCounts counts;

    /** Takes the counters. */
    @Inject
    public QuirkCounting(QuirkCounts counts) {
        this.counts = counts;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        DirectoryOnly.knownCall(request).ifPresent(counts::count);
    }
}
