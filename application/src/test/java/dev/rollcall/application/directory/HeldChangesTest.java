package dev.rollcall.application.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.rollcall.application.SettableClock;
import dev.rollcall.application.access.Caller;
import dev.rollcall.application.directory.HeldChanges.Settlement;
import dev.rollcall.application.json.JsonReader;
import dev.rollcall.application.port.Ports;
import dev.rollcall.application.port.Users;
import dev.rollcall.application.provisioning.Call;
import dev.rollcall.application.provisioning.GroupProvisioning;
import dev.rollcall.application.provisioning.Provisionings;
import dev.rollcall.application.provisioning.UserProvisioning;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.directory.DirectorySettings;
import dev.rollcall.domain.scim.resource.Meta;
import dev.rollcall.domain.scim.resource.Precondition;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.synclog.Actor;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.SyncEvent;
import dev.rollcall.domain.user.UserId;
import dev.rollcall.domain.user.UserStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The brake over the hours of a day, and what an administrator does about it. */
class HeldChangesTest {

    private static final Actor ADMINISTRATOR = new Actor(Actor.Kind.ADMINISTRATOR, "admin", "request-2");

    private final Ports ports = Ports.inMemory();
    private final SettableClock clock = new SettableClock();
    private final UserProvisioning provisioning = Provisionings.users(ports, clock);
    private final HeldChanges held = Administrations.held(ports, clock);
    private final GroupProvisioning groups = Provisionings.groups(ports, clock);
    private final UserAdministration people = Administrations.users(ports, clock);

    @Test
    void holdsDeletionsFromTheFortyFirstOfTwoHundredOn() {
        Call call = directory("delete", false);
        List<ResourceId> users = create(call, 200);
        clock.pass(Duration.ofDays(2));

        users.subList(0, 50).forEach(id -> provisioning.delete(call, id, Precondition.NONE));

        assertThat(statuses(UserStatus.DELETED)).isEqualTo(40);
        assertThat(statuses(UserStatus.INACTIVE)).isEqualTo(10);
        assertThat(held.list(id(call), "", 100)).hasSize(10);
        assertThat(ports.departures().countHeld(id(call))).isEqualTo(10);
    }

    @Test
    void forgetsWhoLeftADayAgo() {
        Call call = directory("delete", false);
        List<ResourceId> users = create(call, 50);
        users.subList(0, 10).forEach(id -> provisioning.delete(call, id, Precondition.NONE));
        clock.pass(Duration.ofHours(24).minusMillis(1));
        provisioning.delete(call, users.get(10), Precondition.NONE);
        assertThat(statuses(UserStatus.DELETED)).isEqualTo(10);

        clock.pass(Duration.ofMillis(2));
        provisioning.delete(call, users.get(11), Precondition.NONE);

        assertThat(statuses(UserStatus.DELETED)).isEqualTo(11);
        assertThat(held.list(id(call), "", 100)).hasSize(1);
    }

    @Test
    void letsHappenWhatIsAllowedAndRestoresTheRest() {
        Call call = directory("delete", false);
        List<ResourceId> users = create(call, 20);
        users.subList(0, 15).forEach(id -> provisioning.delete(call, id, Precondition.NONE));
        assertThat(statuses(UserStatus.DELETED)).isEqualTo(9);
        List<HeldItem> items = held.list(id(call), "", 100);
        String first = items.get(0).id();

        HeldChanges.Settled allowed =
                held.settle(ADMINISTRATOR, id(call), Settlement.ALLOW, Optional.of(List.of(first, "nobody")));
        assertThat(allowed.done()).containsExactly(first);
        assertThat(allowed.refused()).hasSize(1);
        assertThat(allowed.remaining()).isEqualTo(5);
        assertThat(statuses(UserStatus.DELETED)).isEqualTo(10);

        assertThat(held.settle(ADMINISTRATOR, id(call), Settlement.DISCARD, Optional.of(List.of()))
                        .remaining())
                .isEqualTo(5);
        assertThat(held.settle(ADMINISTRATOR, id(call), Settlement.DISCARD, Optional.empty())
                        .remaining())
                .isZero();
        assertThat(statuses(UserStatus.ACTIVE)).isEqualTo(10);
        ResourceId discarded = ((HeldItem.OfUser) items.get(1)).held().link().id();
        assertThat(provisioning.read(call, discarded).attributes().get("active"))
                .isEqualTo(Flag.TRUE);
    }

    @Test
    void dropsAHeldItemWhenTheIdentityProviderAssertsTheUserAgain() {
        Call call = directory("delete", false);
        List<ResourceId> users = create(call, 20);
        users.subList(0, 12).forEach(id -> provisioning.patch(call, id, active(false), Precondition.NONE));
        assertThat(held.list(id(call), "", 100)).hasSize(3);
        ResourceId last = users.get(11);
        assertThat(provisioning.read(call, last).attributes().get("active")).isEqualTo(Flag.FALSE);

        provisioning.patch(call, last, active(true), Precondition.NONE);

        assertThat(held.list(id(call), "", 100)).hasSize(2);
        provisioning.delete(call, users.get(10), Precondition.NONE);
        assertThat(held.list(id(call), "", 100)).hasSize(2);
        ResourceId back =
                provisioning.create(call, json("{'userName':'user-10'}")).id();
        assertThat(back).isNotEqualTo(users.get(10));
        assertThat(held.list(id(call), "", 100)).hasSize(1);
    }

    @Test
    void givesTheNameOfAHeldUserToWhomTheIdentityProviderGivesIt() {
        Call call = directory("delete", false);
        List<ResourceId> users = create(call, 20);
        users.subList(0, 12).forEach(id -> provisioning.delete(call, id, Precondition.NONE));
        assertThat(held.list(id(call), "", 100)).hasSize(3);

        provisioning.patch(call, users.get(19), userName("user-11"), Precondition.NONE);

        assertThat(provisioning.read(call, users.get(19)).attributes().text("userName"))
                .contains("user-11");
        assertThat(held.list(id(call), "", 100)).hasSize(2);
        assertThat(statuses(UserStatus.DELETED)).isEqualTo(10);
        assertThat(ports.syncLog().newest(id(call), 2))
                .extracting(SyncEvent::action)
                .containsExactly(SyncAction.UPDATED, SyncAction.DELETED);
    }

    @Test
    void keepsTheNameOfAHeldUserWhomTheDirectoryStillHas() {
        Call call = directory("delete", false);
        List<ResourceId> users = create(call, 20);
        users.subList(0, 12).forEach(id -> provisioning.patch(call, id, active(false), Precondition.NONE));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> provisioning.patch(call, users.get(19), userName("user-11"), Precondition.NONE))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.UNIQUENESS));

        assertThat(held.list(id(call), "", 100)).hasSize(3);
    }

    @Test
    void createsAHeldUserAnewWhereNobodyIsRestored() {
        Call call = directory("delete", false, false);
        List<ResourceId> users = create(call, 20);
        users.subList(0, 12).forEach(id -> provisioning.delete(call, id, Precondition.NONE));
        assertThat(held.list(id(call), "", 100)).hasSize(3);

        provisioning.create(call, json("{'userName':'user-11'}"));

        assertThat(held.list(id(call), "", 100)).hasSize(2);
        assertThat(statuses(UserStatus.DELETED)).isEqualTo(10);
        assertThat(statuses(UserStatus.ACTIVE)).isEqualTo(9);
    }

    @Test
    void doesNotFindAHeldUserByEmailWhoseNameWasNeeded() {
        Call call = directory("delete", false, false);
        String email = ",'emails':[{'value':'u@example.org'}]}";
        List<ResourceId> users = create(call, 19);
        ResourceId mailed =
                provisioning.create(call, json("{'userName':'mailed'" + email)).id();
        users.subList(0, 11).forEach(id -> provisioning.delete(call, id, Precondition.NONE));
        provisioning.delete(call, mailed, Precondition.NONE);
        assertThat(held.list(id(call), "", 100)).hasSize(3);

        provisioning.create(call, json("{'userName':'mailed'" + email));

        assertThat(held.list(id(call), "", 100)).hasSize(2);
        assertThat(statuses(UserStatus.DELETED)).isEqualTo(10);
        assertThat(statuses(UserStatus.ACTIVE)).isEqualTo(9);
        assertThat(ports.syncLog().newest(id(call), 2))
                .extracting(SyncEvent::action)
                .containsExactly(SyncAction.CREATED, SyncAction.DELETED);
    }

    @Test
    void holdsDeactivationsWhereTheDirectorySaysSo() {
        Call call = directory("deactivate", true);
        List<ResourceId> users = create(call, 20);

        users.subList(0, 12).forEach(id -> provisioning.patch(call, id, active(false), Precondition.NONE));

        assertThat(statuses(UserStatus.INACTIVE)).isEqualTo(9);
        assertThat(held.settle(ADMINISTRATOR, id(call), Settlement.ALLOW, Optional.empty())
                        .done())
                .hasSize(3);
        assertThat(statuses(UserStatus.INACTIVE)).isEqualTo(12);
    }

    @Test
    void holdsTheDeletionOfGroupsOnceTooManyUsersLeave() {
        Call call = directory("deactivate", false);
        List<ResourceId> users = create(call, 20);
        ResourceId before = group(call, "Before", users.get(19));
        ResourceId after = group(call, "After", users.get(19));
        users.subList(0, 9).forEach(id -> provisioning.delete(call, id, Precondition.NONE));
        groups.delete(call, before, Precondition.NONE);
        assertThat(ports.groups().find(before)).isEmpty();
        users.subList(9, 10).forEach(id -> provisioning.delete(call, id, Precondition.NONE));

        groups.delete(call, after, Precondition.NONE);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> groups.delete(call, after, Precondition.NONE))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.NOT_FOUND));
        assertThat(ports.groups().find(after)).isPresent();
        assertThat(held.list(id(call), "", 9))
                .hasSize(2)
                .extracting(HeldItem::id)
                .contains(after.value());
        assertThat(ports.syncLog().newest(id(call), 1)).singleElement().satisfies(event -> {
            assertThat(event.action()).isEqualTo(SyncAction.HELD);
            assertThat(event.target().resource()).isEqualTo(after);
            assertThat(event.change()).isNull();
        });
    }

    @Test
    void deletesOrGivesBackAGroupAsTheAdministratorDecides() {
        Call call = directory("deactivate", false);
        List<ResourceId> users = create(call, 20);
        ResourceId allowed = group(call, "Allowed", users.get(19));
        ResourceId discarded = group(call, "Discarded", users.get(19));
        users.subList(0, 9).forEach(id -> provisioning.delete(call, id, Precondition.NONE));
        provisioning.patch(call, users.get(9), active(false), Precondition.NONE);
        List.of(allowed, discarded).forEach(id -> groups.delete(call, id, Precondition.NONE));

        assertThat(held.settle(ADMINISTRATOR, id(call), Settlement.ALLOW, Optional.of(List.of(allowed.value())))
                        .remaining())
                .isEqualTo(1);
        assertThat(held.settle(ADMINISTRATOR, id(call), Settlement.DISCARD, Optional.empty())
                        .remaining())
                .isZero();

        assertThat(ports.groups().find(allowed)).isEmpty();
        assertThat(groups.read(call, discarded).attributes().text("displayName"))
                .contains("Discarded");
        assertThat(ports.syncLog().newest(id(call), 3))
                .extracting(SyncEvent::action)
                .containsExactly(SyncAction.HELD_DISCARDED, SyncAction.GROUP_DELETED, SyncAction.HELD_ALLOWED);
    }

    @Test
    void dropsAHeldGroupThatTheIdentityProviderCreatesAgain() {
        Call call = directory("deactivate", false);
        List<ResourceId> users = create(call, 20);
        ResourceId group = group(call, "Readers", users.get(19));
        users.subList(0, 10).forEach(id -> provisioning.patch(call, id, active(false), Precondition.NONE));
        groups.delete(call, group, Precondition.NONE);

        assertThat(group(call, "readers", users.get(18))).isEqualTo(group);

        assertThat(held.list(id(call), "", 9)).isEmpty();
        assertThat(ports.memberships().page(id(call), group, "", 9))
                .extracting(member -> member.link())
                .containsExactly(users.get(18));
        assertThat(groups.read(call, group).attributes().text("displayName")).contains("readers");
    }

    @Test
    void freesTheNameOfAHeldGroupForAGroupThatIsRenamed() {
        Call call = directory("deactivate", false);
        List<ResourceId> users = create(call, 20);
        ResourceId gone = group(call, "Readers", users.get(19));
        group(call, "Readers (2)", users.get(19));
        ResourceId other = group(call, "Writers", users.get(19));
        users.subList(0, 10).forEach(id -> provisioning.patch(call, id, active(false), Precondition.NONE));
        groups.delete(call, gone, Precondition.NONE);

        groups.patch(
                call,
                other,
                json("{'Operations':[{'op':'replace','path':'displayName','value':'READERS'}]}"),
                Precondition.NONE);

        assertThat(groups.read(call, other).attributes().text("displayName")).contains("READERS");
        assertThat(held.list(id(call), "", 9)).singleElement().satisfies(item -> assertThat(
                        ((HeldItem.OfGroup) item).held().group().displayName())
                .isEqualTo("Readers (3)"));
        assertThat(ports.syncLog().newest(id(call), 2))
                .extracting(SyncEvent::action, event -> event.target().resource())
                .containsExactly(tuple(SyncAction.GROUP_RENAMED, other), tuple(SyncAction.GROUP_RENAMED, gone));
        held.settle(ADMINISTRATOR, id(call), Settlement.DISCARD, Optional.empty());
        assertThat(groups.read(call, gone).attributes().text("displayName")).contains("Readers (3)");
    }

    @Test
    void leavesADiscardedUserToItsDirectoryAsBefore() {
        Call call = directory("delete", false);
        List<ResourceId> users = create(call, 19);
        ResourceId id = provisioning
                .create(
                        call,
                        json(
                                "{'userName':'auditor','title':'Auditor','nickName':'A','entitlements':[{'value':'audit'}]}"))
                .id();
        UserId user = ports.links().find(id(call), id).orElseThrow().user();
        people.update(ADMINISTRATOR, user, json("{'attributes':{'nickName':'By hand'}}"));
        Complex before = people.find(user).effective();
        users.subList(0, 9).forEach(other -> provisioning.delete(call, other, Precondition.NONE));
        provisioning.delete(call, id, Precondition.NONE);
        assertThat(held.list(id(call), "", 9)).hasSize(1);

        held.settle(ADMINISTRATOR, id(call), Settlement.DISCARD, Optional.empty());

        assertThat(people.find(user).effective()).isEqualTo(before);
        provisioning.patch(call, id, json("{'Operations':[{'op':'remove','path':'entitlements'}]}"), Precondition.NONE);
        assertThat(people.find(user).effective()).isEqualTo(before.without("entitlements"));
    }

    private ResourceId group(Call call, String name, ResourceId member) {
        return groups.create(
                        call, json("{'displayName':'" + name + "','members':[{'value':'" + member.value() + "'}]}"))
                .id();
    }

    private long statuses(UserStatus status) {
        return ports.users().list(ALL, "", 1_000).stream()
                .map(person -> person.user())
                .filter(user -> user.status() == status)
                .count();
    }

    private static final Users.Selection ALL =
            new Users.Selection(Optional.empty(), Optional.empty(), Set.of(UserStatus.values()));

    private List<ResourceId> create(Call call, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> provisioning
                        .create(call, json("{'userName':'user-" + i + "'}"))
                        .id())
                .toList();
    }

    private static DirectoryId id(Call call) {
        return call.directory().id();
    }

    private Call directory(String policy, boolean holdDeactivations) {
        return directory(policy, holdDeactivations, true);
    }

    private Call directory(String policy, boolean holdDeactivations, boolean restore) {
        Directory directory = new Directory(
                new DirectoryId("here"),
                DirectorySettings.create(json("{'name':'Here','active':true,'users':{'matchBy':'userNameThenEmail',"
                        + "'manualChanges':'keep'},'synchronization':{"
                        + "'deprovisionPolicy':{'type':'" + policy + "'},'restore':" + restore
                        + ",'brake':{'holdDeactivations':" + holdDeactivations + "}}}")),
                Meta.createdAt(clock.instant()));
        ports.directories().add(directory);
        return new Call(new Caller.OfDirectory(directory, "client"), "request-1");
    }

    private static Complex active(boolean value) {
        return json("{'Operations':[{'op':'replace','path':'active','value':" + value + "}]}");
    }

    private static Complex userName(String value) {
        return json("{'Operations':[{'op':'replace','path':'userName','value':'" + value + "'}]}");
    }

    private static Complex json(String text) {
        return JsonReader.readStored(text.replace('\'', '"'));
    }
}
