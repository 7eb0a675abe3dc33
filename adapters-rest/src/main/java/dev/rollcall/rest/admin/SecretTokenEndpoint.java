package dev.rollcall.rest.admin;

import dev.rollcall.application.RequestLimits;
import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.directory.IssuedToken;
import dev.rollcall.application.directory.SecretTokenAdministration;
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

/** {@code /directories/{id}/tokens}: the secret tokens of a directory. */
@Path("/directories/{directory}/tokens")
@SingletonBean
public final class SecretTokenEndpoint {

    private final SecretTokenAdministration administration;
    private final Addresses addresses;

    /** Takes what it works with. */
    @Inject
    public SecretTokenEndpoint(SecretTokenAdministration administration, Addresses addresses) {
        this.administration = administration;
        this.addresses = addresses;
    }

    /** Makes a token; the answer is the only one that shows it. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(
            @Context ContainerRequestContext request, @PathParam("directory") String directory, InputStream body) {
        IssuedToken issued = administration.create(
                AdministratorsOnly.actor(request),
                new DirectoryId(directory),
                JsonBody.read(body, RequestLimits.DEFAULT.json()));
        return Answer.created(
                addresses.of(
                        request.getUriInfo(),
                        "directories/{directory}/tokens/{token}",
                        directory,
                        issued.token().id()),
                View.of(issued));
    }

    /** Lists the tokens, oldest first. */
    @GET
    public Response list(@PathParam("directory") String directory) {
        return Answer.ok(Listing.whole(administration.list(new DirectoryId(directory)), View::of));
    }

    /** Revokes a token. */
    @DELETE
    @Path("/{token}")
    public Response delete(
            @Context ContainerRequestContext request,
            @PathParam("directory") String directory,
            @PathParam("token") String token) {
        administration.delete(AdministratorsOnly.actor(request), new DirectoryId(directory), token);
        return Response.noContent().build();
    }
}
