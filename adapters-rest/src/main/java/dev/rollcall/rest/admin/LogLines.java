package dev.rollcall.rest.admin;

import dev.rollcall.application.port.SyncLog;
import dev.rollcall.application.synclog.SyncLogQueries;
import dev.rollcall.domain.synclog.LogFilter;
import dev.rollcall.domain.synclog.SyncEvent;
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

/** The selected lines of a log, newest first. */
record LogLines(SyncLogQueries queries, LogFilter filter) {

    private static final MediaType CSV = new MediaType("text", "csv", "utf-8");
    private static final int ROWS_AT_ONCE = 1_000;

    /** Returns a page as JSON, or all lines as CSV. */
    Response answer(UriInfo uri, HttpHeaders headers) {
        MultivaluedMap<String, String> query = uri.getQueryParameters();
        Listing listing = Listing.parse(query.getFirst("limit"), query.getFirst("cursor"));
        return wantsCsv(headers)
                ? Response.ok((StreamingOutput) this::write, CSV)
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"log.csv\"")
                        .build()
                : page(listing);
    }

    /** Returns a page as JSON. */
    Response page(Listing listing) {
        String below = listing.after().isEmpty() ? SyncLog.NEWEST : listing.after();
        List<SyncEvent> found = queries.find(filter, below, listing.lookedFor());
        return Answer.ok(listing.answer(found, SyncEvent::id, EventView::of));
    }

    /** A browser's list of everything it accepts is answered with JSON. */
    private static boolean wantsCsv(HttpHeaders headers) {
        MediaType first = headers.getAcceptableMediaTypes().get(0);
        return first.getType().equals(CSV.getType()) && first.getSubtype().equals(CSV.getSubtype());
    }

    private void write(OutputStream output) throws IOException {
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
