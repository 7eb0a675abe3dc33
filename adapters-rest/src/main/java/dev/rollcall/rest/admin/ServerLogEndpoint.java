package dev.rollcall.rest.admin;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.synclog.SyncLogQueries;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** {@code /log}: what is of no directory, such as refused tokens that no directory has, and local users and groups. */
@Path("/log")
@SingletonBean
public final class ServerLogEndpoint {

    private final SyncLogQueries queries;

    /** Takes what it works with. */
    @Inject
    public ServerLogEndpoint(SyncLogQueries queries) {
        this.queries = queries;
    }

    /** Answers with the selected lines, newest first: a page as JSON, or all of them as CSV. */
    @GET
    public Response log(@Context UriInfo uri, @Context HttpHeaders headers) {
        return new LogLines(queries, LogParameters.parse(null, uri.getQueryParameters())).answer(uri, headers);
    }
}
