package dev.rollcall.application.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.application.access.CallerChanges;
import dev.rollcall.application.json.JsonReader;
import dev.rollcall.application.port.Ports;
import dev.rollcall.application.port.Samples;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.synclog.Actor;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.SyncEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaAdministrationTest {

    private static final Actor ANN = new Actor(Actor.Kind.ADMINISTRATOR, "ann", "request");
    private static final String BADGE = "urn:example:params:scim:schemas:Badge:2.0:User";

    private final Ports ports = Ports.inMemory();
    private final Directory directory = Samples.storedDirectory(ports);
    private final SchemaAdministration administration = administration();

    @Test
    void logsWhatIsDefinedAndNothingWhenItIsRepeated() {
        administration.replace(ANN, directory.id(), json("{'profileFields':[{'key':'team'}]}"));
        administration.replace(ANN, directory.id(), json("{'profileFields':[{'key':'team'}]}"));

        assertThat(events()).singleElement().satisfies(event -> {
            assertThat(event.actor()).isEqualTo(ANN);
            assertThat(event.action()).isEqualTo(SyncAction.DIRECTORY_CHANGED);
            assertThat(event.changed()).containsExactly("profileField_team");
            assertThat(event.change()).isNull();
        });
    }

    @Test
    void logsAlsoThatADefinitionIsTakenBack() {
        administration.replace(ANN, directory.id(), badge(""));
        Samples.storedLink(ports, current(), numbered("ann"));
        Samples.storedLink(ports, current(), numbered("bob"));
        Directory before = current();

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> administration.replace(ANN, directory.id(), badge(",'uniqueness':'server'")));

        assertThat(current().schemas()).isEqualTo(before.schemas());
        assertThat(events())
                .extracting(SyncEvent::changed)
                .containsExactlyInAnyOrder(
                        List.of(BADGE, BADGE + ":number"), List.of(BADGE + ":number"), List.of(BADGE + ":number"));
        assertThat(events())
                .filteredOn(event -> event.reason().contains("as they were before"))
                .hasSize(1);
    }

    private SchemaAdministration administration() {
        CallerChanges changes = new CallerChanges(Duration.ZERO);
        Clock clock = Clock.fixed(Samples.NOW, ZoneOffset.UTC);
        return new SchemaAdministration(
                ports.directories(),
                new SchemaRecords(ports.directories(), ports.syncLog(), ports.transactions(), changes, clock),
                ports.links(),
                ports.transactions(),
                changes);
    }

    private Directory current() {
        return ports.directories().find(directory.id()).orElseThrow();
    }

    private List<SyncEvent> events() {
        return ports.syncLog().newest(directory.id(), 10);
    }

    private static Complex badge(String characteristics) {
        return json("{'extensions':[{'id':'" + BADGE + "','name':'Badge','attributes':[{'name':'number'"
                + characteristics + "}]}]}");
    }

    private static Complex numbered(String name) {
        return Samples.attributes(Samples.name(name)).with(BADGE, json("{'number':'7'}"));
    }

    private static Complex json(String text) {
        return JsonReader.readStored(text.replace('\'', '"'));
    }
}
