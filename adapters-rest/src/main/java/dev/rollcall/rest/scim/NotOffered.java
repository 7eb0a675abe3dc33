package dev.rollcall.rest.scim;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** The address of RFC 7644 that this server does not offer: 501. */
@Path("")
@SingletonBean
public class NotOffered {

    private static final String ME = "Me";

    /** Refuses {@code GET /Me}. */
    @GET
    @Path(ME)
    public Response readMe() {
        throw me();
    }

    /** Refuses {@code POST /Me}. */
    @POST
    @Path(ME)
    public Response createMe() {
        throw me();
    }

    /** Refuses {@code PUT /Me}. */
    @PUT
    @Path(ME)
    public Response replaceMe() {
        throw me();
    }

    /** Refuses {@code PATCH /Me}. */
    @PATCH
    @Path(ME)
    public Response patchMe() {
        throw me();
    }

    /** Refuses {@code DELETE /Me}. */
    @DELETE
    @Path(ME)
    public Response deleteMe() {
        throw me();
    }

    private static Refusal me() {
        return Refusal.of(
                Reason.NOT_IMPLEMENTED,
                "The caller is an identity provider and no user, so there is no /Me; use /Users with an id.");
    }
}
