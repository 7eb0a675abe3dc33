package dev.rollcall.rest.scim;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.rest.scim.http.DirectoryOnly;
import dev.rollcall.rest.scim.http.QueryParameters;
import dev.rollcall.rest.scim.http.ResourceQueries;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** Queries over all resources of the directory, users and groups alike (RFC 7644, 3.4.3). */
@Path(".search")
@SingletonBean
public class SearchEndpoint {

    private final ProvisionedTypes types;
    private final ResourceQueries queries;

    /** Takes what is searched, and what answers. */
    @Inject
    public SearchEndpoint(ProvisionedTypes types, ResourceQueries queries) {
        this.types = types;
        this.queries = queries;
    }

    /** Answers 200 with the resources that the SearchRequest in the body selects. */
    @POST
    public Response search(Complex body, @Context ContainerRequestContext request) {
        return queries.answer(request, QueryParameters.of(body), types.of(DirectoryOnly.call(request)));
    }
}
