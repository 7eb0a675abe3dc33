package dev.rollcall.application.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.SettableClock;
import dev.rollcall.application.access.Caller;
import dev.rollcall.application.json.JsonReader;
import dev.rollcall.application.port.Ports;
import dev.rollcall.application.provisioning.Call;
import dev.rollcall.application.provisioning.GroupProvisioning;
import dev.rollcall.application.provisioning.Provisionings;
import dev.rollcall.application.provisioning.UserProvisioning;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.directory.DirectorySettings;
import dev.rollcall.domain.scim.resource.Meta;
import dev.rollcall.domain.scim.resource.Precondition;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.synclog.Actor;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.SyncEvent;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DueDeletionsTest {

    private static final Actor TIMER = new Actor(Actor.Kind.TIMER, "due-deletions", "");

    private final Ports ports = Ports.inMemory();
    private final SettableClock clock = new SettableClock();
    private final UserProvisioning provisioning = Provisionings.users(ports, clock);
    private final DueDeletions deletions = new DueDeletions(
            ports.transactions(), ports.directories(), ports.departures(), Provisionings.changes(ports, clock), clock);
    private final Call call = directory("deactivateThenDelete");

    @Test
    void deletesWhenTheDaysAreOverAndNotBefore() {
        ResourceId bob = create("bob");
        ResourceId ann = create("ann");
        provisioning.patch(call, bob, active(false), Precondition.NONE);
        clock.pass(Duration.ofHours(1));
        provisioning.delete(call, ann, Precondition.NONE);

        clock.pass(Duration.ofDays(10).minusHours(2));
        assertThat(deletions.run(TIMER, () -> true)).isZero();

        clock.pass(Duration.ofHours(1));
        assertThat(deletions.run(TIMER, () -> true)).isEqualTo(1);
        assertThat(ports.users().lockByLoginName(User.loginKey("bob"))).isEmpty();
        assertThat(person("ann").status()).isEqualTo(UserStatus.INACTIVE);

        clock.pass(Duration.ofDays(200));
        assertThat(deletions.run(TIMER, () -> true)).isEqualTo(1);
        assertThat(deletions.run(TIMER, () -> true)).isZero();
        assertThat(ports.syncLog().newest(call.directory().id(), 2))
                .extracting(SyncEvent::action)
                .containsExactly(SyncAction.DELETED, SyncAction.DELETED);
        provisioning.patch(call, bob, active(true), Precondition.NONE);
        assertThat(person("bob").status()).isEqualTo(UserStatus.ACTIVE);
    }

    @Test
    void sparesWhoCameBackInTime() {
        ResourceId bob = create("bob");
        provisioning.patch(call, bob, active(false), Precondition.NONE);
        provisioning.patch(call, bob, active(true), Precondition.NONE);
        clock.pass(Duration.ofDays(11));

        assertThat(deletions.run(TIMER, () -> true)).isZero();
        assertThat(person("bob").status()).isEqualTo(UserStatus.ACTIVE);
    }

    @Test
    void sparesWhomTheRulesSpareByNow() {
        provisioning.patch(call, create("bob"), active(false), Precondition.NONE);
        provisioning.patch(call, create("ann"), active(false), Precondition.NONE);
        ports.users().update(person("bob").protect());
        clock.pass(Duration.ofDays(11));

        assertThat(deletions.run(TIMER, () -> true)).isEqualTo(2);
        assertThat(deletions.run(TIMER, () -> true)).isZero();
        assertThat(person("bob").status()).isEqualTo(UserStatus.INACTIVE);
        assertThat(ports.users().lockByLoginName(User.loginKey("ann"))).isEmpty();
    }

    @Test
    void deletesNobodyOnceThePolicyDoesNotDelete() {
        provisioning.patch(call, create("bob"), active(false), Precondition.NONE);
        ports.directories().update(directoryWith("deactivate"));
        clock.pass(Duration.ofDays(11));

        assertThat(deletions.run(TIMER, () -> true)).isEqualTo(1);
        assertThat(deletions.run(TIMER, () -> true)).isZero();
        assertThat(person("bob").status()).isEqualTo(UserStatus.INACTIVE);
    }

    @Test
    void changesTheGroupsOfWhomItDeletesNow() {
        GroupProvisioning groups = Provisionings.groups(ports, clock);
        ResourceId bob = create("bob");
        provisioning.patch(call, bob, active(false), Precondition.NONE);
        clock.pass(Duration.ofDays(9));
        ResourceId team = groups.create(
                        call, json("{'displayName':'Team','members':[{'value':'" + bob.value() + "'}]}"))
                .id();
        clock.pass(Duration.ofDays(2));
        Instant due = clock.instant();

        assertThat(deletions.run(TIMER, () -> true)).isEqualTo(1);

        assertThat(groups.read(call, team).meta().lastModified()).isAfter(due);
    }

    @Test
    void worksThroughManyInChunks() {
        IntStream.range(0, 250)
                .forEach(i -> provisioning.patch(call, create("user-" + i), active(false), Precondition.NONE));
        clock.pass(Duration.ofDays(11));

        assertThat(deletions.run(TIMER, () -> false)).isEqualTo(100);
        assertThat(deletions.run(TIMER, () -> true)).isEqualTo(150);
    }

    private ResourceId create(String name) {
        return provisioning.create(call, json("{'userName':'" + name + "'}")).id();
    }

    private User person(String name) {
        return ports.users().lockByLoginName(User.loginKey(name)).orElseThrow();
    }

    private Call directory(String policy) {
        Directory directory = directoryWith(policy);
        ports.directories().add(directory);
        return new Call(new Caller.OfDirectory(directory, "client"), "request-1");
    }

    private Directory directoryWith(String policy) {
        return new Directory(
                new DirectoryId("here"),
                DirectorySettings.create(
                        json("{'name':'Here','active':true,'synchronization':{'brake':{'enabled':false},"
                                + "'deprovisionPolicy':{'type':'" + policy + "','graceDays':10}}}")),
                Meta.createdAt(clock.instant()));
    }

    private static Complex active(boolean value) {
        return json("{'Operations':[{'op':'replace','path':'active','value':" + value + "}]}");
    }

    private static Complex json(String text) {
        return JsonReader.readStored(text.replace('\'', '"'));
    }
}
