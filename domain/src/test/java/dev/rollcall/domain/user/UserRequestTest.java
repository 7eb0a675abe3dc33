package dev.rollcall.domain.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.DirectorySchemas;
import dev.rollcall.domain.scim.Tree;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Text;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserRequestTest {

    private final LocalAttributes attributes = new LocalAttributes(CoreSchemas.USER);

    @Test
    void readsALoginNameWithoutTheBlanksAroundIt() {
        UserRequest request = UserRequest.create(Tree.object("{'loginName':' ann ','attributes':{'title':'Dr.'}}"));

        assertThat(request.loginName()).contains("ann");
        assertThat(request.attributes()).isEqualTo(Complex.of("title", new Text("Dr.")));
        assertThat(UserRequest.change(Complex.empty()).loginName()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'loginName':null}",
                "{'loginName':''}",
                "{'loginName':'  '}",
                "{'loginName':7}",
                "{'loginName':['a']}"
            })
    void needsALoginName(String body) {
        assertThat(fieldsRefused(() -> UserRequest.create(Tree.object(body)))).containsExactly("loginName");
    }

    @Test
    void refusesALoginNameThatCannotBeAUserName() {
        for (String name : List.of("x".repeat(513), "a\u0000b", "a\ud800b")) {
            assertThat(fieldsRefused(() -> UserRequest.create(Complex.of("loginName", new Text(name)))))
                    .containsExactly("loginName");
        }
    }

    @Test
    void namesEveryFieldThatIsNotKnown() {
        assertThat(fieldsRefused(() -> UserRequest.create(
                        Tree.object("{'loginName':'a','status':'deleted','permissions':[],'attributes':7}"))))
                .containsExactly("status", "permissions", "attributes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{} | {'title':'a'} | {'title':'a'}",
                "{'title':'a'} | {'title':null} | {}",
                "{'title':'a'} | {'title':''} | {}",
                "{'title':'a'} | {'nickName':'b'} | {'title':'a','nickName':'b'}",
                "{'name':{'givenName':'a','familyName':'b'}} | {'name':{'givenName':'c'}}"
                        + " | {'name':{'givenName':'c','familyName':'b'}}",
                "{'name':{'givenName':'a'}} | {'name':{'givenName':null}} | {}",
                "{'emails':[{'value':'a'}]} | {'emails':[{'value':'b','type':'work'}]}"
                        + " | {'emails':[{'value':'b','type':'work'}]}",
                "{'externalId':'7'} | {'title':'a'} | {'externalId':'7','title':'a'}",
                "{} | {'ENT':{'department':'d'}} | {'ENT':{'department':'d'}}",
                "{'ENT':{'department':'d','division':'e'}} | {'ENT':{'department':null}} | {'ENT':{'division':'e'}}"
            })
    void mergesAPatchIntoTheLocalValues(String current, String patch, String merged) {
        assertThat(attributes.merge(Tree.object(current), Tree.object(patch))).isEqualTo(Tree.object(merged));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                // What a directory has left behind, under names that only its own definitions know.
                "{'FIELDS':{'profileField_a':'1'}} | {'title':'a'} | {'FIELDS':{'profileField_a':'1'},'title':'a'}",
                "{'FIELDS':{'profileField_a':'1','profileField_b':'2'}} | {'FIELDS':{'profileField_a':null}}"
                        + " | {'FIELDS':{'profileField_b':'2'}}",
                "{'FIELDS':{'profileField_a':'1'}} | {'FIELDS':{'profileField_a':null}} | {}",
                "{'FIELDS':{'profileField_a':'1'}} | {'FIELDS':null} | {}",
                "{'FIELDS':{'profileField_a':'1'}} | {'FIELDS':{'profileField_a':'1'}} | {'FIELDS':{'profileField_a':'1'}}",
                "{'urn:x:y':{'a':'1','b':[7]}} | {'title':'a'} | {'urn:x:y':{'a':'1','b':[7]},'title':'a'}",
                "{'urn:x:y':{'a':'1','b':[7]}} | {'urn:x:y':{'b':null}} | {'urn:x:y':{'a':'1'}}",
                "{'urn:x:y':{'a':'1','b':[7]}} | {'urn:x:y':null} | {}",
                "{'ENT':{'department':'d','former':'x'}} | {'ENT':{'department':'e'}} | {'ENT':{'department':'e','former':'x'}}",
                "{'former':'x'} | {'former':null} | {}",
                "{'ENT':{'division':'d'}} | {'ENT':{'title':'a','department':'e'}}"
                        + " | {'ENT':{'division':'d','department':'e'},'title':'a'}"
            })
    void leavesAndRemovesStoredValuesThatAreNotKnown(String current, String patch, String merged) {
        assertThat(attributes.merge(fields(current), fields(patch))).isEqualTo(fields(merged));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'FIELDS':{'profileField_a':'2'}} | FIELDS",
                "{'FIELDS':{'profileField_b':'2'}} | FIELDS",
                "{'urn:x:y':{'a':'2'}} | urn:x:y",
                "{'urn:x:y':{'b':'1'}} | urn:x:y",
                "{'urn:x:y':'a'} | urn:x:y",
                "{'urn:x:z':null} | urn:x:z",
                "{'colour':null} | colour",
                "{'externalId':null} | externalId"
            })
    void changesNoStoredValueThatIsNotKnown(String patch, String field) {
        Complex current = fields("{'externalId':'7','FIELDS':{'profileField_a':'1'},'urn:x:y':{'a':'1'}}");

        assertThat(fieldsRefused(() -> attributes.merge(current, fields(patch))))
                .containsExactly("attributes." + field.replace("FIELDS", CoreSchemas.ROLLCALL_USER.id()));
    }

    @Test
    void demandsNoPartOfAnExtensionThatThePatchDoesNotSpeakOf() {
        LocalAttributes here = new LocalAttributes(DirectorySchemas.create(
                        Tree.object(
                                "{'extensions':[{'id':'urn:example:y','name':'Y','attributes':[{'name':'a','required':true},{'name':'b'}]}]}"))
                .userType());

        assertThat(here.merge(Complex.empty(), Tree.object("{'urn:example:y':{'b':'1'}}")))
                .isEqualTo(Tree.object("{'urn:example:y':{'b':'1'}}"));
    }

    private static Complex fields(String json) {
        return Tree.object(json.replace("FIELDS", CoreSchemas.ROLLCALL_USER.id()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'colour':'blue'} | attributes.colour",
                "{'userName':'a'} | attributes.userName",
                "{'active':false} | attributes.active",
                "{'externalId':'a'} | attributes.externalId",
                "{'password':'a'} | attributes.password",
                "{'id':'a'} | attributes.id",
                "{'groups':[]} | attributes.groups",
                "{'meta':{}} | attributes.meta",
                "{'schemas':[]} | attributes.schemas",
                "{'TITLE':'a'} | attributes.TITLE",
                "{'department':'a'} | attributes.department",
                "{'urn:unknown':{'a':'b'}} | attributes.urn:unknown",
                "{'ENT:department':'a'} | attributes.ENT:department",
                "{'name':'Ann'} | attributes.name",
                "{'name':{'nick':'Ann'}} | attributes.name",
                "{'emails':[{'value':{'x':1}}]} | attributes.emails",
                "{'title':['a','b'],'emails':[[1]],'nickName':'ok','x':1} | attributes.x attributes.title attributes.emails"
            })
    void namesEveryAttributeThatIsWrong(String patch, String fields) {
        List<String> refused = fieldsRefused(() -> attributes.merge(Complex.empty(), Tree.object(patch)));

        assertThat(refused).containsExactlyInAnyOrder(Tree.urns(fields).split(" "));
    }

    private static List<String> fieldsRefused(ThrowingCallable reading) {
        Refusal[] refusal = new Refusal[1];
        assertThatExceptionOfType(Refusal.class).isThrownBy(reading).satisfies(thrown -> refusal[0] = thrown);
        return refusal[0].fields().stream().map(Refusal.Field::field).toList();
    }
}
