package dev.rollcall.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.FilterCorpus;
import dev.rollcall.application.port.InMemorySearch;
import dev.rollcall.application.port.Ports;
import dev.rollcall.application.port.Samples;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.scim.filter.Filter;
import dev.rollcall.domain.scim.filter.FilterLimits;
import dev.rollcall.domain.scim.resource.Page;
import dev.rollcall.domain.scim.resource.Query;
import dev.rollcall.domain.scim.resource.QueryResult;
import dev.rollcall.domain.scim.resource.Resource;
import dev.rollcall.domain.scim.resource.Sort;
import dev.rollcall.domain.scim.schema.Attribute;
import dev.rollcall.domain.scim.schema.AttributeType;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.schema.Returned;
import dev.rollcall.domain.scim.schema.Schema;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Texts made for SQL are values like any other, in every attribute a user may have: filters select, and sorting orders, as
 * the domain does. The proof has every attribute with every text and operator, the short form a few of these.
 */
class SqlPayloadIT extends OnBothDatabases {

    private static final int STEP = Boolean.getBoolean("rollcall.proof") ? 1 : 47;
    private static final List<String> OPERATORS = List.of("eq", "ne", "sw", "co", "ew");
    private static final List<String> PAYLOADS = FilterCorpus.PAYLOADS;

    private final List<Resource> resources = new ArrayList<>();
    private Directory directory;

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void selectsAndSortsWhatTheDomainSelectsAndSorts(TestDatabase.Kind kind) {
        Ports ports = populated(kind);
        List<String> paths = paths();
        assertThat(paths).hasSizeGreaterThan(50);

        SoftAssertions softly = new SoftAssertions();
        for (int number = 0; number < paths.size() * PAYLOADS.size() * OPERATORS.size(); number += STEP) {
            String operator = OPERATORS.get(number % OPERATORS.size());
            String path = paths.get(number / OPERATORS.size() % paths.size());
            String payload = PAYLOADS.get(number / OPERATORS.size() / paths.size());
            String text = FilterCorpus.condition(path, operator, payload);
            assertAlike(softly, ports, new Query(CoreSchemas.USER, filter(text), new Page(1, 1000)), text);
        }
        for (String path : paths) {
            for (String order : List.of("ascending", "descending")) {
                Optional<Sort> sort = Sort.parse(path, Optional.of(order), CoreSchemas.USER);
                Query query = new Query(CoreSchemas.USER, filter("userName pr"), sort.orElseThrow(), new Page(1, 1000));
                assertAlike(softly, ports, query, path + " " + order);
            }
        }
        softly.assertAll();
    }

    private void assertAlike(SoftAssertions softly, Ports ports, Query query, String what) {
        QueryResult found = ports.links().search(directory.id(), query);
        QueryResult expected = InMemorySearch.of(resources.stream(), query);
        softly.assertThat(ids(found)).as(what).isEqualTo(ids(expected));
        softly.assertThat(found.totalResults()).as(what).isEqualTo(expected.totalResults());
    }

    private Ports populated(TestDatabase.Kind kind) {
        Ports ports = on(kind).ports();
        directory = Samples.storedDirectory(ports);
        resources.clear();
        for (String payload : PAYLOADS) {
            Link link = Samples.storedLink(ports, directory, user(payload));
            resources.add(new Resource(CoreSchemas.USER, link.id(), link.meta(), link.attributes()));
        }
        return ports;
    }

    /** A user who has the text wherever a text may be. */
    private static Complex user(String payload) {
        Complex user = filled(CoreSchemas.USER.core(), payload)
                .with("userName", new Text(payload + Samples.name("")))
                .with("externalId", new Text(payload));
        for (Schema extension : CoreSchemas.USER.extensions()) {
            user = user.with(extension.id(), filled(extension, payload));
        }
        return user;
    }

    private static Complex filled(Schema schema, String payload) {
        Complex filled = Complex.empty();
        for (Attribute attribute : schema.attributes()) {
            if (attribute.type() == AttributeType.COMPLEX && attribute.isStored()) {
                Complex element = Complex.empty();
                for (Attribute sub : texts(attribute.subAttributes()).toList()) {
                    element = element.with(sub.name(), new Text(payload));
                }
                filled = filled.with(attribute.name(), inForm(attribute, element));
            } else if (isText(attribute)) {
                filled = filled.with(attribute.name(), inForm(attribute, new Text(payload)));
            }
        }
        return filled;
    }

    private static Value inForm(Attribute attribute, Value value) {
        return attribute.isMultiValued() ? Many.of(value) : value;
    }

    private static List<String> paths() {
        List<String> paths = new ArrayList<>(List.of("id", "externalId", "meta.location", "meta.version"));
        addPaths(paths, "", CoreSchemas.USER.core());
        CoreSchemas.USER.extensions().forEach(extension -> addPaths(paths, extension.id() + ":", extension));
        return paths;
    }

    private static void addPaths(List<String> paths, String prefix, Schema schema) {
        for (Attribute attribute : schema.attributes()) {
            String path = prefix + attribute.name();
            if (attribute.type() == AttributeType.COMPLEX) {
                texts(attribute.subAttributes()).forEach(sub -> paths.add(path + "." + sub.name()));
            } else if (isText(attribute)) {
                paths.add(path);
            }
        }
    }

    private static Stream<Attribute> texts(Iterable<Attribute> attributes) {
        return StreamSupport.stream(attributes.spliterator(), false).filter(SqlPayloadIT::isText);
    }

    private static boolean isText(Attribute attribute) {
        return (attribute.type() == AttributeType.STRING || attribute.type() == AttributeType.REFERENCE)
                && attribute.returned() != Returned.NEVER;
    }

    private static Optional<Filter> filter(String text) {
        return Optional.of(Filter.parse(text, CoreSchemas.USER, FilterLimits.DEFAULT));
    }

    private static List<String> ids(QueryResult result) {
        return result.resources().stream()
                .map(resource -> resource.id().value())
                .toList();
    }
}
