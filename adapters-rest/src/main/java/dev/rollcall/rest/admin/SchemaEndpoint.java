package dev.rollcall.rest.admin;

import dev.rollcall.application.RequestLimits;
import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.directory.SchemaAdministration;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.rest.http.JsonBody;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** {@code /directories/{id}/schemas}: the profile fields and extension schemas of a directory. */
@Path("/directories/{directory}/schemas")
@SingletonBean
public final class SchemaEndpoint {

    private final SchemaAdministration administration;

    /** Takes what it works with. */
    @Inject
    public SchemaEndpoint(SchemaAdministration administration) {
        this.administration = administration;
    }

    /** Shows what the directory defines. */
    @GET
    public Response find(@PathParam("directory") String directory) {
        return Answer.ok(administration.find(new DirectoryId(directory)).toTree());
    }

    /** Replaces what the directory defines. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Response replace(
            @Context ContainerRequestContext request, @PathParam("directory") String directory, InputStream body) {
        return Answer.ok(administration
                .replace(
                        AdministratorsOnly.actor(request),
                        new DirectoryId(directory),
                        JsonBody.read(body, RequestLimits.DEFAULT.json()))
                .toTree());
    }
}
