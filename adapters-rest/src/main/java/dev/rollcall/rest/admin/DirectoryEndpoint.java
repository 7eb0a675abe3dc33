package dev.rollcall.rest.admin;

import dev.rollcall.application.RequestLimits;
import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.directory.CountedDirectory;
import dev.rollcall.application.directory.DirectoryAdministration;
import dev.rollcall.application.directory.DirectoryStatus;
import dev.rollcall.application.lifecycle.DirectoryRemovals;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.link.FateOfUsers;
import dev.rollcall.rest.http.JsonBody;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
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
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /directories}: the user directories and their settings. */
@Path("/directories")
@SingletonBean
public final class DirectoryEndpoint {

    /** How long an answer waits for what becomes of the users. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final DirectoryAdministration administration;
    private final DirectoryRemovals removals;
    private final Addresses addresses;

    /** Takes what it works with. */
    @Inject
    public DirectoryEndpoint(DirectoryAdministration administration, DirectoryRemovals removals, Addresses addresses) {
        this.administration = administration;
        this.removals = removals;
        this.addresses = addresses;
    }

    /** Makes a directory. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@Context ContainerRequestContext request, InputStream body) {
        UriInfo uri = request.getUriInfo();
        DirectoryStatus created = administration.create(
                AdministratorsOnly.actor(request), JsonBody.read(body, RequestLimits.DEFAULT.json()));
        return Answer.created(
                addresses.of(uri, "directories/{id}", created.directory().id().value()),
                DirectoryView.of(created, addresses.server(uri)));
    }

    /** Lists the directories, oldest first, each with what it holds but without what its identity provider did. */
    @GET
    public Response list(
            @Context UriInfo uri,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Listing listing = Listing.parse(limit, cursor);
        List<CountedDirectory> found = administration.list(listing.after(), listing.lookedFor());
        URI server = addresses.server(uri);
        return Answer.ok(listing.answer(
                found, counted -> counted.directory().id().value(), counted -> DirectoryView.of(counted, server)));
    }

    /** Shows a directory. */
    @GET
    @Path("/{id}")
    public Response find(@Context UriInfo uri, @PathParam("id") String id) {
        return Answer.ok(DirectoryView.of(administration.find(new DirectoryId(id)), addresses.server(uri)));
    }

    /** Changes settings of a directory by JSON Merge Patch (RFC 7396). */
    @PATCH
    @Path("/{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    public Response update(@Context ContainerRequestContext request, @PathParam("id") String id, InputStream body) {
        DirectoryStatus updated = administration.update(
                AdministratorsOnly.actor(request),
                new DirectoryId(id),
                JsonBody.read(body, RequestLimits.DEFAULT.json()));
        return Answer.ok(DirectoryView.of(updated, addresses.server(request.getUriInfo())));
    }

    /** Deletes a directory that is not active; its users follow with the answer or, where they are many, soon after. */
    @DELETE
    @Path("/{id}")
    public Response delete(
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @QueryParam("users") @DefaultValue("convert") String users) {
        administration.delete(AdministratorsOnly.actor(request), new DirectoryId(id), fate(users));
        removals.run(AdministratorsOnly.actor(request), PATIENCE);
        return Response.noContent().build();
    }

    private static FateOfUsers fate(String users) {
        return switch (users) {
            case "convert" -> FateOfUsers.CONVERT;
            case "deactivate" -> FateOfUsers.DEACTIVATE;
            case "delete" -> FateOfUsers.DELETE;
            default ->
                throw Refusal.ofFields(List.of(
                        new Refusal.Field("users", "The parameter users must be one of convert, deactivate, delete.")));
        };
    }
}
