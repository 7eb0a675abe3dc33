package dev.rollcall.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Memberships.Parking;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.group.Group;
import dev.rollcall.domain.group.MemberDelta;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.scim.filter.Filter;
import dev.rollcall.domain.scim.filter.FilterLimits;
import dev.rollcall.domain.scim.resource.Page;
import dev.rollcall.domain.scim.resource.Query;
import dev.rollcall.domain.scim.resource.Resource;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.resource.Sort;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.schema.ResourceType;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** That {@link Groups} finds groups by everything the server says of their members, however many these are. */
interface MembersOfGroupsContract {

    ResourceType TYPE = CoreSchemas.GROUP.at("https://example.org/scim");

    Ports ports();

    @Test
    default void findsGroupsByTheirMembersAndTheirLocation() {
        Directory directory = Samples.storedDirectory(ports());
        List<Link> links = links(directory, 10);
        ports().memberships().suspend(directory.id(), links.get(9).id(), Samples.NOW);
        List<Resource> groups = List.of(
                group(directory, links.get(2)),
                group(directory, links.get(0), links.get(3), links.get(5)),
                group(directory),
                group(directory, links.toArray(Link[]::new)));
        Directory other = Samples.storedDirectory(ports());
        group(other, links(other, 1).get(0));

        List<String> filters =
                ServedFilters.of(groups.stream().map(Resource::tree).toList(), "members");

        assertThat(filters).hasSizeGreaterThan(150);
        SoftAssertions softly = new SoftAssertions();
        for (String text : filters) {
            Filter filter = Filter.parse(text, TYPE, FilterLimits.DEFAULT);
            softly.assertThat(find(directory, filter))
                    .as(text)
                    .isEqualTo(groups.stream()
                            .filter(group -> filter.matches(group.tree()))
                            .map(Resource::id)
                            .toList());
        }
        softly.assertAll();
    }

    @Test
    default void findsGroupsByAMemberAmongMoreThanAreReadAtOnce() {
        Directory directory = Samples.storedDirectory(ports());
        List<Link> links = links(directory, Memberships.AT_ONCE + 2);
        Resource all = group(directory, links.toArray(Link[]::new));
        Resource first = group(directory, links.get(0));
        String last = links.get(links.size() - 1).userName();

        for (Resource group : List.of(all, first)) {
            assertThat(group.isLong()).isFalse();
        }
        assertThat(find(directory, "members[display ew \"" + last.substring(4) + "\" and type eq \"user\"]"))
                .containsExactly(all.id());
        assertThat(find(directory, "members[not (value eq \"" + links.get(0).id() + "\")]"))
                .containsExactly(all.id());
        assertThat(find(directory, "members.display co \"nobody\"")).isEmpty();
        assertThat(find(
                        directory,
                        "members.display co \"a\" and members eq \""
                                + links.get(0).id() + "\""))
                .containsExactly(all.id(), first.id());
    }

    @Test
    default void sortsGroupsByTheirFirstMember() {
        Directory directory = Samples.storedDirectory(ports());
        List<Link> links = links(directory, 3);
        ResourceId later = group(directory, links.get(2), links.get(1)).id();
        ResourceId sooner = group(directory, links.get(2), links.get(0)).id();
        ResourceId never = group(directory).id();
        Sort sort = Sort.parse("members.value", Optional.empty(), TYPE).orElseThrow();

        assertThat(ports().groups()
                        .search(directory.id(), new Query(TYPE, Optional.empty(), sort, Page.FIRST))
                        .resources())
                .extracting(Resource::id)
                .containsExactly(sooner, later, never);
    }

    private List<ResourceId> find(Directory directory, String filter) {
        return find(directory, Filter.parse(filter, TYPE, FilterLimits.DEFAULT));
    }

    private List<ResourceId> find(Directory directory, Filter filter) {
        return ports()
                .groups()
                .search(directory.id(), new Query(TYPE, Optional.of(filter), Page.FIRST))
                .resources()
                .stream()
                .map(Resource::id)
                .toList();
    }

    private List<Link> links(Directory directory, int count) {
        List<Link> links = new ArrayList<>();
        IntStream.range(0, count)
                .forEach(i -> links.add(Samples.storedLink(
                        ports(), directory, Samples.attributes(Samples.name((i % 2 == 0 ? "Anna" : "Cleo") + i)))));
        return links;
    }

    /** Returns a stored group as it is answered, with those of its members that are not suspended. */
    private Resource group(Directory directory, Link... members) {
        Complex attributes = Complex.of("displayName", new Text(Samples.name("Group")));
        Group group = Group.of(directory.id(), new ResourceId(Samples.id()), attributes, Samples.NOW);
        Set<String> ids = Stream.of(members).map(link -> link.id().value()).collect(Collectors.toSet());
        ports().transactions().run(() -> {
            ports().groups().add(group);
            ports().memberships()
                    .change(directory.id(), group.id(), MemberDelta.adding(ids), new Parking(Set.of(), Samples.NOW));
            ports().groups().update(group, group.counting(ids.size()));
        });
        List<Value> elements = ports().memberships().page(directory.id(), group.id(), "", members.length + 1).stream()
                .<Value>map(member ->
                        member.toElement().with("$ref", new Text("https://example.org/scim/Users/" + member.link())))
                .toList();
        return new Resource(TYPE, group.id(), group.meta(), group.attributes()).with("members", new Many(elements));
    }
}
