package dev.rollcall.rest.http;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.synclog.FeedSignal;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Tells the change feed, once a request has committed what it did, that there may be something to number. */
@Provider
@SingletonBean
public final class ChangeSignal implements ContainerResponseFilter {

    private final FeedSignal signal;

    /** Takes who is told. */
    @Inject
    public ChangeSignal(FeedSignal signal) {
        this.signal = signal;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!request.getMethod().equals(HttpMethod.GET)) {
            signal.changed();
        }
    }
}
