package dev.rollcall.rest.scim.http;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.domain.scim.resource.Projection;
import dev.rollcall.domain.scim.resource.Resource;
import dev.rollcall.domain.scim.schema.ResourceType;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Streamed;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import dev.rollcall.rest.scim.message.ListResponse;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Function;

/** Puts resources into answers: with their location, their entity tag, and the attributes that were asked for. */
@SingletonBean
public class ResourceAnswers {

    private final Locations locations;

    /** Takes the URLs of resources. */
    @Inject
    public ResourceAnswers(Locations locations) {
        this.locations = locations;
    }

    /** Returns the 201 of a resource that was created (RFC 7644, 3.3). */
    public Response created(ContainerRequestContext request, Resource resource, Projection projection) {
        return single(Response.status(Response.Status.CREATED), request, resource, projection);
    }

    /** Returns the 200 with a resource. */
    public Response ok(ContainerRequestContext request, Resource resource, Projection projection) {
        return single(Response.ok(), request, resource, projection);
    }

    /** Returns the 204 for a change of a resource that is too long to be repeated (RFC 7644, 3.5.2). */
    public Response changed(ContainerRequestContext request, Resource resource) {
        String location = location(surface(request), resource);
        return Response.noContent()
                .header(HttpHeaders.LOCATION, location)
                .header(HttpHeaders.CONTENT_LOCATION, location)
                .header(HttpHeaders.ETAG, resource.meta().version().entityTag())
                .build();
    }

    /** Returns the 304 for a client that has this version of the resource (RFC 7644, 3.14). */
    public Response notModified(ContainerRequestContext request, Resource resource) {
        String location = location(surface(request), resource);
        return Response.notModified()
                .header(HttpHeaders.LOCATION, location)
                .header(HttpHeaders.CONTENT_LOCATION, location)
                .header(HttpHeaders.ETAG, resource.meta().version().entityTag())
                .build();
    }

    /** Returns the 200 with a page of resources (RFC 7644, 3.4.2). */
    public Response list(ListResponse message) {
        return Response.ok(message.tree(), ScimMediaType.SCIM_JSON_TYPE).build();
    }

    /** Returns the resources of a page as they are answered; what is shown of one depends on its type. */
    public List<Complex> trees(
            ContainerRequestContext request, List<Resource> resources, Function<ResourceType, Projection> projections) {
        String surface = surface(request);
        return resources.stream()
                .map(resource -> tree(surface, resource, projections.apply(resource.type())))
                .toList();
    }

    /** Returns the type as it is found on this surface, so that the URLs in answers can be asked for. */
    ResourceType located(ContainerRequestContext request, ResourceType type) {
        return type.at(surface(request));
    }

    private Response single(
            Response.ResponseBuilder answer,
            ContainerRequestContext request,
            Resource resource,
            Projection projection) {
        String surface = surface(request);
        String location = location(surface, resource);
        return answer.type(ScimMediaType.SCIM_JSON_TYPE)
                .header(HttpHeaders.LOCATION, location)
                .header(HttpHeaders.CONTENT_LOCATION, location)
                .header(HttpHeaders.ETAG, resource.meta().version().entityTag())
                .entity(tree(surface, resource, projection))
                .build();
    }

    private String surface(ContainerRequestContext request) {
        return locations.of(request.getUriInfo(), "");
    }

    private static String location(String surface, Resource resource) {
        return surface + resource.type().endpoint() + "/" + resource.id().value();
    }

    private static Complex tree(String surface, Resource resource, Projection projection) {
        Complex whole = resource.tree();
        Complex located =
                whole.with("meta", whole.complex("meta").with("location", new Text(location(surface, resource))));
        return projection.apply(
                referring(referring(located, "members", surface + "/Users"), "groups", surface + "/Groups"));
    }

    /** Adds to each element of a list the URL of the resource that its {@code value} names. */
    private static Complex referring(Complex resource, String list, String endpoint) {
        Value value = resource.get(list);
        if (value instanceof Many many) {
            return resource.with(
                    list,
                    new Many(many.elements().stream()
                            .map(element -> referring(element, endpoint))
                            .toList()));
        }
        return value instanceof Streamed streamed
                ? resource.with(list, streamed.map(element -> referring(element, endpoint)))
                : resource;
    }

    private static Value referring(Value element, String endpoint) {
        return element instanceof Complex complex
                ? complex.with(
                        "$ref", new Text(endpoint + "/" + complex.text("value").orElse("")))
                : element;
    }
}
