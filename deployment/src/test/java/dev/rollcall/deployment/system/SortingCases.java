package dev.rollcall.deployment.system;

import static dev.rollcall.deployment.system.People.USERS;

import dev.rollcall.application.json.JsonReader;
import dev.rollcall.application.json.JsonWriter;
import dev.rollcall.application.port.FilterCorpus;
import dev.rollcall.domain.scim.resource.Meta;
import dev.rollcall.domain.scim.resource.Resource;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.resource.Sort;
import dev.rollcall.domain.scim.resource.Version;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.schema.ResourceType;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Lists stand over HTTP in the order that the domain gives the users in them, on whatever pages they are read. */
interface SortingCases extends RunningRollcall {

    /** More than there are odd names, so that many are equal in one attribute or the other. */
    int PEOPLE = 90;

    /** How many are on a page, so that pages end among equals. */
    int PAGE = 13;

    @Test
    default void everyAttributeSortsInOneTotalOrderAcrossPages() {
        Caller idp = newDirectory().idp();
        People.createAll(
                idp,
                IntStream.range(0, PEOPLE)
                        .mapToObj(i -> JsonWriter.write(FilterCorpus.attributes(i, FilterCorpus.name(i)))));
        assertSorted(
                idp,
                CoreSchemas.USER,
                List.of(
                        "id",
                        "userName",
                        "externalId",
                        "active",
                        "displayName",
                        "title",
                        "name.familyName",
                        "emails",
                        "phoneNumbers.value",
                        "meta.created",
                        "meta.lastModified",
                        CoreSchemas.ENTERPRISE_USER.id() + ":employeeNumber"));
    }

    @Test
    default void aDirectorysOwnAttributesSortByNumberTruthAndTime() {
        ConnectedDirectory directory = newDirectory();
        OwnAttributes.define(administrator(), directory);
        Caller idp = directory.idp();
        People.createAll(idp, OwnAttributes.people(PEOPLE).stream());
        assertSorted(
                idp,
                OwnAttributes.userType(),
                Stream.of("rank", "price", "weights", "remote", "hired", "desk.since", "devices.cost")
                        .map(name -> OwnAttributes.GEAR + ":" + name)
                        .toList());
    }

    private static void assertSorted(Caller idp, ResourceType type, List<String> attributes) {
        List<Resource> users = users(idp, type);
        SoftAssertions softly = new SoftAssertions();
        for (String attribute : attributes) {
            for (String direction : List.of("ascending", "descending")) {
                String query =
                        USERS + "?attributes=id&count=" + PAGE + "&sortBy=" + attribute + "&sortOrder=" + direction;
                Sort sort = Sort.parse(attribute, Optional.of(direction), type).orElseThrow();
                List<String> sorted = users.stream()
                        .map(sort::position)
                        .sorted(sort.order())
                        .map(position -> position.id().value())
                        .toList();
                softly.assertThat(byIndex(idp, query)).as(query).isEqualTo(sorted);
                softly.assertThat(byCursor(idp, query)).as(query).isEqualTo(sorted);
            }
        }
        softly.assertAll();
    }

    private static List<String> byIndex(Caller idp, String query) {
        List<String> ids = new ArrayList<>();
        for (int first = 1; first <= PEOPLE; first += PAGE) {
            ids.addAll(ids(idp.get(query + "&startIndex=" + first).expect(200).json()));
        }
        return ids;
    }

    private static List<String> byCursor(Caller idp, String query) {
        List<String> ids = new ArrayList<>();
        Optional<String> cursor = Optional.of("");
        while (cursor.isPresent()) {
            JsonObject page =
                    idp.get(query + "&cursor=" + cursor.get()).expect(200).json();
            ids.addAll(ids(page));
            cursor = Optional.ofNullable(page.getString("nextCursor", null));
        }
        return ids;
    }

    private static List<String> ids(JsonObject page) {
        return People.resources(page).stream().map(user -> user.getString("id")).toList();
    }

    private static List<Resource> users(Caller idp, ResourceType type) {
        Complex list = JsonReader.readStored(
                idp.get(USERS + "?count=" + PEOPLE).expect(200).body());
        return ((Many) list.asMap().get("Resources"))
                .complexElements()
                .map(tree -> user(type, tree))
                .toList();
    }

    private static Resource user(ResourceType type, Complex tree) {
        Complex meta = tree.complex("meta");
        return new Resource(
                type,
                new ResourceId(tree.text("id").orElseThrow()),
                new Meta(moment(meta, "created"), moment(meta, "lastModified"), new Version(1)),
                tree.without("id").without("meta").without("schemas"));
    }

    private static Instant moment(Complex meta, String name) {
        return Instant.parse(meta.text(name).orElseThrow());
    }
}
