package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.json.JsonReader;
import dev.rollcall.application.json.JsonWriter;
import dev.rollcall.application.port.FilterCorpus;
import dev.rollcall.application.port.ServedFilters;
import dev.rollcall.domain.scim.filter.Filter;
import dev.rollcall.domain.scim.filter.FilterLimits;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.schema.ResourceType;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Numeric;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Filters select over HTTP what the matcher of the domain selects among the users and groups as they are answered. */
interface FilterCases extends RunningRollcall {

    @Test
    default void everyFilterSelectsWhatItMatches() {
        Caller idp = newDirectory().idp();
        create(idp);
        createGroups(idp, resources(idp.get("/api/scim/v2/Users?count=" + FilterCorpus.USERS)));
        List<Complex> users = resources(idp.get("/api/scim/v2/Users?count=" + FilterCorpus.USERS));
        List<Complex> groups = resources(idp.get("/api/scim/v2/Groups"));
        assertThat(users).hasSize(FilterCorpus.USERS);
        List<String> filters = new ArrayList<>(FilterCorpus.filters(users));
        filters.addAll(ServedFilters.of(users, "groups"));
        assertThat(filters).hasSizeGreaterThan(550);
        assertSelected(idp, CoreSchemas.USER, users, filters);
        assertSelected(idp, CoreSchemas.GROUP, groups, ServedFilters.of(groups, "members"));
    }

    @Test
    default void everyFilterOverADirectorysOwnAttributesSelectsWhatItMatches() {
        ConnectedDirectory directory = newDirectory();
        OwnAttributes.define(administrator(), directory);
        Caller idp = directory.idp();
        People.createAll(idp, OwnAttributes.people(FilterCorpus.USERS).stream());
        List<Complex> users = resources(idp.get("/api/scim/v2/Users?count=" + FilterCorpus.USERS));
        List<String> filters = OwnAttributes.filters(150);
        assertThat(filters)
                .filteredOn(text -> users.stream()
                        .anyMatch(Filter.parse(text, OwnAttributes.userType(), FilterLimits.DEFAULT)::matches))
                .hasSizeGreaterThan(400);
        assertSelected(idp, OwnAttributes.userType(), users, filters);
    }

    private static void assertSelected(Caller idp, ResourceType type, List<Complex> all, List<String> filters) {
        SoftAssertions softly = new SoftAssertions();
        for (String text : filters) {
            Filter filter = Filter.parse(text, type, FilterLimits.DEFAULT);
            Complex answer = read(idp.get(
                    "/api/scim/v2" + type.endpoint() + "?attributes=id&count=1000&filter=" + Caller.encoded(text)));
            List<String> expected =
                    all.stream().filter(filter::matches).map(FilterCases::id).toList();
            softly.assertThat(ids(answer)).as(text).isEqualTo(expected);
            softly.assertThat(answer.get("totalResults")).as(text).isEqualTo(Numeric.of(expected.size()));
        }
        softly.assertAll();
    }

    private static void create(Caller idp) {
        People.createAll(
                idp,
                IntStream.range(0, FilterCorpus.USERS)
                        .mapToObj(i -> JsonWriter.write(FilterCorpus.attributes(i, FilterCorpus.name(i)))));
    }

    private static void createGroups(Caller idp, List<Complex> users) {
        for (int number : List.of(3, 7, 50)) {
            String members = IntStream.range(0, users.size())
                    .filter(i -> i % number == 0)
                    .mapToObj(i -> "{\"value\":\"" + id(users.get(i)) + "\"}")
                    .collect(Collectors.joining(","));
            idp.post("/api/scim/v2/Groups", "{\"displayName\":\"Every " + number + "\",\"members\":[" + members + "]}")
                    .expect(201);
        }
    }

    private static Complex read(Answer answer) {
        return JsonReader.readStored(answer.expect(200).body());
    }

    private static List<Complex> resources(Answer answer) {
        return resources(read(answer));
    }

    private static List<Complex> resources(Complex answer) {
        return answer.get("Resources") instanceof Many many
                ? many.elements().stream().map(Complex.class::cast).toList()
                : List.of();
    }

    private static List<String> ids(Complex answer) {
        return resources(answer).stream().map(FilterCases::id).toList();
    }

    private static String id(Complex user) {
        return user.text("id").orElseThrow();
    }
}
