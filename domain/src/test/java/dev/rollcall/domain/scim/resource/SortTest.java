package dev.rollcall.domain.scim.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SortTest {

    private static final Instant NOW = Instant.parse("2026-03-29T02:30:00.125Z");

    @Test
    void ignoresCaseWhereTheAttributeDoes() {
        assertThat(sorted("title", "ascending", text("title", "b"), text("title", "A"), text("title", "C")))
                .containsExactly("2", "1", "3");
        assertThat(sorted(
                        "externalId",
                        "ascending",
                        text("externalId", "b"),
                        text("externalId", "A"),
                        text("externalId", "C")))
                .containsExactly("2", "3", "1");
    }

    @Test
    void putsWhatHasNoValueLastAndFirstWhenDescending() {
        Complex none = Complex.empty();
        assertThat(sorted("title", "ascending", none, text("title", "b"), none, text("title", "a")))
                .containsExactly("4", "2", "1", "3");
        assertThat(sorted("title", "DESCENDING", none, text("title", "b"), none, text("title", "a")))
                .containsExactly("3", "1", "2", "4");
    }

    @Test
    void takesThePrimaryValueOrElseTheFirst() {
        Complex primaryLast = emails(email("z", false), email("b", true));
        Complex noPrimary = emails(email("c", false), email("a", false));
        Complex primaryFirst = emails(email("a", true), email("z", false));

        assertThat(sorted("emails", "ascending", primaryLast, noPrimary, primaryFirst))
                .containsExactly("3", "1", "2");
        assertThat(sorted("emails.value", "ascending", primaryLast, noPrimary, primaryFirst))
                .containsExactly("3", "1", "2");
    }

    @Test
    void comparesMomentsAndBooleansByWhatTheyMean() {
        assertThat(sorted("active", "ascending", flag(Flag.TRUE), flag(Flag.FALSE), Complex.empty()))
                .containsExactly("2", "1", "3");
        Resource later = new Resource(
                CoreSchemas.USER,
                new ResourceId("1"),
                new Meta(NOW.plusSeconds(1), NOW, Version.FIRST),
                Complex.empty());
        Resource earlier =
                new Resource(CoreSchemas.USER, new ResourceId("2"), new Meta(NOW, NOW, Version.FIRST), Complex.empty());
        Sort sort =
                Sort.parse("meta.created", Optional.empty(), CoreSchemas.USER).orElseThrow();

        assertThat(sort.order().compare(sort.position(earlier), sort.position(later)))
                .isNegative();
        assertThat(sort.position(earlier).key().instant()).isEqualTo(NOW);
    }

    @Test
    void aSortByIdIsTheOrderOfIds() {
        assertThat(Sort.parse("ID", Optional.empty(), CoreSchemas.USER)).contains(Sort.BY_ID);
        assertThat(sorted("id", "descending", Complex.empty(), Complex.empty())).containsExactly("2", "1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "name", "meta", "addresses", "password", "", "emails[type eq \"work\"].value"})
    void findsNoSortForWhatIsNoAttributeToSortBy(String sortBy) {
        assertThat(Sort.parse(sortBy, Optional.empty(), CoreSchemas.USER)).isEmpty();
    }

    @Test
    void refusesAnotherDirection() {
        assertThatThrownBy(() -> Sort.parse("userName", Optional.of("sideways"), CoreSchemas.USER))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.INVALID_VALUE));
    }

    @ParameterizedTest
    @CsvSource({
        "userName, USERNAME",
        "urn:ietf:params:scim:schemas:core:2.0:User:userName, username",
        "name.familyName, NAME.FAMILYNAME"
    })
    void readsNamesInEverySpelling(String one, String other) {
        assertThat(Sort.parse(one, Optional.empty(), CoreSchemas.USER))
                .isEqualTo(Sort.parse(other, Optional.of("Ascending"), CoreSchemas.USER));
    }

    @Test
    void writesDifferentSortsDifferently() {
        assertThat(Sort.parse("userName", Optional.of("descending"), CoreSchemas.USER)
                        .orElseThrow())
                .hasToString("userName DESCENDING");
        assertThat(Sort.BY_ID).hasToString("id ASCENDING");
    }

    /** Returns the numbers of the resources, from 1, in their order. */
    private static List<String> sorted(String sortBy, String sortOrder, Complex... attributes) {
        Sort sort = Sort.parse(sortBy, Optional.of(sortOrder), CoreSchemas.USER).orElseThrow();
        return IntStream.range(0, attributes.length)
                .mapToObj(i -> new Resource(
                        CoreSchemas.USER, new ResourceId(Integer.toString(i + 1)), Meta.createdAt(NOW), attributes[i]))
                .sorted(Comparator.comparing(sort::position, sort.order()))
                .map(resource -> resource.id().value())
                .toList();
    }

    private static Complex text(String name, String value) {
        return Complex.of(name, new Text(value));
    }

    private static Complex flag(Flag flag) {
        return Complex.of("active", flag);
    }

    private static Complex emails(Value... elements) {
        return Complex.of("emails", Many.of(elements));
    }

    private static Complex email(String address, boolean primary) {
        return Complex.of("value", (Value) new Text(address)).with("primary", Flag.of(primary));
    }
}
