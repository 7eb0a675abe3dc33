package dev.rollcall.persistence.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.filter.Filter;
import dev.rollcall.domain.scim.filter.FilterLimits;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterNarrowingTest {

    private static Narrowing of(String filter) {
        return new FilterNarrowing(ResourceTable.LINKS, new DirectoryId("d"), CoreSchemas.USER)
                .of(Filter.parse(filter, CoreSchemas.USER, FilterLimits.DEFAULT));
    }

    @Test
    void knowsEveryKindOfFilter() {
        List<String> oneOfEach = List.of(
                "active eq true and title pr",
                "active eq true or title pr",
                "not (title pr)",
                "title eq \"x\"",
                "title pr",
                "emails[type eq \"work\"]",
                "unknown eq \"x\"");

        Set<Class<?>> kinds = oneOfEach.stream()
                .map(text -> Filter.parse(text, CoreSchemas.USER, FilterLimits.DEFAULT)
                        .getClass())
                .collect(Collectors.toSet());
        assertThat(kinds).containsExactlyInAnyOrderElementsOf(Arrays.asList(Filter.class.getPermittedSubclasses()));
        assertThat(oneOfEach).allSatisfy(text -> assertThat(of(text)).isNotNull());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName eq \"Bob\"",
                "userName ne \"Bob\"",
                "userName sw \"Bob\"",
                "userName pr",
                "externalId eq \"E\"",
                "not (externalId pr)",
                "id eq \"x\"",
                "active eq true",
                "meta.lastModified gt \"2026-01-01T00:00:00Z\"",
                "emails.value eq \"a@b\"",
                "emails[value eq \"a@b\"]",
                "emails[value eq \"a@b\" or value eq \"c@d\"]",
                "displayName sw \"a\"",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber eq \"1\"",
                "active eq true and (userName eq \"a\" or not (externalId eq \"b\"))",
                "unknown eq \"x\""
            })
    void leavesTheWholeFilterToTheDatabase(String filter) {
        assertThat(of(filter).isExact()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName co \"bob\"",
                "emails[type eq \"work\" and value eq \"a@b\"]",
                "emails[type eq \"work\"].value eq \"a@b\"",
                "active eq true and title eq \"x\"",
                "title eq \"x\"",
                "title pr",
                "active eq true or title eq \"x\"",
                "addresses[type eq \"work\"].locality sw \"B\""
            })
    void letsTheDatabaseNarrowAndTheMatcherDecide(String filter) {
        assertThat(of(filter).isExact()).isFalse();
        assertThat(of(filter)).isNotEqualTo(Narrowing.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not (title eq \"x\")",
                "not (userName co \"x\")",
                "active eq true or userName gt \"x\"",
                "emails[not (value eq \"a@b\")]",
                "userName gt \"m\"",
                "meta.version eq \"1\""
            })
    void looksAtEveryUserWhereNothingIsIndexed(String filter) {
        assertThat(of(filter)).isEqualTo(Narrowing.NONE);
    }

    @Test
    void neverPutsInputIntoTheStatement() {
        Narrowing narrowing = of("userName eq \"evil?'\" and emails.value sw \"evil%_!\" and id sw \"evil\"");

        assertThat(narrowing.jpql())
                .doesNotContain("evil")
                .contains(":p1", ":p2", ":p5")
                .doesNotContain("?");
        assertThat(narrowing.parameters()).contains("evil?'", "evil%_!", "evil%_\"", "evil%");
    }
}
