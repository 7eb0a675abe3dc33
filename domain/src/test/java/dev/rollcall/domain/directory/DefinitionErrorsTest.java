package dev.rollcall.domain.directory;

import static dev.rollcall.domain.scim.Tree.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.value.Complex;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no definition of attributes, and which field is told. */
class DefinitionErrorsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"fields\": []} | fields",
                "{\"profileFields\": {}} | profileFields",
                "{\"profileFields\": [1]} | profileFields[0]",
                "{\"profileFields\": [{}]} | profileFields[0].key",
                "{\"profileFields\": [{\"key\": \"a b\"}]} | profileFields[0].key",
                "{\"profileFields\": [{\"key\": \"a\"}, {\"key\": \"A\"}]} | profileFields[1].key",
                "{\"profileFields\": [{\"key\": \"a\", \"type\": \"text\"}]} | profileFields[0].type",
                "{\"profileFields\": [{\"key\": \"a\", \"name\": \"a\"}]} | profileFields[0].name",
                "{\"profileFields\": [{\"key\": \"a\", \"uniqueness\": \"global\"}]} | profileFields[0].uniqueness",
                "{\"profileFields\": [{\"key\": \"a\", \"returned\": \"never\"}]} | profileFields[0].returned",
                "{\"profileFields\": [{\"key\": \"a\", \"type\": \"complex\"}]} | profileFields[0].subAttributes",
                "{\"profileFields\": [{\"key\": \"a\", \"type\": \"boolean\", \"indexed\": true}]} | profileFields[0].indexed",
                "{\"profileFields\": [{\"key\": \"a\", \"type\": \"integer\", \"canonicalValues\": [\"1\"]}]} | profileFields[0].canonicalValues",
                "{\"profileFields\": [{\"key\": \"a\", \"referenceTypes\": [\"User\"]}]} | profileFields[0].referenceTypes",
                "{\"profileFields\": [{\"key\": \"a\", \"mutability\": \"readOnly\", \"required\": true}]} | profileFields[0].required",
                "{'profileFields':[{'key':'a','mutability':'writeOnly','required':true}]} | profileFields[0].required"
            })
    void refusesWhatIsNoDefinitionOfFields(String body, String field) {
        assertRefused(body, field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"id\": \"badge\"} | extensions[0].id",
                "{\"id\": \"urn:ietf:params:scim:schemas:core:2.0:User\"} | extensions[0].id",
                "{\"id\": \"URN:ietf:params:scim:schemas:extension:enterprise:2.0:User\"} | extensions[0].id",
                "{\"id\": \"urn:ietf:params:scim:schemas:extension:rollcall:2.0:User\"} | extensions[0].id",
                "{\"id\": \"urn:scim:schemas:core:1.0\"} | extensions[0].id",
                "{\"id\": \"urn:x:a b\"} | extensions[0].id",
                "{\"id\": \"urn:x1:a[b]\"} | extensions[0].id",
                "{\"name\": \"\"} | extensions[0].name",
                "{\"attributes\": []} | extensions[0].attributes",
                "{\"attributes\": [{\"name\": \"id\"}]} | extensions[0].attributes[0].name",
                "{\"attributes\": [{\"name\": \"profileField_x\"}]} | extensions[0].attributes[0].name",
                "{\"attributes\": [{\"name\": \"1a\"}]} | extensions[0].attributes[0].name",
                "{\"attributes\": [{\"name\": \"a\", \"type\": \"complex\", \"subAttributes\": [{\"name\": \"b\", \"type\": \"complex\"}]}]} | extensions[0].attributes[0].subAttributes[0].type",
                "{\"attributes\": [{\"name\": \"a\", \"type\": \"complex\", \"subAttributes\": [{\"name\": \"b\", \"uniqueness\": \"server\"}]}]} | extensions[0].attributes[0].subAttributes[0].uniqueness",
                "{'attributes':[{'name':'a','type':'complex','subAttributes':[{'name':'b','mutability':'immutable'}]}]} | extensions[0].attributes[0].subAttributes[0].mutability"
            })
    void refusesWhatIsNoExtension(String differences, String field) {
        Complex extension = object("{\"id\": \"urn:x1:a\", \"name\": \"A\", \"attributes\": [{\"name\": \"a\"}]}");
        for (var difference : object(differences).asMap().entrySet()) {
            extension = extension.with(difference.getKey(), difference.getValue());
        }
        Complex sent = Complex.of("extensions", dev.rollcall.domain.scim.value.Many.of(extension));

        Refusal refusal = catchThrowableOfType(Refusal.class, () -> DirectorySchemas.create(sent));

        assertThat(refusal.fields()).extracting(Refusal.Field::field).contains(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"urn:x1:a", "URN:X1:A", "urn:x1:a:b", "urn:x1:a.b"})
    void refusesTwoExtensionsWhoseNamesCannotBeToldApart(String second) {
        String attributes = "\"name\": \"A\", \"attributes\": [{\"name\": \"a\"}]";
        assertRefused(
                "{\"extensions\": [{\"id\": \"urn:x1:a\", " + attributes + "}, {\"id\": \"" + second + "\", "
                        + attributes + "}]}",
                "extensions[1].id");
    }

    private static void assertRefused(String body, String field) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> DirectorySchemas.create(object(body)));

        assertThat(refusal.fields()).extracting(Refusal.Field::field).contains(field);
    }
}
