package dev.rollcall.application.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.application.RequestLimits;
import dev.rollcall.application.access.Caller;
import dev.rollcall.application.directory.Administrations;
import dev.rollcall.application.directory.UserAdministration;
import dev.rollcall.application.json.JsonLimits;
import dev.rollcall.application.json.JsonReader;
import dev.rollcall.application.port.InMemoryTransactions;
import dev.rollcall.application.port.Ports;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.directory.DirectorySettings;
import dev.rollcall.domain.link.AdministratorAction;
import dev.rollcall.domain.scim.filter.Filter;
import dev.rollcall.domain.scim.filter.FilterLimits;
import dev.rollcall.domain.scim.resource.Meta;
import dev.rollcall.domain.scim.resource.Page;
import dev.rollcall.domain.scim.resource.Precondition;
import dev.rollcall.domain.scim.resource.Query;
import dev.rollcall.domain.scim.resource.Resource;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.synclog.Actor;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.SyncEvent;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserId;
import dev.rollcall.domain.user.UserStatus;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserProvisioningTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

    private final Ports ports = Ports.inMemory();
    private final Clock clock = new TickingClock();
    private final UserProvisioning provisioning = Provisionings.users(ports, clock);
    private final Call here = callOf("here");
    private final Call elsewhere = callOf("elsewhere");

    @Test
    void createsAUserWithALinkAndAnEvent() {
        Resource bob = provisioning.create(here, json("{'userName':'Bob','title':'Engineer'}"));

        assertThat(bob.attributes().get("active")).isEqualTo(Flag.TRUE);
        assertThat(provisioning.read(here, bob.id())).isEqualTo(bob);
        User person = person("bob");
        assertThat(person.status()).isEqualTo(UserStatus.ACTIVE);
        assertThat(person.id().value()).isNotEqualTo(bob.id().value());
        assertThat(events()).singleElement().satisfies(event -> {
            assertThat(event.action()).isEqualTo(SyncAction.CREATED);
            assertThat(event.target().resource()).isEqualTo(bob.id());
            assertThat(event.target().user()).isEqualTo(person.id());
            assertThat(event.actor().requestId()).isEqualTo("request-1");
            assertThat(event.actor().client()).isEqualTo("client");
            assertThat(event.changed()).contains("userName", "title");
        });
    }

    @Test
    void createsAnInactiveUserInactive() {
        provisioning.create(here, json("{'userName':'bob','active':false}"));

        assertThat(person("bob").status()).isEqualTo(UserStatus.INACTIVE);
    }

    @Test
    void refusesTheSameNameTwiceAndNamesTheFirst() {
        Resource bob = provisioning.create(here, json("{'userName':'bob'}"));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> provisioning.create(here, json("{'userName':'BOB'}")))
                .satisfies(refusal -> {
                    assertThat(refusal.reason()).isEqualTo(Reason.UNIQUENESS);
                    assertThat(refusal.existing()).contains(bob.id());
                });
        assertThat(events()).hasSize(1);
    }

    @Test
    void deactivatesAndReactivatesWithTheSameId() {
        Resource bob = provisioning.create(here, json("{'userName':'bob'}"));

        provisioning.patch(here, bob.id(), patch("'active'", "false"), Precondition.NONE);
        assertThat(person("bob").status()).isEqualTo(UserStatus.INACTIVE);
        assertThat(provisioning.read(here, bob.id()).attributes().get("active")).isEqualTo(Flag.FALSE);

        provisioning.patch(here, bob.id(), patch("'active'", "true"), Precondition.NONE);
        assertThat(person("bob").status()).isEqualTo(UserStatus.ACTIVE);
        assertThat(actions()).containsExactly(SyncAction.REACTIVATED, SyncAction.DEACTIVATED, SyncAction.CREATED);
    }

    @Test
    void revivesAnInactiveUserByACreateUnderTheSameId() {
        Resource bob = provisioning.create(here, json("{'userName':'bob','externalId':'1','title':'Engineer'}"));
        provisioning.patch(here, bob.id(), patch("'active'", "false"), Precondition.NONE);

        Resource back = provisioning.create(here, json("{'userName':'bobby','externalId':'1'}"));

        assertThat(back.id()).isEqualTo(bob.id());
        assertThat(back.attributes().get("active")).isEqualTo(Flag.TRUE);
        assertThat(back.attributes().get("title")).isNull();
        assertThat(person("bobby").status()).isEqualTo(UserStatus.ACTIVE);
    }

    @Test
    void bringsADeletedUserBackAsTheSamePersonUnderANewId() {
        Resource bob = provisioning.create(here, json("{'userName':'bob'}"));
        User person = person("bob");
        provisioning.delete(here, bob.id(), Precondition.NONE);
        assertThat(person("bob").status()).isEqualTo(UserStatus.INACTIVE);
        assertRefused(Reason.NOT_FOUND, () -> provisioning.read(here, bob.id()));
        assertRefused(Reason.NOT_FOUND, () -> provisioning.delete(here, bob.id(), Precondition.NONE));

        Resource back = provisioning.create(here, json("{'userName':'bob'}"));

        assertThat(back.id()).isNotEqualTo(bob.id());
        assertThat(person("bob")).isEqualTo(person);
        assertThat(actions()).startsWith(SyncAction.RESTORED, SyncAction.DELETED);
    }

    @Test
    void writesNothingForAChangeWithoutEffect() {
        Resource bob = provisioning.create(here, json("{'userName':'bob','title':'Engineer'}"));

        assertThat(provisioning.patch(here, bob.id(), patch("'title'", "'Engineer'"), Precondition.NONE))
                .isEqualTo(bob);
        assertThat(provisioning.replace(
                        here, bob.id(), json("{'userName':'bob','title':'Engineer'}"), Precondition.NONE))
                .isEqualTo(bob);
        assertThat(events()).hasSize(1);
    }

    @Test
    void clearsWhatAReplaceLeavesOutButNotTheActivity() {
        Resource bob = provisioning.create(here, json("{'userName':'bob','title':'Engineer','active':false}"));

        Resource replaced =
                provisioning.replace(here, bob.id(), json("{'userName':'bob','nickName':'B'}"), Precondition.NONE);

        assertThat(replaced.attributes().get("title")).isNull();
        assertThat(replaced.attributes().text("nickName")).contains("B");
        assertThat(replaced.attributes().get("active")).isEqualTo(Flag.FALSE);
        assertThat(events().get(0).changed()).containsExactly("nickName", "title");
    }

    @Test
    void renamesTheLoginName() {
        Resource bob = provisioning.create(here, json("{'userName':'bob'}"));

        provisioning.replace(here, bob.id(), json("{'userName':'robert'}"), Precondition.NONE);

        assertThat(person("robert").status()).isEqualTo(UserStatus.ACTIVE);
        assertThat(ports.users().lockByLoginName(User.loginKey("bob"))).isEmpty();
        assertThat(provisioning.create(here, json("{'userName':'bob'}")).id()).isNotEqualTo(bob.id());
    }

    @Test
    void mayChangeTheCaseOfAName() {
        Resource bob = provisioning.create(here, json("{'userName':'bob'}"));

        Resource renamed = provisioning.replace(here, bob.id(), json("{'userName':'BOB'}"), Precondition.NONE);

        assertThat(renamed.attributes().text("userName")).contains("BOB");
        assertThat(person("bob").loginName()).isEqualTo("BOB");
    }

    @Test
    void refusesANameThatSomebodyElseHas() {
        Resource bob = provisioning.create(here, json("{'userName':'bob'}"));
        provisioning.create(elsewhere, json("{'userName':'alice'}"));

        assertRefused(
                Reason.UNIQUENESS,
                () -> provisioning.patch(here, bob.id(), patch("'userName'", "'Alice'"), Precondition.NONE));
    }

    @Test
    void refusesTheUserNameOfAResourceWhoseUserIsDeletedAndNamesIt() {
        Call deleting = callOf("deleting", ",'synchronization':{'deprovisionPolicy':{'type':'delete'}}");
        Resource alice = provisioning.create(deleting, json("{'userName':'alice'}"));
        Resource bob = provisioning.create(deleting, json("{'userName':'bob'}"));
        provisioning.patch(deleting, alice.id(), patch("'active'", "false"), Precondition.NONE);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(
                        () -> provisioning.patch(deleting, bob.id(), patch("'userName'", "'Alice'"), Precondition.NONE))
                .satisfies(refusal -> {
                    assertThat(refusal.reason()).isEqualTo(Reason.UNIQUENESS);
                    assertThat(refusal.existing()).contains(alice.id());
                });
    }

    @Test
    void bringsNobodyBackUnderALoginNameThatSomebodyElseHasByNow() {
        Call deleting = callOf("deleting", ",'synchronization':{'deprovisionPolicy':{'type':'delete'}}");
        Resource alice = provisioning.create(deleting, json("{'userName':'alice'}"));
        provisioning.patch(deleting, alice.id(), patch("'active'", "false"), Precondition.NONE);
        provisioning.create(elsewhere, json("{'userName':'alice'}"));

        assertRefused(Reason.UNIQUENESS, () -> provisioning.create(deleting, json("{'userName':'alice'}")));
        assertRefused(
                Reason.UNIQUENESS,
                () -> provisioning.patch(deleting, alice.id(), patch("'active'", "true"), Precondition.NONE));
        assertThat(person("alice").owningDirectory()).contains(elsewhere.directoryId());
    }

    @Test
    void refusesAWriteOnAVersionTheClientHasNotSeen() {
        Resource bob = provisioning.create(here, json("{'userName':'bob'}"));
        Precondition stale = new Precondition(Optional.of("W/\"7\""), Optional.empty());

        assertRefused(
                Reason.PRECONDITION_FAILED, () -> provisioning.patch(here, bob.id(), patch("'title'", "'x'"), stale));
        assertRefused(Reason.PRECONDITION_FAILED, () -> provisioning.delete(here, bob.id(), stale));
    }

    @Test
    void hidesOneDirectoryFromAnother() {
        Resource bob = provisioning.create(here, json("{'userName':'bob'}"));

        assertRefused(Reason.NOT_FOUND, () -> provisioning.read(elsewhere, bob.id()));
        assertRefused(Reason.NOT_FOUND, () -> provisioning.delete(elsewhere, bob.id(), Precondition.NONE));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> provisioning.create(elsewhere, json("{'userName':'bob'}")))
                .satisfies(refusal -> assertThat(refusal.existing()).isEmpty());
        assertThat(search(elsewhere, "userName eq \"bob\"")).isEmpty();
    }

    @Test
    void adoptsALocalUser() {
        Resource bob = provisioning.create(here, json("{'userName':'bob'}"));
        provisioning.delete(here, bob.id(), Precondition.NONE);

        provisioning.create(elsewhere, json("{'userName':'bob'}"));

        assertThat(person("bob").owningDirectory()).contains(elsewhere.directoryId());
        assertThat(ports.syncLog().newest(elsewhere.directoryId(), 1))
                .extracting(SyncEvent::action)
                .containsExactly(SyncAction.ADOPTED);
        assertRefused(Reason.UNIQUENESS, () -> provisioning.create(here, json("{'userName':'bob'}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH"})
    void forgetsWhatItHadSaidOfAConnectedUserWhomItWritesFirst(String method) {
        provisioning.create(here, json("{'userName':'bob','externalId':'7','title':'Auditor','locale':'de'}"));
        UserId bob = person("bob").id();
        Actor ann = new Actor(Actor.Kind.ADMINISTRATOR, "ann", "request-2");
        UserAdministration administration = Administrations.users(ports, clock);
        administration.act(ann, bob, AdministratorAction.DETACH);
        administration.update(ann, bob, json("{'attributes':{'nickName':'B'}}"));
        ResourceId id = administration
                .connect(ann, bob, json("{'directoryId':'here'}"))
                .openLink()
                .orElseThrow()
                .id();
        assertThat(administration.find(bob).effective().text("title")).contains("Auditor");

        Complex said = json("{'userName':'bob','externalId':'7','locale':'fr'}");
        switch (method) {
            case "POST" -> provisioning.create(here, said);
            case "PUT" -> provisioning.replace(here, id, said, Precondition.NONE);
            default -> provisioning.patch(here, id, patch("'locale'", "'fr'"), Precondition.NONE);
        }

        assertThat(administration.find(bob).effective().without("active"))
                .isEqualTo(json("{'userName':'bob','locale':'fr','nickName':'B'}"));
        assertThat(person("bob").attributes()).isEqualTo(json("{'nickName':'B'}"));
    }

    @Test
    void whatWasStoredUnderHigherLimitsStays() {
        Resource bob = provisioning.create(here, json("{'userName':'bob','roles':['a','b','c']}"));
        RequestLimits usual = RequestLimits.DEFAULT;
        Call strict = here.within(new RequestLimits(
                new JsonLimits(10, 1, 1, 1, 2),
                usual.longBytes(),
                usual.bulkOperations(),
                usual.patchOperations(),
                usual.filter()));

        assertThat(provisioning.read(strict, bob.id())).isEqualTo(bob);
        assertThat(search(strict, "userName eq \"bob\"")).containsExactly(bob.id());
        Resource renamed = provisioning.patch(strict, bob.id(), patch("'title'", "'Dr.'"), Precondition.NONE);
        assertThat(renamed.attributes().get("roles")).isEqualTo(bob.attributes().get("roles"));
    }

    @Test
    void givesAPatchUpWhenItsTimeIsOver() {
        ResourceId bob = provisioning.create(here, json("{'userName':'bob'}")).id();
        ((InMemoryTransactions) ports.transactions()).endTime();

        assertRefused(
                Reason.UNAVAILABLE, () -> provisioning.patch(here, bob, patch("'title'", "'Dr.'"), Precondition.NONE));
    }

    @Test
    void findsWhatAFilterSelects() {
        Resource bob = provisioning.create(here, json("{'userName':'bob','title':'Engineer'}"));
        provisioning.create(here, json("{'userName':'alice','title':'Lead'}"));

        assertThat(search(here, "title eq \"engineer\"")).containsExactly(bob.id());
        assertThat(search(here, "meta.created gt \"2030-01-01T00:00:00Z\"")).isEmpty();
    }

    private List<ResourceId> search(Call call, String filter) {
        Query query = new Query(
                CoreSchemas.USER,
                Optional.of(Filter.parse(filter, CoreSchemas.USER, FilterLimits.DEFAULT)),
                Page.FIRST);
        return provisioning.search(call, query).resources().stream()
                .map(Resource::id)
                .toList();
    }

    private User person(String loginName) {
        return ports.users().lockByLoginName(User.loginKey(loginName)).orElseThrow();
    }

    private List<SyncEvent> events() {
        return ports.syncLog().newest(here.directoryId(), 100);
    }

    private List<SyncAction> actions() {
        return events().stream().map(SyncEvent::action).toList();
    }

    private Call callOf(String name) {
        return callOf(name, "");
    }

    private Call callOf(String name, String more) {
        DirectorySettings settings = DirectorySettings.create(json("{'name':'" + name + "'" + more + "}"));
        Directory directory = new Directory(new DirectoryId(name), settings, Meta.createdAt(NOW));
        ports.directories().add(directory);
        return new Call(new Caller.OfDirectory(directory, "client"), "request-1");
    }

    private static Complex patch(String path, String value) {
        return json("{'Operations':[{'op':'replace','path':" + path + ",'value':" + value + "}]}");
    }

    private static Complex json(String text) {
        return JsonReader.readStored(text.replace('\'', '"'));
    }

    private static void assertRefused(Reason reason, ThrowingCallable work) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(work).satisfies(refusal -> assertThat(refusal.reason())
                .isEqualTo(reason));
    }

    /** Moves on by a millisecond each time it is asked, so that ids are made in the order of the calls. */
    private static final class TickingClock extends Clock {

        private Instant now = NOW;

        @Override
        public Instant instant() {
            now = now.plusMillis(1);
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
