package dev.rollcall.domain.directory;

import static dev.rollcall.domain.scim.Tree.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.filter.AttributePath;
import dev.rollcall.domain.scim.filter.Filter;
import dev.rollcall.domain.scim.filter.FilterLimits;
import dev.rollcall.domain.scim.patch.Patch;
import dev.rollcall.domain.scim.resource.MessageLimits;
import dev.rollcall.domain.scim.resource.Meta;
import dev.rollcall.domain.scim.resource.Projection;
import dev.rollcall.domain.scim.resource.Resource;
import dev.rollcall.domain.scim.resource.ResourceCheck;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.resource.UnknownAttributes;
import dev.rollcall.domain.scim.schema.ResourceType;
import dev.rollcall.domain.scim.value.Complex;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectorySchemasTest {

    private static final String OURS = "urn:ietf:params:scim:schemas:extension:rollcall:2.0:User";
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final String BADGE = "urn:example:params:scim:schemas:Badge:2.0:User";

    private final DirectorySchemas schemas = DirectorySchemas.create(object("""
            {"autoDefineProfileFields": false,
             "profileFields": [{"key": "team"}, {"key": "level", "type": "integer"}],
             "extensions": [{"id": "%s", "name": "Badge", "attributes": [
                {"name": "number", "uniqueness": "server", "caseExact": true},
                {"name": "issued", "type": "dateTime", "mutability": "immutable"},
                {"name": "pin", "mutability": "writeOnly"},
                {"name": "doors", "type": "complex", "multiValued": true, "subAttributes": [
                    {"name": "value", "required": true}, {"name": "floor", "type": "integer"}]}]}]}
            """.formatted(BADGE)));

    private final ResourceType type = schemas.userType();

    private static Complex user(String rest) {
        return object("{\"userName\": \"jane\"" + (rest.isEmpty() ? "" : ", ") + rest + "}");
    }

    private Complex checked(String rest) {
        return ResourceCheck.check(type, user(rest), UnknownAttributes.IGNORE).attributes();
    }

    private Complex patched(Complex attributes, String operations) {
        return Patch.parse(
                        object("{\"Operations\": " + operations + "}"),
                        type,
                        UnknownAttributes.IGNORE,
                        MessageLimits.DEFAULT)
                .apply(attributes);
    }

    private Resource resource(Complex attributes) {
        return new Resource(type, new ResourceId("1"), Meta.createdAt(Instant.EPOCH), attributes);
    }

    private Complex shown(ResourceType shownType, Complex attributes) {
        Resource resource = new Resource(shownType, new ResourceId("1"), Meta.createdAt(Instant.EPOCH), attributes);
        return Projection.parse(Optional.empty(), Optional.empty(), shownType).apply(resource.tree());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"profileField_team\": \"Red\"",
                "\"PROFILEFIELD_TEAM\": \"Red\"",
                "\"" + OURS + "\": {\"profileField_team\": \"Red\"}",
                "\"" + ENTERPRISE + "\": {\"profileField_team\": \"Red\"}",
                "\"" + OURS + ":profileField_team\": \"Red\"",
                "\"" + ENTERPRISE + ":profileField_team\": \"Red\"",
                "\"profileField_team\": \"Blue\", \"" + OURS + "\": {\"profileField_team\": \"Red\"}",
                "\"" + OURS + "\": {\"profileField_team\": \"Red\"}, \"profileField_team\": \"Blue\""
            })
    void everySpellingLeadsToTheSameField(String sent) {
        assertThat(checked(sent)).isEqualTo(user("\"" + OURS + "\": {\"profileField_team\": \"Red\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "profileField_team",
                OURS + ":profileField_team",
                OURS + ".profileField_team",
                ENTERPRISE + ":profileField_team",
                "profilefield_TEAM"
            })
    void everySpellingIsAPathAFilterAndASelection(String name) {
        Complex red = user("\"" + OURS + "\": {\"profileField_team\": \"Red\"}");

        assertThat(patched(user(""), "[{\"op\":\"add\",\"path\":\"" + name + "\",\"value\":\"Red\"}]"))
                .isEqualTo(red);
        assertThat(patched(user(""), "[{\"op\":\"replace\",\"value\":{\"" + name + "\":\"Red\"}}]"))
                .isEqualTo(red);
        assertThat(patched(red, "[{\"op\":\"remove\",\"path\":\"" + name + "\"}]"))
                .isEqualTo(user(""));
        assertThat(AttributePath.resolve(name, type).map(AttributePath::toString))
                .contains(OURS + ":profileField_team");
        assertThat(Filter.parse(name + " eq \"red\"", type, FilterLimits.DEFAULT)
                        .matches(red))
                .isTrue();
        Complex tree = resource(red).tree();
        assertThat(Projection.parse(Optional.of(name), Optional.empty(), type)
                        .apply(tree)
                        .names())
                .containsExactly("schemas", "id", OURS, "profileField_team");
        assertThat(Projection.parse(Optional.empty(), Optional.of(name), type)
                        .apply(tree)
                        .names())
                .doesNotContain(OURS, "profileField_team");
    }

    @Test
    void aFieldIsReturnedInTheExtensionAndAtTheTop() {
        Complex tree = shown(type, checked("\"profileField_team\": \"Red\", \"profileField_level\": \"3\""));

        assertThat(tree.complex(OURS)).isEqualTo(object("{\"profileField_team\": \"Red\", \"profileField_level\": 3}"));
        assertThat(tree.text("profileField_team")).contains("Red");
        assertThat(tree.get("schemas").toString()).contains(OURS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // top level, extension, the result: what differs from before wins
                "Blue|Red|Blue",
                "Red|Blue|Blue",
                "Blue|Green|Green",
                "Red|Red|Red",
                "''|Red|",
                "Red|''|"
            })
    void aChangeUnderOneNameIsNotUndoneByTheEchoUnderAnother(String top, String inside, String result) {
        Complex before = checked("\"profileField_team\": \"Red\"");
        String expected = result == null ? "" : "\"" + OURS + "\": {\"profileField_team\": \"" + result + "\"}";
        String atTop = "\"profileField_team\": \"" + top + "\"";
        String below = "\"" + OURS + "\": {\"profileField_team\": \"" + inside + "\"}";
        for (String sent : List.of(atTop + ", " + below, below + ", " + atTop)) {
            assertThat(ResourceCheck.replace(type, before, user(sent), UnknownAttributes.IGNORE)
                            .attributes())
                    .isEqualTo(user(expected));
        }
    }

    @Test
    void anUndefinedFieldIsUnknownUnlessFieldsDefineThemselves() {
        Complex sent = user("\"profileField_new\": \"x\"");

        assertThat(ResourceCheck.check(type, sent, UnknownAttributes.IGNORE).ignored())
                .containsExactly("profileField_new");
        assertThat(schemas.undefinedFields(sent)).isEmpty();
        assertThat(DirectorySchemas.NONE.undefinedFields(sent)).containsExactly("profileField_new");
        assertThat(ResourceCheck.check(DirectorySchemas.NONE.userType(), sent, UnknownAttributes.REJECT)
                        .attributes())
                .isEqualTo(user("\"" + OURS + "\": {\"profileField_new\": \"x\"}"));
    }

    @Test
    void findsUndefinedFieldsInEverySpelling() {
        Complex patch = object("""
                {"Operations": [{"op": "add", "path": "profileField_a", "value": "1"},
                  {"op": "add", "path": "%s:profileField_b", "value": "1"},
                  {"op": "add", "value": {"profileField_c": "1", "%s.profileField_d": "1",
                     "%s": {"profileField_e": "1"}, "PROFILEFIELD_C": "2", "title": "profileField_no"}}]}
                """.formatted(OURS, ENTERPRISE, OURS));

        assertThat(DirectorySchemas.NONE.undefinedFields(patch))
                .containsExactlyInAnyOrder(
                        "profileField_a", "profileField_b", "profileField_c", "profileField_d", "profileField_e");
    }

    @Test
    void definesFieldsOnceAndOnlyWhileThereIsRoom() {
        DirectorySchemas defined = DirectorySchemas.NONE.withFields(List.of("profileField_a", "PROFILEFIELD_A"));
        List<String> many = java.util.stream.IntStream.range(0, 300)
                .mapToObj(i -> "profileField_n" + i)
                .toList();
        DirectorySchemas full = DirectorySchemas.NONE.withFields(many);

        assertThat(defined.published().get(0).attributes().inOrder()).hasSize(1);
        assertThat(full.published().get(0).attributes().inOrder()).hasSize(DirectorySchemas.MOST_FIELDS);
        assertThat(full.undefinedFields(user("\"profileField_more\": \"x\""))).isEmpty();
        assertThat(full.userType().locate("profileField_more")).isNull();
    }

    @Test
    void anExtensionBehavesLikeACoreSchema() {
        Complex attributes = checked("\"" + BADGE + "\": {\"NUMBER\": \"A1\", \"pin\": \"1234\","
                + " \"doors\": [{\"value\": \"d1\", \"floor\": \"2\"}]}");

        assertThat(attributes.complex(BADGE))
                .isEqualTo(object("{\"number\": \"A1\", \"doors\": [{\"value\": \"d1\", \"floor\": 2}]}"));
        assertThat(Filter.parse(BADGE + ":doors[floor gt 1].value eq \"D1\"", type, FilterLimits.DEFAULT)
                        .matches(attributes))
                .isTrue();
        assertThat(Filter.parse(BADGE + ":number eq \"a1\"", type, FilterLimits.DEFAULT)
                        .matches(attributes))
                .isFalse();
        assertThat(Filter.parse(BADGE + ":pin pr", type, FilterLimits.DEFAULT).matches(attributes))
                .isFalse();
        assertThat(shown(type, attributes).get("number")).isNull();
        assertThat(type.toTree().toString()).contains(BADGE);
    }

    @Test
    void aRemovedDefinitionHidesValuesThatPutAndPatchKeep() {
        Complex stored = checked("\"" + BADGE + "\": {\"number\": \"A1\"}, \"profileField_level\": 3");
        DirectorySchemas other = DirectorySchemas.create(
                object(
                        "{\"autoDefineProfileFields\": false, \"profileFields\": [{\"key\": \"level\", \"type\": \"boolean\"}]}"));
        ResourceType without = other.userType();

        Complex shown = shown(without, stored);
        Complex replaced = ResourceCheck.replace(without, stored, user("\"title\": \"CEO\""), UnknownAttributes.IGNORE)
                .attributes();

        assertThat(shown.names()).doesNotContain(BADGE, OURS, "profileField_level");
        assertThat(shown.get("schemas").toString()).doesNotContain(BADGE, OURS);
        assertThat(Filter.parse("profileField_level pr", without, FilterLimits.DEFAULT)
                        .matches(stored))
                .isFalse();
        assertThat(replaced).isEqualTo(stored.with("title", new dev.rollcall.domain.scim.value.Text("CEO")));
        assertThat(shown(type, replaced).complex(BADGE)).isEqualTo(object("{\"number\": \"A1\"}"));
    }

    @Test
    void anImmutableValueStays() {
        Complex issued = checked("\"" + BADGE + "\": {\"issued\": \"2026-01-01T00:00:00Z\"}");
        String path = "\"path\": \"" + BADGE + ":issued\"";

        assertThat(patched(user(""), "[{\"op\": \"add\", " + path + ", \"value\": \"2026-01-01T00:00:00Z\"}]"))
                .isEqualTo(issued);
        assertThat(ResourceCheck.replace(type, issued, user(""), UnknownAttributes.IGNORE)
                        .attributes())
                .isEqualTo(issued);
        for (String operation : List.of(
                "{\"op\": \"remove\", " + path + "}", "{\"op\": \"replace\", " + path + ", \"value\": \"x\"}")) {
            assertThat(catchThrowableOfType(Refusal.class, () -> patched(issued, "[" + operation + "]"))
                            .reason()
                            .scimType())
                    .contains("mutability");
        }
        assertThat(catchThrowableOfType(
                                Refusal.class,
                                () -> ResourceCheck.replace(
                                        type,
                                        issued,
                                        user("\"" + BADGE + "\": {\"issued\": \"x\"}"),
                                        UnknownAttributes.IGNORE))
                        .reason()
                        .scimType())
                .contains("mutability");
    }

    @Test
    void namesWhatIsDefinedInAnotherWay() {
        DirectorySchemas other = DirectorySchemas.create(object("""
                {"profileFields": [{"key": "team", "description": "Whom to ask"}, {"key": "floor"}],
                 "extensions": [{"id": "%s", "name": "Card", "attributes": [
                    {"name": "number", "uniqueness": "server", "caseExact": true},
                    {"name": "pin"}]},
                   {"id": "urn:example:Desk", "name": "Desk", "attributes": [{"name": "row"}]}]}
                """.formatted(BADGE)));

        assertThat(schemas.changedNames(other))
                .isEqualTo(other.changedNames(schemas))
                .containsExactlyInAnyOrder(
                        "autoDefineProfileFields",
                        "profileField_team",
                        "profileField_level",
                        "profileField_floor",
                        BADGE,
                        BADGE + ":issued",
                        BADGE + ":pin",
                        BADGE + ":doors",
                        "urn:example:Desk",
                        "urn:example:Desk:row");
        assertThat(schemas.changedNames(schemas.indexing(Set.of(BADGE + ":number"))))
                .isEmpty();
        assertThat(schemas.indexing(Set.of(BADGE + ":number"))).isNotEqualTo(schemas);
    }

    @Test
    void theTreeIsReadBack() {
        assertThat(DirectorySchemas.create(schemas.toTree())).isEqualTo(schemas).isNotEqualTo(DirectorySchemas.NONE);
        assertThat(DirectorySchemas.create(Complex.empty())).isEqualTo(DirectorySchemas.NONE);
    }
}
