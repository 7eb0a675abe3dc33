package dev.rollcall.domain.directory;

import static dev.rollcall.domain.scim.Tree.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.filter.Filter;
import dev.rollcall.domain.scim.filter.FilterLimits;
import dev.rollcall.domain.scim.patch.Patch;
import dev.rollcall.domain.scim.resource.MessageLimits;
import dev.rollcall.domain.scim.resource.Meta;
import dev.rollcall.domain.scim.resource.Resource;
import dev.rollcall.domain.scim.resource.ResourceCheck;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.resource.Sort;
import dev.rollcall.domain.scim.resource.SortKey;
import dev.rollcall.domain.scim.resource.UnknownAttributes;
import dev.rollcall.domain.scim.resource.Version;
import dev.rollcall.domain.scim.schema.ResourceType;
import dev.rollcall.domain.scim.value.Complex;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the values of attributes are held to that a directory has defined in an extension. */
class ExtensionAttributesTest {

    private static final String BADGE = "urn:example:params:scim:schemas:Badge:2.0:User";

    private static final String REQUIRED = "{'name':'doors','type':'complex','multiValued':true,'subAttributes':["
            + "{'name':'value','required':true},{'name':'floor','type':'integer'}]},"
            + "{'name':'locker','type':'complex','subAttributes':[{'name':'number','required':true},{'name':'row'}]}";

    private static final String PARTS =
            "{'name':'locker','type':'complex','subAttributes':[{'name':'row','type':'string'}]},"
                    + "{'name':'doors','type':'complex','multiValued':true,'subAttributes':[{'name':'value','type':'string'}]}";

    /** The type of users whose badge has a {@code note} and other attributes. */
    private static ResourceType typeWith(String attributes) {
        return DirectorySchemas.create(object("{'extensions':[{'id':'" + BADGE
                        + "','name':'Badge','attributes':[{'name':'note'}," + attributes + "]}]}"))
                .userType();
    }

    private static Complex badge(String data) {
        return user("'" + BADGE + "':{" + data + "}");
    }

    private static Complex patched(ResourceType type, Complex attributes, String operations) {
        return Patch.parse(
                        object("{'Operations':[" + operations.replace("BADGE", BADGE) + "]}"),
                        type,
                        UnknownAttributes.IGNORE,
                        MessageLimits.DEFAULT)
                .apply(attributes);
    }

    private static Complex user(String rest) {
        return object("{\"userName\": \"jane\"" + (rest.isEmpty() ? "" : ", ") + rest + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"locker.row pr", "locker[row pr]", "doors.value pr", "doors[value pr]"})
    void aPartOfAnotherTypeIsNotFoundByAFilter(String filter) {
        Complex stored = badge("'locker':{'row':'a'},'doors':[{'value':'d'}]");

        assertThat(matches(PARTS, filter, stored)).isTrue();
        assertThat(matches(PARTS.replace("string", "integer"), filter, stored)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"locker.row", "doors.value", "doors"})
    void aPartOfAnotherTypeIsNotSortedBy(String sortBy) {
        Resource stored = new Resource(
                typeWith(PARTS.replace("string", "integer")),
                new ResourceId("1"),
                new Meta(Instant.EPOCH, Instant.EPOCH, new Version(1)),
                badge("'locker':{'row':'a'},'doors':[{'value':'d'}]"));

        assertThat(Sort.parse(BADGE + ":" + sortBy, Optional.empty(), stored.type())
                        .orElseThrow()
                        .position(stored)
                        .key())
                .isEqualTo(SortKey.MISSING);
    }

    private static boolean matches(String attributes, String filter, Complex stored) {
        return Filter.parse(BADGE + ":" + filter, typeWith(attributes), FilterLimits.DEFAULT)
                .matches(stored);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BADGE:vault", "BADGE:vault.code", "BADGE:vault[code eq 0].code"})
    void nothingOfAWriteOnlyAttributeIsStored(String path) {
        ResourceType secret = typeWith("{'name':'vault','type':'complex','mutability':'writeOnly',"
                + "'subAttributes':[{'name':'code'},{'name':'value'}]}");

        assertThat(patched(secret, user(""), "{'op':'add','path':'" + path + "','value':'1'}"))
                .isEqualTo(user(""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'doors':[{'value':'d1'},{'floor':2}]                  | doors.value",
                "'locker':{'row':'a'}                                  | locker.number",
                "'locker':{'number':'7'},'doors':[{'floor':1}]         | doors.value"
            })
    void whatAPartRequiresIsThere(String data, String missing) {
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> ResourceCheck.check(typeWith(REQUIRED), badge(data), UnknownAttributes.IGNORE));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_VALUE);
        assertThat(refusal.detail()).isEqualTo("The attribute '" + BADGE + ":" + missing + "' is required.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'code':'1'                                     | {'op':'remove','path':'BADGE:code'}",
                "'code':'1','note':'x'                          | {'op':'remove','path':'BADGE:code'}",
                "'code':'1','locker':{'number':'7'}             | {'op':'remove','path':'BADGE:locker.number'}",
                "'code':'1','locker':{'number':'7','row':'a'}   | {'op':'remove','path':'BADGE:locker.number'}",
                "'code':'1','doors':[{'value':'d','floor':1}]   | {'op':'remove','path':'BADGE:doors.value'}",
                "'code':'1','doors':[{'value':'d'},{'value':'e'}] | {'op':'remove','path':'BADGE:doors[value eq d].value'},{'op':'add','path':'BADGE:doors','value':[{'floor':1}]}"
            })
    void whatIsRequiredCannotBeRemoved(String data, String operations) {
        ResourceType required = typeWith("{'name':'code','required':true}," + REQUIRED);

        Refusal refusal = catchThrowableOfType(Refusal.class, () -> patched(required, badge(data), operations));

        assertThat(refusal.reason()).isEqualTo(Reason.MUTABILITY);
        assertThat(refusal.detail()).endsWith("' is required and cannot be removed.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'code':'1','note':'x'     | {'op':'remove','path':'BADGE'}",
                "'code':'1'                | {'op':'replace','path':'BADGE','value':{}}",
                "'code':'1'                | {'op':'replace','path':'BADGE:code','value':''}",
                "'code':'1'                | {'op':'replace','path':'BADGE:code','value':null}",
                "'code':'1'                | {'op':'replace','path':'BADGE','value':{'code':''}}",
                "'code':'1','note':'x'     | {'op':'replace','value':{'BADGE:note':'','BADGE:code':''}}",
                "                          | {'op':'remove','path':'BADGE:code'}",
                "                          | {'op':'remove','path':'BADGE:doors.value'}"
            })
    void whatRequiresAnAttributeCanBeAbsentAsAWhole(@Nullable String data, String operations) {
        ResourceType required = typeWith("{'name':'code','required':true}," + REQUIRED);
        Complex before = data == null ? user("") : badge(data);

        assertThat(patched(required, before, operations)).isEqualTo(user(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'replace','path':'BADGE:code','value':''}",
                "{'op':'replace','path':'BADGE:code','value':null}",
                "{'op':'replace','path':'BADGE','value':{'code':''}}"
            })
    void whatIsRequiredCannotBeEmptiedBesideOthers(String operation) {
        ResourceType required = typeWith("{'name':'code','required':true}," + REQUIRED);

        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> patched(required, badge("'code':'1','note':'x'"), operation));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_VALUE);
        assertThat(refusal.detail()).isEqualTo("The attribute '" + BADGE + ":code' is required.");
    }

    @Test
    void aRequiredPartCanBeReplacedOrGoWithItsElement() {
        ResourceType required = typeWith(REQUIRED);

        assertThat(patched(
                        required,
                        badge("'locker':{'number':'7'},'doors':[{'value':'d'},{'value':'e'}]"),
                        "{'op':'remove','path':'BADGE:locker.number'},"
                                + "{'op':'add','path':'BADGE:locker.number','value':'8'},"
                                + "{'op':'remove','path':'BADGE:doors[value eq d]'}"))
                .isEqualTo(badge("'locker':{'number':'8'},'doors':[{'value':'e'}]"));
    }

    @Test
    void anElementMadeFromAFilterHasValuesOfItsType() {
        ResourceType doors = typeWith(REQUIRED);
        String add = "{'op':'replace','path':'BADGE:doors[floor eq %s]','value':{'value':'d'}}";
        Complex one = badge("'doors':[{'floor':1,'value':'d'}]");

        assertThat(patched(doors, user(""), add.formatted("1.0"))).isEqualTo(one);
        assertThat(patched(doors, one, add.formatted("1.0"))).isEqualTo(one);
        assertThat(catchThrowableOfType(Refusal.class, () -> patched(doors, user(""), add.formatted("1.5")))
                        .reason())
                .isEqualTo(Reason.INVALID_VALUE);
    }
}
