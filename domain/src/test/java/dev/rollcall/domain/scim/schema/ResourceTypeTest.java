package dev.rollcall.domain.scim.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rollcall.domain.scim.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceTypeTest {

    @ParameterizedTest
    @CsvSource({
        "ENT:manager, ENT, manager",
        "ENT.manager.value, ENT, manager.value",
        "ENT, ENT, ''",
        "USER:userName, USER, userName",
        "urn:scim:schemas:core:2.0:User:userName, USER, userName",
        "urn:scim:schemas:extension:enterprise:2.0:User:manager, ENT, manager",
        "urn:scim:schemas:extension:enterprise:2.0:manager, ENT, manager",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0User:manager, ENT, manager",
        "urn:IETF:Params:scim:SCHEMAS:core:2.0:user:title, USER, title",
    })
    void findsTheSchemaAtTheBeginningOfAName(String name, String schema, String rest) {
        SchemaPrefix prefix = CoreSchemas.USER.schemaPrefix(Tree.urns(name));

        assertThat(prefix.schema().id()).isEqualTo(Tree.urns(schema));
        assertThat(prefix.rest()).isEqualTo(rest);
    }

    @ParameterizedTest
    @CsvSource({"userName", "USER2:title", "urn:ietf:params:scim:schemas:core:2.0:Group:displayName", "urn:", "''"})
    void knowsNoOtherSchema(String name) {
        assertThat(CoreSchemas.USER.schemaPrefix(Tree.urns(name))).isNull();
    }

    @Test
    void findsAttributesInAnyLetterCase() {
        assertThat(CoreSchemas.USER.locate("USERNAME").attribute().name()).isEqualTo("userName");
        assertThat(CoreSchemas.USER.locate("Id").attribute().name()).isEqualTo("id");
        assertThat(CoreSchemas.USER.locate("Department").extensionUrn()).isEqualTo(Tree.urns("ENT"));
        assertThat(CoreSchemas.USER.locate("description")).isNull();
        assertThat(CoreSchemas.GROUP.locate("description").extensionUrn())
                .isEqualTo("urn:ietf:params:scim:schemas:extension:rollcall:2.0:Group");
    }

    @Test
    void givesTheCoreThePrecedenceOverAnExtension() {
        Schema extension = Schema.of("urn:x", "X", "X", AttributeDraft.string("title", "Another title."));
        ResourceType type = CoreSchemas.USER.with(extension);

        assertThat(type.locate("title").extensionUrn()).isNull();
        assertThat(type.locate(extension, "title").extensionUrn()).isEqualTo("urn:x");
        assertThat(type.locate(extension, "userName").extensionUrn()).isNull();
        assertThat(type.locate(type.core(), "title").extensionUrn()).isNull();
        assertThat(type.extension("urn:x")).isEqualTo(extension);
        assertThat(type.extension("urn:y")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"Title, title", "USERNAME, userName", "MANAGER, manager", "ID, id"})
    void takesNoNameForAnotherAttributeThatDiffersInLetterCaseAlone(String own, String known) {
        Schema extension = Schema.of("urn:x", "X", "X", AttributeDraft.string(own, "Another one."));
        ResourceType type = CoreSchemas.USER.with(extension);

        assertThat(type.locate(own).attribute().name()).isEqualTo(known);
        assertThat(type.locate(extension, own).extensionUrn()).isEqualTo("urn:x");
    }

    @Test
    void saysWhereItLives() {
        assertThat(CoreSchemas.GROUP.endpoint()).isEqualTo("/Groups");
        assertThat(CoreSchemas.GROUP.description()).isEqualTo("Group");
        assertThat(CoreSchemas.GROUP).hasToString("Group");
        assertThat(CoreSchemas.GROUP.core()).hasToString("urn:ietf:params:scim:schemas:core:2.0:Group");
    }

    @Test
    void acceptsNoSecondAttributeOfAName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schema.of(
                        "urn:x", "X", "X", AttributeDraft.string("tag", "A."), AttributeDraft.string("TAG", "B.")));
    }

    @Test
    void acceptsNoComplexAttributeWithoutParts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AttributeDraft.simple(AttributeType.COMPLEX, "tag", "A."));
    }
}
