package dev.rollcall.rest.admin;

import dev.rollcall.application.port.SyncLog;
import dev.rollcall.application.synclog.SyncLogQueries;
import dev.rollcall.domain.synclog.LogFilter;
import dev.rollcall.domain.synclog.SyncEvent;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** A page of the log, newest first. */
final class LogPage {

    private LogPage() {}

    static Response answer(SyncLogQueries queries, LogFilter filter, Listing listing) {
        String below = listing.after().isEmpty() ? SyncLog.NEWEST : listing.after();
        List<SyncEvent> found = queries.find(filter, below, listing.lookedFor());
        return Answer.ok(listing.answer(found, SyncEvent::id, EventView::of));
    }
}
