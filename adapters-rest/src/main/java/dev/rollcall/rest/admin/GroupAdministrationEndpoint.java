package dev.rollcall.rest.admin;

import dev.rollcall.application.RequestLimits;
import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.directory.GroupAdministration;
import dev.rollcall.application.port.AdministeredGroups.GroupMember;
import dev.rollcall.domain.group.Group;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.rest.http.JsonBody;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /groups}: the groups of all directories, and local ones, which only administrators change. */
@Path("/groups")
@SingletonBean
public final class GroupAdministrationEndpoint {

    private final GroupAdministration administration;
    private final Addresses addresses;

    /** Takes what it works with. */
    @Inject
    public GroupAdministrationEndpoint(GroupAdministration administration, Addresses addresses) {
        this.administration = administration;
        this.addresses = addresses;
    }

    /** Makes a local group. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@Context ContainerRequestContext request, InputStream body) {
        Group created = administration.create(
                AdministratorsOnly.actor(request), JsonBody.read(body, RequestLimits.DEFAULT.json()));
        return Answer.created(
                addresses.of(request.getUriInfo(), "groups/{id}", created.id().value()), GroupView.of(created));
    }

    /** Lists groups, oldest first. */
    @GET
    public Response list(
            @Context ContainerRequestContext request,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Listing listing = Listing.parse(limit, cursor);
        List<Group> found = administration.list(
                UserSelection.of(request.getUriInfo().getQueryParameters()).search(),
                listing.after(),
                listing.lookedFor());
        return Answer.ok(listing.answer(found, group -> group.id().value(), GroupView::of));
    }

    /** Shows a group without its members. */
    @GET
    @Path("/{id}")
    public Response find(@PathParam("id") String id) {
        return Answer.ok(GroupView.of(administration.find(new ResourceId(id))));
    }

    /** Lists the members of a group. */
    @GET
    @Path("/{id}/members")
    public Response members(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Listing listing = Listing.parse(limit, cursor);
        List<GroupMember> found = administration.members(new ResourceId(id), listing.after(), listing.lookedFor());
        return Answer.ok(listing.answer(found, GroupMember::position, GroupView::of));
    }

    /** Lists the ids that a group waits for. */
    @GET
    @Path("/{id}/parked")
    public Response parked(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Listing listing = Listing.ofTexts(limit, cursor);
        List<String> found = administration.parked(new ResourceId(id), listing.after(), listing.lookedFor());
        return Answer.ok(listing.answer(found, value -> value, value -> Complex.of("value", new Text(value))));
    }

    /** Changes a local group by JSON Merge Patch (RFC 7396). */
    @PATCH
    @Path("/{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    public Response update(@Context ContainerRequestContext request, @PathParam("id") String id, InputStream body) {
        return Answer.ok(GroupView.of(administration.update(
                AdministratorsOnly.actor(request),
                new ResourceId(id),
                JsonBody.read(body, RequestLimits.DEFAULT.json()))));
    }

    /** Deletes a local group. */
    @DELETE
    @Path("/{id}")
    public Response delete(@Context ContainerRequestContext request, @PathParam("id") String id) {
        administration.delete(AdministratorsOnly.actor(request), new ResourceId(id));
        return Response.noContent().build();
    }
}
