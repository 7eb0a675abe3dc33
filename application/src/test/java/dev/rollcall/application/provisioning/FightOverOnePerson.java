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
import dev.rollcall.domain.synclog.SyncEvent;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Two directories, <em>here</em> and <em>rival</em>, and a local user over one person, in every combination of settings.
 * What comes of it is one table; each combination is in exactly one of its rows.
 */
public final class FightOverOnePerson {

    /**
     * The settings, in the order of the columns. {@code left} is whom the rival deprovisioned and let go; {@code marked}
     * whom an administrator protects; {@code rival} whether the other directory is switched on.
     */
    private static final List<List<String>> SETTINGS = List.of(
            List.of("local", "rivals", "left"),
            List.of("byName", "byMail"),
            List.of("userName", "userNameThenEmail"),
            List.of("connect", "reject"),
            List.of("reject", "takeOverIfInactive", "takeOver"),
            List.of("rivalOn", "rivalOff"),
            List.of("protect", "expose"),
            List.of("marked", "unmarked"));

    private static final String TABLE = """
            *          byMail userName          *       *                  *        *       *        : 201 kept created    none
            local|left byName *                 *       *                  *        protect marked   : 409 kept conflict   none
            local|left byMail userNameThenEmail *       *                  *        protect marked   : 409 kept conflict   none
            rivals     byName *                 *       *                  *        protect marked   : 409 kept conflict   conflict
            rivals     byMail userNameThenEmail *       *                  *        protect marked   : 409 kept conflict   conflict
            local|left byName *                 connect *                  *        *       unmarked : 201 here adopted    none
            local|left byName *                 connect *                  *        expose  marked   : 201 here adopted    none
            local|left byMail userNameThenEmail connect *                  *        *       unmarked : 201 here adopted    none
            local|left byMail userNameThenEmail connect *                  *        expose  marked   : 201 here adopted    none
            local|left byName *                 reject  *                  *        *       unmarked : 409 kept conflict   none
            local|left byName *                 reject  *                  *        expose  marked   : 409 kept conflict   none
            local|left byMail userNameThenEmail reject  *                  *        *       unmarked : 409 kept conflict   none
            local|left byMail userNameThenEmail reject  *                  *        expose  marked   : 409 kept conflict   none
            rivals     byName *                 *       reject             *        *       unmarked : 409 kept conflict   conflict
            rivals     byName *                 *       reject             *        expose  marked   : 409 kept conflict   conflict
            rivals     byMail userNameThenEmail *       reject             *        *       unmarked : 409 kept conflict   conflict
            rivals     byMail userNameThenEmail *       reject             *        expose  marked   : 409 kept conflict   conflict
            rivals     byName *                 *       takeOverIfInactive rivalOn  *       unmarked : 409 kept conflict   conflict
            rivals     byName *                 *       takeOverIfInactive rivalOn  expose  marked   : 409 kept conflict   conflict
            rivals     byMail userNameThenEmail *       takeOverIfInactive rivalOn  *       unmarked : 409 kept conflict   conflict
            rivals     byMail userNameThenEmail *       takeOverIfInactive rivalOn  expose  marked   : 409 kept conflict   conflict
            rivals     byName *                 *       takeOverIfInactive rivalOff *       unmarked : 201 here taken_over taken_over
            rivals     byName *                 *       takeOverIfInactive rivalOff expose  marked   : 201 here taken_over taken_over
            rivals     byMail userNameThenEmail *       takeOverIfInactive rivalOff *       unmarked : 201 here taken_over taken_over
            rivals     byMail userNameThenEmail *       takeOverIfInactive rivalOff expose  marked   : 201 here taken_over taken_over
            rivals     byName *                 *       takeOver           *        *       unmarked : 201 here taken_over taken_over
            rivals     byName *                 *       takeOver           *        expose  marked   : 201 here taken_over taken_over
            rivals     byMail userNameThenEmail *       takeOver           *        *       unmarked : 201 here taken_over taken_over
            rivals     byMail userNameThenEmail *       takeOver           *        expose  marked   : 201 here taken_over taken_over
            """;

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

    /** One combination, in the order of the columns of the table. */
    public record Fight(List<String> settings) {

        String known() {
            return settings.get(0);
        }

        boolean has(String setting) {
            return settings.contains(setting);
        }

        String others() {
            return settings.get(4);
        }

        Outcome outcome() {
            List<Outcome> rows = TABLE.lines()
                    .map(line -> line.split(":"))
                    .filter(row -> isIn(row[0].strip().split(" +")))
                    .map(row -> Outcome.of(row[1].strip().split(" +")))
                    .toList();
            assertThat(rows).as("rows for %s", settings).hasSize(1);
            return rows.get(0);
        }

        private boolean isIn(String[] cells) {
            return IntStream.range(0, cells.length)
                    .allMatch(i -> cells[i].equals("*")
                            || Arrays.asList(cells[i].split("\\|")).contains(settings.get(i)));
        }
    }

    private record Outcome(String answer, String owner, String here, String rival) {

        static Outcome of(String... cells) {
            return new Outcome(cells[0], cells[1], cells[2], cells[3]);
        }
    }

    /** Returns every combination. */
    public static Stream<Fight> all() {
        List<List<String>> all = List.of(List.of());
        for (List<String> options : SETTINGS) {
            all = all.stream()
                    .flatMap(begun -> options.stream().map(option -> with(begun, option)))
                    .toList();
        }
        assertThat(all).hasSize(576);
        return all.stream().map(Fight::new);
    }

    private static List<String> with(List<String> begun, String option) {
        List<String> longer = new ArrayList<>(begun);
        longer.add(option);
        return longer;
    }

    /** Lets it happen, and compares what comes of it with the table. */
    public void run(Fight fight) {
        Call rival = directory("rival", fight.has("rivalOn"), "{}");
        Call here = directory(
                "here",
                true,
                "{'matchBy':'" + (fight.has("userName") ? "userName" : "userNameThenEmail") + "','existingLocalUsers':'"
                        + fight.settings().get(3) + "','usersOfOtherDirectories':'" + fight.others()
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
        String answer = answer(here, "{'userName':'" + name + "','emails':" + emails() + "}");

        Outcome outcome = fight.outcome();
        assertThat(answer).isEqualTo(outcome.answer());
        User after = ports.users().lock(person.id()).orElseThrow();
        if (outcome.owner().equals("here")) {
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
            boolean isRefused = answer.equals("409");
            assertThat(event.outcome().cause()).isEqualTo(isRefused ? Cause.NAME_TAKEN : null);
            assertThat(person.id().equals(event.target().user()))
                    .isEqualTo(isRefused || outcome.owner().equals("here"));
        });
        if (fight.known().equals("rivals")) {
            rivalStrikesBack(rival, rivalsLink, after, outcome.owner().equals("here"));
        }
    }

    /** Who has lost a person can neither see nor touch it; who has kept it can. */
    private void rivalStrikesBack(Call rival, ResourceId link, User before, boolean isTaken) {
        Complex off = json("{'Operations':[{'op':'replace','path':'active','value':false}]}");
        if (isTaken) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> provisioning.patch(rival, link, off, Precondition.NONE))
                    .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.NOT_FOUND));
            assertThat(answer(rival, "{'userName':'" + ann + "','emails':[]}")).isEqualTo("409");
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

    private String answer(Call call, String body) {
        try {
            provisioning.create(call, json(body));
            return "201";
        } catch (Refusal refusal) {
            assertThat(refusal.reason()).isEqualTo(Reason.UNIQUENESS);
            refusals.ofCall(call, call.refused(409, refusal), refusal);
            return "409";
        }
    }

    private String actions(Call call, int before) {
        List<SyncEvent> events = ports.syncLog().newest(call.directory().id(), 99);
        String actions = events.subList(0, events.size() - before).stream()
                .map(event -> event.action().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("+"));
        return actions.isEmpty() ? "none" : actions;
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
