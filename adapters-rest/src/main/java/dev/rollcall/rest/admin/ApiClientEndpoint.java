package dev.rollcall.rest.admin;

import dev.rollcall.application.RequestLimits;
import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.directory.ApiClientAdministration;
import dev.rollcall.application.directory.IssuedClient;
import dev.rollcall.domain.directory.DirectoryId;
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

/** {@code /directories/{id}/api-clients}: the OAuth 2 clients of a directory and their secrets. */
@Path("/directories/{directory}/api-clients")
@SingletonBean
public final class ApiClientEndpoint {

    private static final String CLIENT = "directories/{directory}/api-clients/{client}";

    private final ApiClientAdministration administration;
    private final Addresses addresses;

    /** Takes what it works with. */
    @Inject
    public ApiClientEndpoint(ApiClientAdministration administration, Addresses addresses) {
        this.administration = administration;
        this.addresses = addresses;
    }

    /** Makes a client; the answer is the only one that shows its secret. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(
            @Context ContainerRequestContext request, @PathParam("directory") String directory, InputStream body) {
        IssuedClient issued = administration.create(
                AdministratorsOnly.actor(request),
                new DirectoryId(directory),
                JsonBody.read(body, RequestLimits.DEFAULT.json()));
        return Answer.created(
                addresses.of(
                        request.getUriInfo(), CLIENT, directory, issued.client().id()),
                View.of(issued));
    }

    /** Lists the clients, oldest first. */
    @GET
    public Response list(@PathParam("directory") String directory) {
        return Answer.ok(Listing.whole(administration.list(new DirectoryId(directory)), View::of));
    }

    /** Removes a client. */
    @DELETE
    @Path("/{client}")
    public Response delete(
            @Context ContainerRequestContext request,
            @PathParam("directory") String directory,
            @PathParam("client") String client) {
        administration.delete(AdministratorsOnly.actor(request), new DirectoryId(directory), client);
        return Response.noContent().build();
    }

    /** Gives a client a new secret; the answer is the only one that shows it. */
    @POST
    @Path("/{client}/secrets")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response rotate(
            @Context ContainerRequestContext request,
            @PathParam("directory") String directory,
            @PathParam("client") String client,
            InputStream body) {
        IssuedClient issued = administration.rotate(
                AdministratorsOnly.actor(request),
                new DirectoryId(directory),
                client,
                JsonBody.read(body, RequestLimits.DEFAULT.json()));
        return Answer.created(addresses.of(request.getUriInfo(), CLIENT, directory, client), View.of(issued));
    }
}
