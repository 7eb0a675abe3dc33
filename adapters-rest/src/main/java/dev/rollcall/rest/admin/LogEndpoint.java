package dev.rollcall.rest.admin;

import dev.rollcall.application.SingletonBean;
import dev.rollcall.application.port.SyncLog;
import dev.rollcall.application.synclog.SyncLogQueries;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.synclog.LogFilter;
import dev.rollcall.domain.synclog.SyncEvent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code /directories/{id}/log}: what a directory's log says, as JSON or CSV. */
@Path("/directories/{directory}/log")
@SingletonBean
public final class LogEndpoint {

    private static final MediaType CSV = new MediaType("text", "csv", "utf-8");
    private static final int ROWS_AT_ONCE = 1_000;

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
        MultivaluedMap<String, String> query = uri.getQueryParameters();
        LogFilter filter = LogParameters.parse(id, query);
        Listing listing = Listing.parse(query.getFirst("limit"), query.getFirst("cursor"));
        queries.requireDirectory(id);
        return wantsCsv(headers)
                ? Response.ok((StreamingOutput) output -> write(filter, output), CSV)
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"log.csv\"")
                        .build()
                : LogPage.answer(queries, filter, listing);
    }

    /** A browser's list of everything it accepts is answered with JSON. */
    private static boolean wantsCsv(HttpHeaders headers) {
        MediaType first = headers.getAcceptableMediaTypes().get(0);
        return first.getType().equals(CSV.getType()) && first.getSubtype().equals(CSV.getSubtype());
    }

    private void write(LogFilter filter, OutputStream output) throws IOException {
        Writer rows = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8));
        String below = SyncLog.NEWEST;
        List<SyncEvent> some;
        rows.write(EventView.HEADER);
        do {
            some = queries.find(filter, below, ROWS_AT_ONCE);
            for (SyncEvent event : some) {
                rows.write(EventView.row(event));
                below = event.id();
            }
        } while (some.size() == ROWS_AT_ONCE);
        rows.flush();
    }
}
