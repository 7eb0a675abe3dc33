package dev.rollcall.application.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.rollcall.application.access.Caller;
import dev.rollcall.application.json.JsonReader;
import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.Memberships.Member;
import dev.rollcall.application.port.Ports;
import dev.rollcall.application.port.Samples;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.group.Group;
import dev.rollcall.domain.scim.resource.Meta;
import dev.rollcall.domain.scim.resource.Precondition;
import dev.rollcall.domain.scim.resource.Resource;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.synclog.Change;
import dev.rollcall.domain.synclog.ChangeType;
import dev.rollcall.domain.synclog.FeedItem;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.SyncEvent;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GroupProvisioningTest {

    private final Ports ports = Ports.inMemory();
    private final GroupProvisioning provisioning =
            Provisionings.groups(ports, Clock.fixed(Samples.NOW, ZoneOffset.UTC));
    private final Directory directory = Samples.storedDirectory(ports);
    private final Call idp = new Call(new Caller.OfDirectory(directory, "client"), "request-1");
    private final String ann = user("ann");
    private final String bob = user("bob");

    static Stream<Arguments> writes() {
        return Stream.of(
                // Only these three empty a group, and each says so.
                arguments(patch("{'op':'remove','path':'members'}"), List.of()),
                arguments(patch("{'op':'replace','path':'members','value':[]}"), List.of()),
                arguments("{'displayName':'Staff','members':[]}", List.of()),
                arguments(patch("{'op':'replace','path':'members','value':[{'value':'ANN'}]}"), List.of("ann")),
                arguments(patch("{'op':'remove','path':'members','value':[{'value':'BOB'}]}"), List.of("ann")),
                arguments(patch("{'op':'remove','path':'members[value eq \"BOB\"]'}"), List.of("ann")),
                arguments("{'displayName':'Staff','members':[{'value':'ANN'}]}", List.of("ann")),
                arguments("{'displayName':'Staff'}", List.of("ann", "bob")),
                arguments("{'displayName':'Staff','members':null}", List.of("ann", "bob")),
                arguments(patch("{'op':'remove','path':'members','value':[]}"), List.of("ann", "bob")),
                arguments(patch("{'op':'remove','path':'members','value':['nobody']}"), List.of("ann", "bob")),
                arguments(patch("{'op':'remove','path':'members[value eq \"nobody\"]'}"), List.of("ann", "bob")),
                arguments(patch("{'op':'add','path':'members','value':[]}"), List.of("ann", "bob")),
                arguments(patch("{'op':'replace','value':{'members':null}}"), List.of("ann", "bob")),
                arguments(patch("{'op':'replace','value':{'displayName':'Crew'}}"), List.of("ann", "bob")));
    }

    @ParameterizedTest
    @MethodSource("writes")
    void nobodyLeavesUnlessTheWriteSaysSo(String body, List<String> left) {
        Resource staff = create("Staff", ann, bob);

        write(staff.id(), named(body));

        assertThat(names(staff.id())).containsExactlyInAnyOrderElementsOf(left);
        assertThat(stored(staff.id()).members()).isEqualTo(left.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'Operations':[{'op':'replace','path':'members','value':null}]}",
                "{'Operations':[{'op':'replace','path':'members'}]}",
                "{'Operations':[{'op':'replace','path':'members','value':''}]}",
                "{'Operations':[{'op':'replace','path':'members','value':[{}]}]}",
                "{'Operations':[{'op':'replace','path':'members','value':[{'value':'ANN'},{}]}]}",
                "{'Operations':[{'op':'replace','value':{'members':{}}}]}",
                "{'Operations':[{'op':'remove','path':'members','value':[{'display':'x'}]}]}",
                "{'Operations':[{'op':'remove','path':'members[value pr]'}]}",
                "{'Operations':[{'op':'remove','path':'members.value'}]}",
                "{'Operations':[{'op':'remove'}]}",
                "{'Operations':[{'op':'clear','path':'members'}]}",
                "{'Operations':[{'op':'remove','path':'members'},{'op':'clear','path':'members'}]}",
                "{'Operations':[{'op':'remove','path':'members'},{'op':'remove','path':'displayName'}]}",
                "{'displayName':'Staff','members':''}",
                "{'displayName':'Staff','members':{}}",
                "{'displayName':'Staff','members':[{}]}",
                "{'displayName':'Staff','members':[null]}",
                "{'displayName':'Staff','members':true}",
                "{'members':[]}"
            })
    void whatIsRefusedChangesNothing(String body) {
        Resource staff = create("Staff", ann, bob);
        Group before = stored(staff.id());

        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> write(staff.id(), named(body)));

        assertThat(names(staff.id())).containsExactly("ann", "bob");
        assertThat(stored(staff.id())).isEqualTo(before);
    }

    @Test
    void aLongGroupIsChangedWithoutItsMembers() {
        String[] many = IntStream.rangeClosed(0, Memberships.AT_ONCE)
                .mapToObj(i -> user("user" + i))
                .toArray(String[]::new);
        Resource staff = create("Staff", many);
        assertThat(staff.isLong()).isTrue();

        write(staff.id(), json(patch("{'op':'replace','path':'displayName','value':'Crew'}")));

        assertThat(stored(staff.id()).attributes()).isEqualTo(json("{'displayName':'Crew'}"));
    }

    @Test
    void aChangeWithoutEffectIsNone() {
        String[] many = IntStream.rangeClosed(0, Memberships.AT_ONCE)
                .mapToObj(i -> user("user" + i))
                .toArray(String[]::new);
        Resource staff = create("Staff", many);
        Group before = stored(staff.id());

        write(staff.id(), json(patch("{'op':'add','path':'members','value':['" + many[0] + "']}")));
        write(staff.id(), json(patch("{'op':'remove','path':'members','value':['" + ann + "']}")));
        write(staff.id(), json("{'displayName':'Staff'}"));

        assertThat(stored(staff.id())).isEqualTo(before);
        assertThat(actions()).containsExactlyInAnyOrder(SyncAction.MEMBERS_CHANGED, SyncAction.GROUP_CREATED);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"'new', 'old', 'new'", "'old', 'new', 'new'", "'', 'old', ''", "null, 'old', ''", "'old', '', ''"})
    void ofTwoDescriptionsTheOneThatTheClientChangedIsStored(String top, String inExtension, String stored) {
        String name = "'displayName':'Staff'";
        Resource staff = provisioning.create(
                idp, json("{" + name + ",'description':'old','members':[{'value':'" + ann + "'}]}"));
        String extension = "'" + CoreSchemas.ROLLCALL_GROUP.id() + "':{'description':";

        write(staff.id(), json("{" + name + ",'description':" + top + "," + extension + inExtension + "}}"));

        assertThat(stored(staff.id()).attributes())
                .isEqualTo(json("{" + name + (stored.equals("''") ? "" : "," + extension + stored + "}") + "}"));
        assertThat(names(staff.id())).containsExactly("ann");
    }

    @ParameterizedTest
    @ValueSource(strings = {"park", "reject", "skip"})
    void anUnknownMemberIsTreatedByTheSetting(String setting) {
        Call call = with("unknownMembers", setting);
        Resource staff = create("Staff", ann);
        Complex add = json(patch("{'op':'add','path':'members','value':['" + bob + "','nobody']}"));

        if (setting.equals("reject")) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> provisioning.patch(call, staff.id(), add, Precondition.NONE))
                    .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.INVALID_VALUE))
                    .withMessageContaining("\"nobody\"")
                    .withMessageNotContaining(bob);
        } else {
            provisioning.patch(call, staff.id(), add, Precondition.NONE);
        }

        assertThat(names(staff.id())).isEqualTo(setting.equals("reject") ? List.of("ann") : List.of("ann", "bob"));
        assertThat(ports.administeredGroups().parked(stored(staff.id()), "", 10))
                .isEqualTo(setting.equals("park") ? List.of("nobody") : List.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "replace | members[value eq \"ANN\"]                        | {}         | ``",
                "replace | members[value eq \"BOB\"]                        | {}         | replaceWithoutMatch",
                "replace | members[value eq \"ANN\" or value eq \"BOB\"]  | {}         | replaceWithoutMatch",
                "replace | members[value eq \"nobody\"]                     | {}         | replaceWithoutMatch",
                "add     | members[value eq \"BOB\"]                        | {}         | ``",
                "replace | members                                            | ['BOB']    | ``",
                "replace | members                                            | [{'value':'BOB','colour':1}] | unknownAttribute:members.colour",
                "replace | urn:ietf:params:scim:schemas:core:2.0:Group:colour | 'red'      | unknownAttribute:urn:ietf:params:scim:schemas:core:2.0:Group:colour"
            })
    void namesWhatWasTolerated(String op, String path, String value, String tolerated) {
        Resource group = create("Staff", ann);
        Complex body = named(patch("{'op':'" + op + "','path':'" + path + "','value':" + value + "}"));

        provisioning.patch(idp, group.id(), body, Precondition.NONE);

        assertThat(String.join(",", idp.trace().quirks())).isEqualTo(tolerated);
    }

    @Test
    void namesUnknownPartsOfTheMembersOfABody() {
        Resource group = create("Staff");
        write(group.id(), named("{'displayName':'Staff','members':[{'value':'ANN','colour':1}]}"));

        assertThat(idp.trace().quirks()).containsExactly("unknownAttribute:members.colour");
    }

    @Test
    void whoeverGetsAParkedIdAsExternalIdIsAMember() {
        Resource staff = create("Staff", ann);
        write(staff.id(), json(patch("{'op':'add','path':'members','value':['e7']}")));
        Complex identify = json(patch("{'op':'add','path':'externalId','value':'e7'}"));

        Provisionings.users(ports, Clock.systemUTC()).patch(idp, new ResourceId(bob), identify, Precondition.NONE);

        assertThat(names(staff.id())).containsExactly("ann", "bob");
        assertThat(ports.administeredGroups().parked(stored(staff.id()), "", 10))
                .isEmpty();
    }

    @Test
    void whoIsThereIsPushedAndTakenOutByExternalIdOrFormerIdAsWellAsById() {
        Complex identify = json(patch("{'op':'add','path':'externalId','value':'e7'}"));
        UserProvisioning users = Provisionings.users(ports, Clock.systemUTC());
        users.patch(idp, new ResourceId(bob), identify, Precondition.NONE);
        String former = ann;
        users.delete(idp, new ResourceId(ann), Precondition.NONE);
        users.create(idp, json("{'userName':'ann'}"));
        Resource staff = create("Staff");
        Complex both = json("{'displayName':'Staff','members':[{'value':'e7'},{'value':'" + former + "'}]}");

        write(staff.id(), both);
        Group once = stored(staff.id());
        write(staff.id(), both);

        assertThat(stored(staff.id())).isEqualTo(once);
        assertThat(once.members()).isEqualTo(2);
        assertThat(names(staff.id())).containsExactlyInAnyOrder("ann", "bob");
        assertThat(ports.administeredGroups().parked(once, "", 10)).isEmpty();

        write(staff.id(), json(patch("{'op':'remove','path':'members','value':['e7']}")));
        assertThat(names(staff.id())).containsExactly("ann");
        write(staff.id(), json(patch("{'op':'remove','path':'members[value eq \"" + former + "\"]'}")));
        assertThat(names(staff.id())).isEmpty();
        assertThat(stored(staff.id()).members()).isZero();
    }

    @Test
    void aGroupIsNoMemberOfAGroup() {
        Resource staff = create("Staff", ann);
        Resource crew = create("Crew");
        String add = patch("{'op':'add','path':'members','value':['" + crew.id() + "']}");

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> write(staff.id(), json(add)))
                .withMessageContaining("A group cannot be a member of a group");
    }

    @Test
    void tellsApplicationsToReadTheMembersOfAGroupThatLeavesSomeBehindWhenItIsTakenOver() {
        User local = User.local(new UserId(Samples.id()), Samples.name("cid"), Complex.empty());
        ports.users().add(local);
        UserId linked = ports.links()
                .find(directory.id(), new ResourceId(ann))
                .orElseThrow()
                .user();

        assertThat(toldOfTakeover("Staff", linked, local.id()))
                .containsExactly(Change.of(ChangeType.GROUP_UPDATED), Change.of(ChangeType.MEMBERS_CHANGED));
        assertThat(toldOfTakeover("Crew", linked)).containsExactly(Change.of(ChangeType.GROUP_UPDATED));
    }

    private List<Change> toldOfTakeover(String name, UserId... members) {
        Group local = new Group(
                new ResourceId(Samples.id()),
                null,
                Complex.of("displayName", new Text(name)),
                Meta.createdAt(Samples.NOW),
                members.length);
        ports.groups().add(local);
        ports.administeredGroups().changeLocal(local.id(), Set.of(members), Set.of());

        provisioning.create(with("sameGroupName", "connect"), json("{'displayName':'" + name + "'}"));

        ports.changeFeed().number(9);
        assertThat(names(local.id())).containsExactly("ann");
        return ports.changeFeed().after(0, 9).stream()
                .map(FeedItem::event)
                .filter(event -> local.id().equals(event.target().resource()))
                .map(SyncEvent::change)
                .toList();
    }

    private Call with(String setting, String value) {
        Directory changed = directory.with(
                directory.settings().merge(json("{'synchronization':{'" + setting + "':'" + value + "'}}")),
                Samples.NOW);
        return new Call(new Caller.OfDirectory(changed, "client"), "request-2");
    }

    private void write(ResourceId group, Complex body) {
        if (body.get("Operations") == null) {
            provisioning.replace(idp, group, body, Precondition.NONE);
        } else {
            provisioning.patch(idp, group, body, Precondition.NONE);
        }
    }

    private Resource create(String name, String... members) {
        String values = Stream.of(members).map(id -> "{'value':'" + id + "'}").collect(Collectors.joining(","));
        return provisioning.create(idp, json("{'displayName':'" + name + "','members':[" + values + "]}"));
    }

    private String user(String name) {
        return Samples.storedLink(ports, directory, Samples.attributes(name))
                .id()
                .value();
    }

    private List<String> names(ResourceId group) {
        return ports.memberships().page(directory.id(), group, "", 10_000).stream()
                .map(Member::userName)
                .toList();
    }

    private Group stored(ResourceId group) {
        return ports.groups().find(directory.id(), group).orElseThrow();
    }

    private List<SyncAction> actions() {
        return ports.syncLog().newest(directory.id(), 100).stream()
                .map(SyncEvent::action)
                .toList();
    }

    private Complex named(String body) {
        return json(body.replace("ANN", ann).replace("BOB", bob));
    }

    private static String patch(String operation) {
        return "{'Operations':[" + operation + "]}";
    }

    private static Complex json(String text) {
        String quoted = text.replace("\"", "\\\"").replace('\'', '"');
        return JsonReader.readStored(quoted);
    }
}
