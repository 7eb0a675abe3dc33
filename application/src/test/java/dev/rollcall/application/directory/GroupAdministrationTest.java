package dev.rollcall.application.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.application.json.JsonReader;
import dev.rollcall.application.port.Ports;
import dev.rollcall.application.port.Samples;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.group.Group;
import dev.rollcall.domain.link.FateOfUsers;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.synclog.Actor;
import dev.rollcall.domain.synclog.Change;
import dev.rollcall.domain.synclog.ChangeType;
import dev.rollcall.domain.synclog.FeedItem;
import dev.rollcall.domain.synclog.SyncEvent;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupAdministrationTest {

    private static final Actor ADMINISTRATOR = new Actor(Actor.Kind.ADMINISTRATOR, "admin", "request");

    private final Ports ports = Ports.inMemory();
    private final GroupAdministration groups = new GroupAdministration(
            ports.transactions(),
            ports.groups(),
            ports.administeredGroups(),
            ports.syncLog(),
            Clock.fixed(Samples.NOW, ZoneOffset.UTC));

    @Test
    void tellsApplicationsOfTheFirstMembersOfALocalGroup() {
        User ann = User.local(new UserId(Samples.id()), Samples.name("ann"), Complex.empty());
        ports.users().add(ann);

        Group group = groups.create(
                ADMINISTRATOR,
                named("{'displayName':'Staff','members':['" + ann.id().value() + "']}"));

        assertThat(told())
                .allMatch(event -> group.id().equals(event.target().resource()))
                .extracting(SyncEvent::change)
                .containsExactly(
                        Change.of(ChangeType.GROUP_CREATED),
                        new Change(
                                ChangeType.MEMBERS_CHANGED,
                                List.of(new ResourceId(ann.id().value())),
                                List.of()));
    }

    @Test
    void tellsApplicationsOfALocalGroupWithoutMembersOnce() {
        groups.create(ADMINISTRATOR, named("{'displayName':'Staff'}"));

        assertThat(told()).extracting(SyncEvent::change).containsExactly(Change.of(ChangeType.GROUP_CREATED));
    }

    @Test
    void knowsNoGroupOfADirectoryWhoseRemovalHasBegun() {
        Directory directory = Samples.storedDirectory(ports);
        ResourceId id = new ResourceId(Samples.id());
        ports.groups().add(Group.of(directory.id(), id, named("{'displayName':'Staff'}"), Samples.NOW));
        assertThat(groups.find(id).id()).isEqualTo(id);

        ports.directories().beginRemoval(directory.id(), FateOfUsers.DELETE);

        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> groups.find(id));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> groups.members(id, "", 9));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> groups.parked(id, "", 9));
    }

    private List<SyncEvent> told() {
        ports.changeFeed().number(9);
        return ports.changeFeed().after(0, 9).stream().map(FeedItem::event).toList();
    }

    private static Complex named(String json) {
        return JsonReader.readStored(json.replace('\'', '"'));
    }
}
