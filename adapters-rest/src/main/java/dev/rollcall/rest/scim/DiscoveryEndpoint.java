package dev.rollcall.rest.scim;

import dev.rollcall.application.RequestLimits;
import dev.rollcall.application.SingletonBean;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.schema.ResourceType;
import dev.rollcall.domain.scim.schema.Schema;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.rest.scim.http.DirectoryOnly;
import dev.rollcall.rest.scim.http.Locations;
import dev.rollcall.rest.scim.http.QueryParameters;
import dev.rollcall.rest.scim.http.ScimMediaType;
import dev.rollcall.rest.scim.message.ListResponse;
import dev.rollcall.rest.scim.message.ServiceProviderConfig;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;

/** What the server supports and how its resources look (RFC 7644, 4). */
@Path("")
@SingletonBean
public class DiscoveryEndpoint {

    private static final String CONFIG = "/ServiceProviderConfig";
    private static final String TYPES = "/ResourceTypes";
    private static final String SCHEMAS = "/Schemas";

    private final Locations locations;
    private final RequestLimits limits;

    /** Takes the URLs of the documents, and the limits that one of them publishes. */
    @Inject
    public DiscoveryEndpoint(Locations locations, RequestLimits limits) {
        this.locations = locations;
        this.limits = limits;
    }

    /** Answers with what the server supports. */
    @GET
    @Path(CONFIG)
    public Response serviceProviderConfig(@Context ContainerRequestContext request) {
        refuseFilter(request);
        return ok(described(
                ServiceProviderConfig.tree(limits),
                "ServiceProviderConfig",
                locations.of(request.getUriInfo(), CONFIG)));
    }

    /** Answers with every type of resource. */
    @GET
    @Path(TYPES)
    public Response resourceTypes(@Context ContainerRequestContext request) {
        refuseFilter(request);
        return list(types(request).stream().map(type -> tree(request, type)).toList());
    }

    /** Answers with one type of resource. */
    @GET
    @Path(TYPES + "/{name}")
    public Response resourceType(@PathParam("name") String name, @Context ContainerRequestContext request) {
        return types(request).stream()
                .filter(type -> type.name().equalsIgnoreCase(name))
                .findFirst()
                .map(type -> ok(tree(request, type)))
                .orElseThrow(() -> Refusal.of(Reason.NOT_FOUND, "There is no resource type of this name."));
    }

    /** Answers with every schema. */
    @GET
    @Path(SCHEMAS)
    public Response schemas(@Context ContainerRequestContext request) {
        refuseFilter(request);
        return list(
                published(request).stream().map(schema -> tree(request, schema)).toList());
    }

    /** Answers with one schema. */
    @GET
    @Path(SCHEMAS + "/{urn}")
    public Response schema(@PathParam("urn") String urn, @Context ContainerRequestContext request) {
        return published(request).stream()
                .filter(schema -> schema.id().equalsIgnoreCase(urn))
                .findFirst()
                .map(schema -> ok(tree(request, schema)))
                .orElseThrow(() -> Refusal.of(Reason.NOT_FOUND, "There is no schema with this URN."));
    }

    /** The directory of the caller shows its own types and schemas; without one there are those that all have. */
    private static List<ResourceType> types(ContainerRequestContext request) {
        return DirectoryOnly.callOfDirectory(request)
                .map(call -> List.of(call.userType(), call.groupType()))
                .orElseGet(CoreSchemas::resourceTypes);
    }

    private static List<Schema> published(ContainerRequestContext request) {
        List<Schema> published = new ArrayList<>(CoreSchemas.published());
        DirectoryOnly.callOfDirectory(request).ifPresent(call -> published.addAll(call.ownSchemas()));
        return published;
    }

    private Complex tree(ContainerRequestContext request, ResourceType type) {
        return described(type.toTree(), "ResourceType", locations.of(request.getUriInfo(), TYPES, type.name()));
    }

    private Complex tree(ContainerRequestContext request, Schema schema) {
        return described(schema.toTree(), "Schema", locations.of(request.getUriInfo(), SCHEMAS, schema.id()));
    }

    private static Complex described(Complex document, String resourceType, String location) {
        return document.with(
                "meta", Complex.of("resourceType", new Text(resourceType)).with("location", new Text(location)));
    }

    private static Response list(List<Complex> documents) {
        return ok(ListResponse.ofAll(documents).tree());
    }

    private static Response ok(Complex tree) {
        return Response.ok(tree, ScimMediaType.SCIM_JSON_TYPE).build();
    }

    private static void refuseFilter(ContainerRequestContext request) {
        if (QueryParameters.parse(request.getUriInfo().getRequestUri().getRawQuery())
                .hasFilter()) {
            throw Refusal.of(Reason.FORBIDDEN, "Discovery documents cannot be filtered; read them as a whole.");
        }
    }
}
