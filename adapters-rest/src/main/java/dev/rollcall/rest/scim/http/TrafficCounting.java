package dev.rollcall.rest.scim.http;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.traffic.TrafficMeter;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** Counts each request of an identity provider, and what was tolerated of it, once it is answered. */
@Provider
@SingletonBean
public class TrafficCounting implements ContainerResponseFilter {

    private static final int FIRST_ERROR = Response.Status.BAD_REQUEST.getStatusCode();

    private final TrafficMeter meter;

    /** Takes the counters. */
    @Inject
    public TrafficCounting(TrafficMeter meter) {
        this.meter = meter;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        DirectoryOnly.knownCall(request).ifPresent(call -> meter.count(call, response.getStatus() < FIRST_ERROR));
    }
}
