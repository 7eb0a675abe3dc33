package dev.rollcall.application.directory;

import static dev.rollcall.application.directory.Office.BY;
import static dev.rollcall.application.directory.Office.NOW;
import static dev.rollcall.application.directory.Office.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.TimeOrderedId;
import dev.rollcall.application.port.Traffic.Tolerated;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.directory.Expiry;
import dev.rollcall.domain.directory.TrafficCount;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.synclog.Actor;
import dev.rollcall.domain.synclog.Cause;
import dev.rollcall.domain.synclog.Outcome;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.SyncEvent;
import dev.rollcall.domain.synclog.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DirectoryStatusesTest {

    private final Office office = Office.empty();
    private final DirectoryId id = office.newDirectory("HR");

    @Test
    void showsTheLastDayHourByHour() {
        answered(NOW, true);
        answered(NOW, false);
        answered(NOW.minus(Duration.ofHours(23)), true);
        answered(NOW.minus(Duration.ofHours(24)), true);

        List<TrafficCount> hours = status().activity().hours();
        assertThat(hours).hasSize(24).isSortedAccordingTo((a, b) -> a.hour().compareTo(b.hour()));
        assertThat(hours.get(23).requests()).isEqualTo(2);
        assertThat(hours.get(23).errors()).isEqualTo(1);
        assertThat(hours.get(0).requests()).isEqualTo(1);
        assertThat(hours.subList(1, 23)).allMatch(hour -> hour.requests() == 0);
    }

    @Test
    void knowsTheLastContactHoweverLongAgo() {
        Instant success = NOW.minus(Duration.ofDays(9));
        Instant contact = success.plus(Duration.ofHours(2));
        answered(success, true, "dot");
        answered(contact, false);
        SyncEvent error = refused(Cause.INVALID_PATH);

        assertThat(status().activity().lastContact()).contains(contact);
        assertThat(status().activity().lastSuccess()).contains(success);
        assertThat(status().activity().lastError()).contains(error);
        assertThat(status().activity().tolerated()).containsExactly(new Tolerated("dot", 1, success));
    }

    @Test
    void countsWhatAnAdministratorHasToDecide() {
        refused(Cause.NAME_TAKEN);
        refused(Cause.CONFLICT);
        refused(Cause.INVALID_PATH);

        assertThat(status().conflicts()).isEqualTo(2);
    }

    @Test
    void listsWhatEndsSoonTheNextFirst() {
        office.apiClients(NOW).create(BY, id, named("Okta").with("expiresAt", new Text("2026-12-01T00:00:00Z")));
        office.secretTokens(NOW).create(BY, id, named("Entra").with("expiresAt", new Text("2026-11-23T00:00:00Z")));
        office.secretTokens(NOW).create(BY, id, named("Ping"));

        assertThat(status().expiring())
                .extracting(expiry -> expiry.name() + " " + expiry.kind().spelling() + " " + expiry.withinDays())
                .containsExactly("Entra secretToken 1", "Okta apiClient 30");
        assertThat(status().expiring()).extracting(Expiry::expiresAt).isSorted();
    }

    private DirectoryStatus status() {
        return office.directories(NOW).find(id);
    }

    private void answered(Instant now, boolean success, String... quirks) {
        office.ports().traffic().add(TrafficCount.of(id, now, success, List.of(quirks)));
    }

    private SyncEvent refused(Cause cause) {
        SyncEvent event = SyncEvent.of(
                        TimeOrderedId.at(NOW),
                        NOW,
                        new Actor(Actor.Kind.IDENTITY_PROVIDER, "client", "request"),
                        SyncAction.CALL_REFUSED)
                .in(id)
                .about(new Target(Target.Type.USER, null, null, cause.spelling()))
                .ending(Outcome.refused(400, Optional.empty(), cause, 1));
        office.ports().syncLog().append(event);
        return event;
    }
}
