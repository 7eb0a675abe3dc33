package dev.rollcall.rest.scim;

import dev.rollcall.application.provisioning.Call;
import dev.rollcall.application.provisioning.Provisioning;
import dev.rollcall.domain.scim.resource.Precondition;
import dev.rollcall.domain.scim.resource.Projection;
import dev.rollcall.domain.scim.resource.Resource;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.schema.ResourceType;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.rest.scim.http.DirectoryOnly;
import dev.rollcall.rest.scim.http.QueryParameters;
import dev.rollcall.rest.scim.http.ResourceAnswers;
import dev.rollcall.rest.scim.http.ResourceQueries;
import dev.rollcall.rest.scim.quirk.PatchQuirks;
import dev.rollcall.rest.scim.quirk.PatchValueAsText;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The resources of one type over HTTP (RFC 7644, 3.3 to 3.6). */
public class ResourceEndpoint {

    private static final String ID = "id";

    private final Function<Call, ResourceType> type;
    private final Provisioning provisioning;
    private final ResourceAnswers answers;
    private final ResourceQueries queries;

    /** Takes how the resources look in the caller's directory, what is done with them, and what answers. */
    protected ResourceEndpoint(
            Function<Call, ResourceType> type,
            Provisioning provisioning,
            ResourceAnswers answers,
            ResourceQueries queries) {
        this.type = type;
        this.provisioning = provisioning;
        this.answers = answers;
        this.queries = queries;
    }

    /** Answers 200 with the resources that the query selects (RFC 7644, 3.4.2). */
    @GET
    public Response search(@Context ContainerRequestContext request) {
        return queries.answer(request, parameters(request), types(request));
    }

    /** Answers 201 with the created resource (RFC 7644, 3.3). */
    @POST
    public Response create(Complex body, @Context ContainerRequestContext request) {
        DirectoryOnly.call(request).trace().creates(body);
        Projection projection = projection(request);
        Resource created = provisioning.create(call(request, projection), body);
        return answers.created(request, created, projection);
    }

    /** Answers 200 with the resource (RFC 7644, 3.4.1), or 304 when the client has it already. */
    @GET
    @Path("{id}")
    public Response read(@PathParam(ID) String id, @Context ContainerRequestContext request) {
        Projection projection = projection(request);
        Resource resource = provisioning.read(call(request, projection), new ResourceId(id));
        return precondition(request).isKnown(resource.meta().version())
                ? answers.notModified(request, resource)
                : answers.ok(request, resource, projection);
    }

    /** Answers 200 with the resource after its attributes were replaced (RFC 7644, 3.5.1). */
    @PUT
    @Path("{id}")
    public Response replace(@PathParam(ID) String id, Complex body, @Context ContainerRequestContext request) {
        Projection projection = projection(request);
        Resource replaced =
                provisioning.replace(call(request, projection), new ResourceId(id), body, precondition(request));
        return answers.ok(request, replaced, projection);
    }

    /**
     * Answers 200 with the resource after the operations of the body (RFC 7644, 3.5.2); 204 when it is very long and the
     * client did not say what it wants of it.
     */
    @PATCH
    @Path("{id}")
    public Response patch(@PathParam(ID) String id, Complex body, @Context ContainerRequestContext request) {
        Projection projection = projection(request);
        Call call = call(request, projection);
        PatchQuirks.in(body, type.apply(call), call.limits().json()).forEach(call.trace()::tolerated);
        Complex operations = PatchValueAsText.read(body, call.limits().json());
        Resource patched = provisioning.patch(call, new ResourceId(id), operations, precondition(request));
        return patched.isLong() && !parameters(request).hasAttributes()
                ? answers.changed(request, patched)
                : answers.ok(request, patched, projection);
    }

    /** Answers 204 once the resource is gone (RFC 7644, 3.6). */
    @DELETE
    @Path("{id}")
    public Response delete(@PathParam(ID) String id, @Context ContainerRequestContext request) {
        provisioning.delete(DirectoryOnly.call(request), new ResourceId(id), precondition(request));
        return Response.noContent().build();
    }

    /** Answers 200 with the resources that the SearchRequest in the body selects (RFC 7644, 3.4.3). */
    @POST
    @Path(".search")
    public Response searchByPost(Complex body, @Context ContainerRequestContext request) {
        return queries.answer(request, QueryParameters.of(body), types(request));
    }

    private Map<ResourceType, Provisioning> types(ContainerRequestContext request) {
        return Map.of(type.apply(DirectoryOnly.call(request)), provisioning);
    }

    private static Call call(ContainerRequestContext request, Projection projection) {
        return DirectoryOnly.call(request).answeredWith(projection);
    }

    private Projection projection(ContainerRequestContext request) {
        return parameters(request).projection(type.apply(DirectoryOnly.call(request)));
    }

    private static QueryParameters parameters(ContainerRequestContext request) {
        return QueryParameters.parse(request.getUriInfo().getRequestUri().getRawQuery());
    }

    private static Precondition precondition(ContainerRequestContext request) {
        return new Precondition(
                Optional.ofNullable(request.getHeaderString(HttpHeaders.IF_MATCH)),
                Optional.ofNullable(request.getHeaderString(HttpHeaders.IF_NONE_MATCH)));
    }
}
