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
import dev.rollcall.domain.scim.resource.QueryResult;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** That {@link Links} finds users by what the server says of them: their groups and their location. */
interface GroupsOfLinksContract {

    ResourceType TYPE = CoreSchemas.USER.at("https://example.org/scim");

    Ports ports();

    @Test
    default void findsUsersByTheirGroupsAndTheirLocation() {
        Directory directory = Samples.storedDirectory(ports());
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            links.add(Samples.storedLink(ports(), directory, Samples.attributes(Samples.name("user" + i))));
        }
        Map<Group, Set<Link>> groups = new LinkedHashMap<>();
        groups.put(group(directory, "Sales"), Set.of(links.get(1), links.get(2), links.get(9)));
        groups.put(group(directory, "sales east"), Set.of(links.get(2), links.get(3), links.get(9)));
        groups.put(group(directory, "Empty"), Set.of());
        groups.forEach((group, members) -> join(directory, group, members));
        Group held = group(directory, "Held");
        join(directory, held, Set.of(links.get(2), links.get(5)));
        ports().heldGroups().hold(held, Samples.NOW);
        ports().memberships().suspend(directory.id(), links.get(9).id(), Samples.NOW);

        List<Resource> users = links.stream()
                .map(link -> user(link, link.equals(links.get(9)) ? Map.of() : groups))
                .toList();
        List<String> filters =
                ServedFilters.of(users.stream().map(Resource::tree).toList(), "groups");
        assertThat(filters).hasSizeGreaterThan(70);
        SoftAssertions softly = new SoftAssertions();
        for (String text : filters) {
            Query query =
                    new Query(TYPE, Optional.of(Filter.parse(text, TYPE, FilterLimits.DEFAULT)), new Page(1, 100));
            QueryResult found = ports().links().search(directory.id(), query);
            softly.assertThat(ids(found.resources()))
                    .as(text)
                    .isEqualTo(ids(users.stream()
                            .filter(user -> query.filter().orElseThrow().matches(user.tree()))
                            .toList()));
        }
        softly.assertAll();
        assertThat(sorted(directory, "groups.display"))
                .startsWith(id(links.get(1)), id(links.get(2)), id(links.get(3)), id(links.get(0)));
        assertThat(sorted(directory, "meta.location"))
                .isEqualTo(links.stream().map(GroupsOfLinksContract::id).toList());
    }

    private List<String> sorted(Directory directory, String sortBy) {
        Sort sort = Sort.parse(sortBy, Optional.empty(), TYPE).orElseThrow();
        return ids(ports().links()
                .search(directory.id(), new Query(TYPE, Optional.empty(), sort, new Page(1, 100)))
                .resources());
    }

    private static Resource user(Link link, Map<Group, Set<Link>> groups) {
        List<Value> elements = groups.entrySet().stream()
                .filter(entry -> entry.getValue().contains(link))
                .<Value>map(entry -> element(entry.getKey()))
                .toList();
        return new Resource(TYPE, link.id(), link.meta(), link.attributes()).with("groups", new Many(elements));
    }

    private static Complex element(Group group) {
        return Complex.of("value", (Value) new Text(group.id().value()))
                .with("display", new Text(group.displayName()))
                .with("type", new Text("direct"))
                .with("$ref", new Text("https://example.org/scim/Groups/" + group.id()));
    }

    private void join(Directory directory, Group group, Set<Link> members) {
        Set<String> ids = members.stream().map(GroupsOfLinksContract::id).collect(Collectors.toSet());
        ports().transactions().run(() -> ports().memberships()
                .change(directory.id(), group.id(), MemberDelta.adding(ids), new Parking(Set.of(), Samples.NOW)));
    }

    private Group group(Directory directory, String name) {
        Complex attributes = Complex.of("displayName", new Text(name));
        Group group = Group.of(directory.id(), new ResourceId(Samples.id()), attributes, Samples.NOW);
        ports().groups().add(group);
        return group;
    }

    private static List<String> ids(List<Resource> resources) {
        return resources.stream().map(resource -> resource.id().value()).toList();
    }

    private static String id(Link link) {
        return link.id().value();
    }
}
