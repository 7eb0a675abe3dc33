package dev.rollcall.rest.admin;

import dev.rollcall.application.RequestLimits;
import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.directory.UserAdministration;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.link.AdministratorAction;
import dev.rollcall.domain.link.Person;
import dev.rollcall.domain.user.UserId;
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

/** {@code /users}: the people of all directories and of none. */
@Path("/users")
@SingletonBean
public final class UserAdministrationEndpoint {

    private final UserAdministration administration;
    private final Addresses addresses;

    /** Takes what it works with. */
    @Inject
    public UserAdministrationEndpoint(UserAdministration administration, Addresses addresses) {
        this.administration = administration;
        this.addresses = addresses;
    }

    /** Makes a local user. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@Context ContainerRequestContext request, InputStream body) {
        Person created = administration.create(
                AdministratorsOnly.actor(request), JsonBody.read(body, RequestLimits.DEFAULT.json()));
        return Answer.created(
                addresses.of(
                        request.getUriInfo(), "users/{id}", created.user().id().value()),
                UserView.of(created));
    }

    /** Lists users, oldest first; deleted and anonymised ones only when they are asked for. */
    @GET
    public Response list(
            @Context ContainerRequestContext request,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Listing listing = Listing.parse(limit, cursor);
        List<Person> found = administration.list(
                UserSelection.of(request.getUriInfo().getQueryParameters()), listing.after(), listing.lookedFor());
        return Answer.ok(listing.answer(found, person -> person.user().id().value(), UserView::of));
    }

    /** Shows a user, in whatever state. */
    @GET
    @Path("/{id}")
    public Response find(@PathParam("id") String id) {
        return Answer.ok(UserView.of(administration.find(new UserId(id))));
    }

    /** Changes a user by JSON Merge Patch (RFC 7396). */
    @PATCH
    @Path("/{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    public Response update(@Context ContainerRequestContext request, @PathParam("id") String id, InputStream body) {
        return Answer.ok(UserView.of(administration.update(
                AdministratorsOnly.actor(request), new UserId(id), JsonBody.read(body, RequestLimits.DEFAULT.json()))));
    }

    /** Deletes a user, who can be restored. */
    @DELETE
    @Path("/{id}")
    public Response delete(@Context ContainerRequestContext request, @PathParam("id") String id) {
        administration.act(AdministratorsOnly.actor(request), new UserId(id), AdministratorAction.DELETE);
        return Response.noContent().build();
    }

    /** Connects a user with a directory, or changes its identifier there. */
    @POST
    @Path("/{id}/connect")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response connect(@Context ContainerRequestContext request, @PathParam("id") String id, InputStream body) {
        return Answer.ok(UserView.of(administration.connect(
                AdministratorsOnly.actor(request), new UserId(id), JsonBody.read(body, RequestLimits.DEFAULT.json()))));
    }

    /** Does what can be done to a user with one word. */
    @POST
    @Path("/{id}/{action}")
    public Response act(
            @Context ContainerRequestContext request, @PathParam("id") String id, @PathParam("action") String action) {
        AdministratorAction known = AdministratorAction.of(action)
                .filter(named -> named != AdministratorAction.DELETE)
                .orElseThrow(() -> Refusal.of(Reason.NOT_FOUND, "There is no such action on a user."));
        return Answer.ok(UserView.of(administration.act(AdministratorsOnly.actor(request), new UserId(id), known)));
    }
}
