package dev.rollcall.rest.admin;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.synclog.SyncLogQueries;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.synclog.LogFilter;
import dev.rollcall.domain.user.UserId;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /users/{id}/history} and {@code /groups/{id}/history}: why they are in the state they are in. */
@Path("/{kind: users|groups}/{id}/history")
@SingletonBean
public final class HistoryEndpoint {

    private final SyncLogQueries queries;

    /** Takes what it works with. */
    @Inject
    public HistoryEndpoint(SyncLogQueries queries) {
        this.queries = queries;
    }

    /** Answers with everything that happened to the user or group, newest first, whoever caused it. */
    @GET
    public Response history(
            @PathParam("kind") String kind,
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Listing listing = Listing.parse(limit, cursor);
        if (kind.equals("users")) {
            queries.requireUser(new UserId(id));
        } else {
            queries.requireGroup(new ResourceId(id));
        }
        return new LogLines(queries, LogFilter.about(id)).page(listing);
    }
}
