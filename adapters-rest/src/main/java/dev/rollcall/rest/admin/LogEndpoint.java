package dev.rollcall.rest.admin;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.synclog.SyncLogQueries;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.synclog.LogFilter;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** {@code /directories/{id}/log}: what a directory's log says, as JSON or CSV. */
@Path("/directories/{directory}/log")
@SingletonBean
public final class LogEndpoint {

    private final SyncLogQueries queries;

    /** Takes what it works with. */
    @Inject
    public LogEndpoint(SyncLogQueries queries) {
        this.queries = queries;
    }

    /** Answers with the selected lines, newest first: a page as JSON, or all of them as CSV. */
    @GET
    public Response log(@Context UriInfo uri, @Context HttpHeaders headers, @PathParam("directory") String directory) {
        DirectoryId id = new DirectoryId(directory);
        LogFilter filter = LogParameters.parse(id, uri.getQueryParameters());
        queries.requireDirectory(id);
        return new LogLines(queries, filter).answer(uri, headers);
    }
}
