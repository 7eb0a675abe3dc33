package dev.rollcall.rest.admin;

import dev.rollcall.application.RequestLimits;
import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.directory.ApplicationClientAdministration;
import dev.rollcall.application.directory.IssuedClient;
import dev.rollcall.rest.http.JsonBody;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** {@code /application-clients}: clients with the permission {@code read}, for applications that follow the feed. */
@Path("/application-clients")
@SingletonBean
public final class ApplicationClientEndpoint {

    private final ApplicationClientAdministration administration;
    private final Addresses addresses;

    /** Takes what it works with. */
    @Inject
    public ApplicationClientEndpoint(ApplicationClientAdministration administration, Addresses addresses) {
        this.administration = administration;
        this.addresses = addresses;
    }

    /** Makes a client; the answer is the only one that shows its secret. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@Context ContainerRequestContext request, InputStream body) {
        IssuedClient issued = administration.create(
                AdministratorsOnly.actor(request), JsonBody.read(body, RequestLimits.DEFAULT.json()));
        return Answer.created(
                addresses.of(
                        request.getUriInfo(),
                        "application-clients/{id}",
                        issued.client().id()),
                View.of(issued));
    }

    /** Lists the clients, oldest first. */
    @GET
    public Response list() {
        return Answer.ok(Listing.whole(administration.list(), View::of));
    }

    /** Removes a client. */
    @DELETE
    @Path("/{id}")
    public Response delete(@Context ContainerRequestContext request, @PathParam("id") String id) {
        administration.delete(AdministratorsOnly.actor(request), id);
        return Response.noContent().build();
    }
}
