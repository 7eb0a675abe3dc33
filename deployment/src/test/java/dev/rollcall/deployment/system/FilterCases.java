package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.json.JsonReader;
import dev.rollcall.application.json.JsonWriter;
import dev.rollcall.application.port.FilterCorpus;
import dev.rollcall.domain.scim.filter.Filter;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Numeric;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Filters select over HTTP what the matcher of the domain selects among the users as they are answered. */
interface FilterCases extends RunningRollcall {

    @Test
    default void everyFilterSelectsWhatItMatches() {
        Caller idp = newDirectory().idp();
        create(idp);
        List<Complex> users = resources(idp.get("/api/scim/v2/Users?count=" + FilterCorpus.USERS)).stream()
                .map(FilterCases::withoutLocation)
                .toList();
        assertThat(users).hasSize(FilterCorpus.USERS);
        List<String> filters = FilterCorpus.filters(users);
        assertThat(filters).hasSizeGreaterThan(550);

        SoftAssertions softly = new SoftAssertions();
        for (String text : filters) {
            Filter filter = Filter.parse(text, CoreSchemas.USER);
            Complex answer =
                    read(idp.get("/api/scim/v2/Users?attributes=id&count=1000&filter=" + Caller.encoded(text)));
            List<String> expected =
                    users.stream().filter(filter::matches).map(FilterCases::id).toList();
            softly.assertThat(ids(answer)).as(text).isEqualTo(expected);
            softly.assertThat(answer.get("totalResults")).as(text).isEqualTo(Numeric.of(expected.size()));
        }
        softly.assertAll();
    }

    private static void create(Caller idp) {
        String operations = IntStream.range(0, FilterCorpus.USERS)
                .mapToObj(i -> "{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"" + i + "\",\"data\":"
                        + JsonWriter.write(FilterCorpus.attributes(i, FilterCorpus.name(i))) + "}")
                .collect(Collectors.joining(","));
        Answer created = idp.post(
                "/api/scim/v2/Bulk",
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"],\"Operations\":[" + operations
                        + "]}");
        assertThat(created.expect(200).json().getJsonArray("Operations"))
                .allSatisfy(result ->
                        assertThat(result.asJsonObject().getString("status")).isEqualTo("201"));
    }

    /** The location depends on the address at which it is asked for, and is nothing that can be looked for. */
    private static Complex withoutLocation(Complex user) {
        return user.with("meta", user.complex("meta").without("location"));
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
