package dev.rollcall.application.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.SettableClock;
import dev.rollcall.application.access.Caller;
import dev.rollcall.application.json.JsonReader;
import dev.rollcall.application.port.Ports;
import dev.rollcall.application.port.Samples;
import dev.rollcall.application.provisioning.Call;
import dev.rollcall.application.provisioning.GroupProvisioning;
import dev.rollcall.application.provisioning.Provisionings;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.synclog.Actor;
import dev.rollcall.domain.synclog.SyncAction;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PendingReferencesTest {

    private static final Actor TIMER = new Actor(Actor.Kind.TIMER, "pending-references", "");

    private final Ports ports = Ports.inMemory();
    private final SettableClock clock = new SettableClock();
    private final GroupProvisioning groups = Provisionings.groups(ports, clock);
    private final PendingReferences references =
            new PendingReferences(ports.transactions(), ports.memberships(), ports.syncLog(), clock);
    private final Directory directory = Samples.storedDirectory(ports);
    private final Call call = new Call(new Caller.OfDirectory(directory, "client"), "request-1");

    @Test
    void forgetsAMemberWhoNeverCame() {
        ResourceId group = create("Readers", "nobody-1", "nobody-2");
        clock.pass(PendingReferences.PATIENCE.minusMinutes(1));
        assertThat(references.run(TIMER, () -> true)).isZero();
        assertThat(ports.administeredGroups().parked(ports.groups().find(group).orElseThrow(), "", 9))
                .hasSize(2);

        clock.pass(Duration.ofMinutes(2));

        assertThat(references.run(TIMER, () -> true)).isEqualTo(2);
        assertThat(references.run(TIMER, () -> true)).isZero();
        assertThat(ports.administeredGroups().parked(ports.groups().find(group).orElseThrow(), "", 9))
                .isEmpty();
        assertThat(ports.syncLog().newest(directory.id(), 1)).singleElement().satisfies(event -> {
            assertThat(event.actor()).isEqualTo(TIMER);
            assertThat(event.action()).isEqualTo(SyncAction.FORGOTTEN);
            assertThat(event.target().resource()).isEqualTo(group);
            assertThat(event.reason())
                    .isEqualTo("Members that became no users within 90 days, no longer remembered: 2.");
            assertThat(event.change()).isNull();
        });
    }

    @Test
    void worksThroughManyGroupsInChunks() {
        IntStream.range(0, 250).forEach(i -> create("Group " + i, "nobody"));
        clock.pass(PendingReferences.PATIENCE.plusDays(1));

        assertThat(references.run(TIMER, () -> true)).isEqualTo(250);
    }

    private ResourceId create(String name, String... members) {
        StringBuilder list = new StringBuilder();
        for (String member : members) {
            list.append(list.isEmpty() ? "" : ",")
                    .append("{'value':'")
                    .append(member)
                    .append("'}");
        }
        return groups.create(call, json("{'displayName':'" + name + "','members':[" + list + "]}"))
                .id();
    }

    private static Complex json(String text) {
        return JsonReader.readStored(text.replace('\'', '"'));
    }
}
