package dev.rollcall.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.synclog.Actor;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.SyncEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventViewTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
    void neutralisesWhatASpreadsheetWouldTakeForAFormula(String client) {
        assertThat(EventView.row(event(client))).contains(",\"'" + client + "\",");
    }

    @Test
    void doublesQuotesAndKeepsEachRowOnItsLine() {
        String row = EventView.row(event("a\"b").changed(List.of("=x", "title")));

        assertThat(row).contains(",\"a\"\"b\",", ",\"'=x title\",").endsWith("\r\n");
        assertThat(row.trim()).doesNotContain("\n");
    }

    @Test
    void hasAsManyCellsAsColumns() {
        String row = EventView.row(event("client").changed(List.of()));

        assertThat(row.split(",", -1)).hasSameSizeAs(EventView.HEADER.split(",", -1));
    }

    private static SyncEvent event(String client) {
        Actor actor = new Actor(Actor.Kind.IDENTITY_PROVIDER, client, "request");
        return SyncEvent.of("id", Instant.EPOCH, actor, SyncAction.UPDATED)
                .in(new DirectoryId("directory"))
                .because("Changed.");
    }
}
