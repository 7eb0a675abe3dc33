package dev.rollcall.domain.scim.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.scim.filter.AttributePath;
import dev.rollcall.domain.scim.filter.Filter;
import dev.rollcall.domain.scim.filter.FilterLimits;
import dev.rollcall.domain.scim.filter.IdUrl;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.schema.ResourceType;
import dev.rollcall.domain.scim.value.Complex;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {

    private static final ResourceType HERE = CoreSchemas.USER.at("https://example.org/v2");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "groups pr",
                "groups.value eq \"1\"",
                "groups[display eq \"x\"]",
                "userName eq \"x\" and groups pr",
                "userName eq \"x\" or not (groups pr)"
            })
    void knowsWhatItsFilterAsksFor(String filter) {
        assertThat(query(filter, Sort.BY_ID).asks("groups")).isTrue();
        assertThat(query(filter, Sort.BY_ID).asks("nickName")).isFalse();
    }

    @Test
    void knowsWhatItIsSortedBy() {
        Sort sort =
                Sort.parse("groups.display", Optional.of("descending"), HERE).orElseThrow();
        Query query = query("userName pr", sort);

        assertThat(query.asks("groups")).isTrue();
        assertThat(query.asks("userName")).isTrue();
        assertThat(query.without("groups").sort()).isEqualTo(Sort.ofIds(Optional.of("descending")));
        assertThat(query.without("displayName")).isEqualTo(query);
    }

    @ParameterizedTest
    @CsvSource({
        "groups pr, false",
        "not (groups.value eq \"1\"), true",
        "groups[value eq \"1\"] or id pr, true",
        "groups ne null and id pr, false"
    })
    void asksOfResourcesWithoutTheAttribute(String filter, boolean matches) {
        Filter rest = query(filter, Sort.BY_ID).without("groups").filter().orElseThrow();

        assertThat(rest.matches(user(HERE))).isEqualTo(matches);
    }

    @Test
    void aTypeAtAUrlHasLocations() {
        assertThat(user(HERE).complex("meta").text("location")).contains("https://example.org/v2/Users/1");
        assertThat(user(CoreSchemas.USER).complex("meta").get("location")).isNull();
        assertThat(HERE.locate("userName")).isEqualTo(CoreSchemas.USER.locate("userName"));
        assertThat(HERE.toTree()).isEqualTo(CoreSchemas.USER.toTree());
    }

    @ParameterizedTest
    @CsvSource({
        "meta.location, id, https://example.org/v2/Users/",
        "groups.$ref, groups.value, https://example.org/v2/Groups/"
    })
    void knowsTheIdInAUrl(String url, String id, String prefix) {
        AttributePath path = AttributePath.resolve(url, HERE).orElseThrow();

        assertThat(IdUrl.at(path, HERE))
                .contains(new IdUrl(path, AttributePath.resolve(id, HERE).orElseThrow(), prefix));
        assertThat(IdUrl.at(path, HERE).orElseThrow().idIn(prefix + "7")).contains("7");
        assertThat(IdUrl.at(path, HERE).orElseThrow().idIn("7")).isEmpty();
        assertThat(IdUrl.at(path, HERE).orElseThrow().idIn(prefix.toUpperCase(Locale.ROOT) + "7"))
                .isEqualTo(url.startsWith("groups") ? Optional.of("7") : Optional.empty());
        assertThat(IdUrl.at(path, CoreSchemas.USER)).isEmpty();
        assertThat(IdUrl.at(AttributePath.resolve("profileUrl", HERE).orElseThrow(), HERE))
                .isEmpty();
    }

    private static Complex user(ResourceType type) {
        return new Resource(type, new ResourceId("1"), Meta.createdAt(Instant.EPOCH), Complex.empty()).tree();
    }

    private static Query query(String filter, Sort sort) {
        return new Query(HERE, Optional.of(Filter.parse(filter, HERE, FilterLimits.DEFAULT)), sort, Page.FIRST);
    }
}
