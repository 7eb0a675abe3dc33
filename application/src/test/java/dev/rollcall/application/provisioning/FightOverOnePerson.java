package dev.rollcall.application.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.application.SettableClock;
import dev.rollcall.application.access.Caller;
import dev.rollcall.application.json.JsonReader;
import dev.rollcall.application.port.Ports;
import dev.rollcall.application.port.Samples;
import dev.rollcall.application.synclog.RefusalThrottle;
import dev.rollcall.application.synclog.Refusals;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.directory.DirectorySettings;
import dev.rollcall.domain.scim.resource.Meta;
import dev.rollcall.domain.scim.resource.Precondition;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.synclog.Cause;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.SyncEvent;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Lets a {@link Fight} happen on the ports. */
public final class FightOverOnePerson {

    private final String ann = Samples.name("ann");
    private final SettableClock clock = new SettableClock();
    private final Ports ports;
    private final UserProvisioning provisioning;
    private final Refusals refusals;

    /** Takes the ports, which may hold other people. */
    public FightOverOnePerson(Ports ports) {
        this.ports = ports;
        this.provisioning = Provisionings.users(ports, clock);
        this.refusals = new Refusals(ports.transactions(), ports.syncLog(), new RefusalThrottle(), clock);
    }

    /** Lets it happen, and compares what comes of it with the table. */
    public void run(Fight fight) {
        Call rival = directory("rival", fight.has("rivalOn"), "{}");
        Call here = directory(
                "here",
                true,
                "{'matchBy':'" + (fight.has("userName") ? "userName" : "userNameThenEmail") + "','existingLocalUsers':'"
                        + fight.existingLocalUsers() + "','usersOfOtherDirectories':'" + fight.usersOfOtherDirectories()
                        + "','protectUsers':" + fight.has("protect") + "}");
        ResourceId rivalsLink = fight.known().equals("local") ? local() : pushed(rival);
        if (fight.known().equals("left")) {
            provisioning.delete(rival, rivalsLink, Precondition.NONE);
        }
        User found = person();
        if (fight.has("marked")) {
            ports.users().update(found, found.protect());
        }
        User person = person();
        int before = ports.syncLog().newest(rival.directory().id(), 99).size();

        clock.pass(Duration.ofMillis(1));

        String name = fight.has("byName") ? ann.toUpperCase(Locale.ROOT) : ann + ".new";
        int answer = answer(here, "{'userName':'" + name + "','emails':" + emails() + "}");

        Fight.Outcome outcome = fight.outcome();
        assertThat(answer).isEqualTo(outcome.answer());
        User after = ports.users().lock(person.id()).orElseThrow();
        if (outcome.isOurs()) {
            assertThat(after.owner()).isEqualTo(here.directory().id());
            assertThat(after.isEffectivelyActive()).isTrue();
        } else {
            assertThat(after).isEqualTo(person);
        }
        assertThat(after.loginName()).isEqualToIgnoringCase(ann);
        assertThat(actions(here, 0)).isEqualTo(outcome.here());
        assertThat(actions(rival, before)).isEqualTo(outcome.rival());
        assertThat(ports.syncLog().newest(here.directory().id(), 1)).allSatisfy(event -> {
            assertThat(event.reason()).endsWith(".");
            assertThat(event.outcome().cause()).isEqualTo(outcome.isRefused() ? Cause.NAME_TAKEN : null);
            assertThat(person.id().equals(event.target().user())).isEqualTo(outcome.isRefused() || outcome.isOurs());
        });
        if (fight.known().equals("rivals")) {
            rivalStrikesBack(rival, rivalsLink, after, outcome.isOurs());
        }
    }

    /** Who has lost a person can neither see nor touch it; who has kept it can. */
    private void rivalStrikesBack(Call rival, ResourceId link, User before, boolean isTaken) {
        Complex off = json("{'Operations':[{'op':'replace','path':'active','value':false}]}");
        if (isTaken) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> provisioning.patch(rival, link, off, Precondition.NONE))
                    .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.NOT_FOUND));
            assertThat(answer(rival, "{'userName':'" + ann + "','emails':[]}")).isEqualTo(409);
            assertThat(ports.users().lock(before.id())).contains(before);
        } else {
            provisioning.patch(rival, link, off, Precondition.NONE);
            assertThat(ports.users().lock(before.id()))
                    .map(User::isEffectivelyActive)
                    .contains(before.isProtected());
        }
    }

    private User person() {
        return ports.users().lockByLoginName(User.loginKey(ann)).orElseThrow();
    }

    /** Makes the person a local user, of whom no directory has a link. */
    private ResourceId local() {
        ports.users().add(User.local(new UserId(Samples.id()), ann, json("{'emails':" + emails() + "}")));
        return new ResourceId("none");
    }

    private ResourceId pushed(Call call) {
        return provisioning
                .create(call, json("{'userName':'" + ann + "','emails':" + emails() + "}"))
                .id();
    }

    private String emails() {
        return "[{'value':'" + ann + "@example.com'}]";
    }

    private int answer(Call call, String body) {
        try {
            provisioning.create(call, json(body));
            return 201;
        } catch (Refusal refusal) {
            assertThat(refusal.reason()).isEqualTo(Reason.UNIQUENESS);
            refusals.ofCall(call, call.refused(409, refusal), refusal);
            return 409;
        }
    }

    private List<SyncAction> actions(Call call, int before) {
        List<SyncEvent> events = ports.syncLog().newest(call.directory().id(), 99);
        return events.subList(0, events.size() - before).stream()
                .map(SyncEvent::action)
                .toList();
    }

    private Call directory(String name, boolean active, String users) {
        DirectorySettings settings = DirectorySettings.create(
                json("{'name':'" + Samples.name(name) + "','active':" + active + ",'users':" + users + "}"));
        Directory directory = new Directory(new DirectoryId(Samples.id()), settings, Meta.createdAt(clock.instant()));
        ports.directories().add(directory);
        return new Call(new Caller.OfDirectory(directory, "client"), "request-1");
    }

    private static Complex json(String text) {
        return JsonReader.readStored(text.replace('\'', '"'));
    }
}
