package dev.rollcall.domain.scim.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.Tree;
import dev.rollcall.domain.scim.schema.AttributeDraft;
import dev.rollcall.domain.scim.schema.AttributeType;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.schema.ResourceType;
import dev.rollcall.domain.scim.schema.Schema;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Numeric;
import dev.rollcall.domain.scim.value.Text;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceCheckTest {

    private static final Schema LOCKER = Schema.of(
            "urn:example:Locker:1.0",
            "Locker",
            "Locker",
            AttributeDraft.simple(AttributeType.INTEGER, "number", "The number.")
                    .required(),
            AttributeDraft.simple(AttributeType.DECIMAL, "height", "The height."),
            AttributeDraft.string("tags", "Words.").multiValued(),
            AttributeDraft.complex("locks", "Locks.", AttributeDraft.string("type", "Of what type."))
                    .multiValued());

    private static final ResourceType TYPE = CoreSchemas.USER.with(LOCKER);

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    CORE-07  | 'DISPLAYNAME':'X'                       | 'displayName':'X'
                    CORE-07  | 'Name':{'GivenName':'X'}                | 'name':{'givenName':'X'}
                    PM-02    | 'emails':[{'Primary':true,'Value':'v'}] | 'emails':[{'primary':true,'value':'v'}]
                    PM-02    | 'ENT':{'Department':'bob','Manager':{'Value':'SuzzyQ'}} | 'ENT':{'department':'bob','manager':{'value':'SuzzyQ'}}
                    CORE-11  | 'id':'x','meta':{'created':7},'groups':[{'value':'g'}],'schemas':['USER'] | ``
                    CORE-12  | 'title':null,'name':null,'emails':null,'ENT':null | ``
                    CORE-12  | 'emails':[null,{'value':null}],'name':{'givenName':null} | ``
                    PM-05    | 'addresses':[{'type':'work','country':null,'region':null}] | ``
                    empty    | 'title':'','name':{},'emails':[],'roles':[{}],'photos':[{'value':''}],'ENT':{} | ``
                    empty    | 'ENT':'','nickName':[],'ims':['']       | ``
                    CORE-13  | 'active':'True'                         | 'active':true
                    CORE-13  | 'active':'FALSE'                        | 'active':false
                    ENTRA-25 | 'roles':[{'primary':'True','value':'a','displayName':'A'}] | 'roles':[{'primary':true,'value':'a'}]
                    ENTRA-25 | 'roles':[{'primary':true,'value':'a'},{'primary':true,'value':'b'}] | 'roles':[{'primary':true,'value':'a'},{'primary':true,'value':'b'}]
                    CORE-14  | 'externalId':12345                      | 'externalId':'12345'
                    CORE-14  | 'addresses':[{'postalCode':94105}]      | 'addresses':[{'postalCode':'94105'}]
                    CORE-15  | 'emails':{'value':'a@b'}                | 'emails':[{'value':'a@b'}]
                    CORE-15  | 'emails':'a@b'                          | 'emails':[{'value':'a@b'}]
                    CORE-15  | 'phoneNumbers':[7]                      | 'phoneNumbers':[{'value':'7'}]
                    ENTRA-26 | 'roles':'Admin'                         | 'roles':[{'value':'Admin'}]
                    ENTRA-26 | 'roles':['Admin','User']                | 'roles':[{'value':'Admin'},{'value':'User'}]
                    CORE-21  | 'password':'secret'                     | ``
                    ENTRA-21 | 'department':'IT','manager':'m'         | 'ENT':{'department':'IT','manager':{'value':'m'}}
                    ENTRA-21 | 'urn:ietf:params:scim:schemas:extension:enterprise:2.0User':{'division':'D'} | 'ENT':{'division':'D'}
                    14.1.4   | 'urn:scim:schemas:extension:enterprise:2.0':{'division':'D'} | 'ENT':{'division':'D'}
                    14.1.4   | 'ENT:division':'D'                      | 'ENT':{'division':'D'}
                    14.1.4   | 'USER':{'title':'T','division':'D'}     | 'title':'T','ENT':{'division':'D'}
                    own URN  | 'department':'top','ENT':{'department':'own'} | 'ENT':{'department':'own'}
                    own URN  | 'ENT':{'department':'own'},'department':'top' | 'ENT':{'department':'own'}
                    ENTRA-23 | 'ENT':{'manager':'2611'}                | 'ENT':{'manager':{'value':'2611'}}
                    manager  | 'ENT':{'manager':{'value':'m','displayName':'Boss'}} | 'ENT':{'manager':{'value':'m'}}
                    ENTRA-27 | 'addresses':[{'type':'other','Formatted':'R'}] | 'addresses':[{'type':'other','formatted':'R'}]
                    ENTRA-29 | 'phoneNumbers':[{'value':' +49 (1) '}]  | 'phoneNumbers':[{'value':' +49 (1) '}]
                    ENTRA-45 | 'title':['T'],'nickName':{'value':'N'},'displayName':[{'VALUE':'D'}] | 'title':'T','nickName':'N','displayName':'D'
                    ENTRA-62 | 'manager':[{'value':'m'}]               | 'ENT':{'manager':{'value':'m'}}
                    PM-04    | 'emails':[{'type':'work','value':'1'},{'type':'work','value':'2','primary':true}] | 'emails':[{'type':'work','value':'1'},{'type':'work','value':'2','primary':true}]
                    D-20     | 'emails':[{'value':'1','primary':true},{'value':'2','primary':true},{'value':'3'}] | 'emails':[{'value':'1','primary':false},{'value':'2','primary':true},{'value':'3'}]
                    number   | 'urn:example:Locker:1.0':{'number':'42','height':'1.80'} | 'urn:example:Locker:1.0':{'number':42,'height':1.80}
                    number   | 'number':4.0,'tags':['a','',null,'b']   | 'urn:example:Locker:1.0':{'number':4,'tags':['a','b']}
                    number   | 'number':1E2                            | 'urn:example:Locker:1.0':{'number':100}
                    number   | 'number':'-3.00'                        | 'urn:example:Locker:1.0':{'number':-3}
                    only type | 'number':1,'locks':[{'type':'steel'}]  | 'urn:example:Locker:1.0':{'number':1,'locks':[{'type':'steel'}]}
                    VAL-01   | 'locale':'RJWN','profileUrl':'BAPN','x509Certificates':[{'value':'no'}] | 'locale':'RJWN','profileUrl':'BAPN','x509Certificates':[{'value':'no'}]
                    """)
    void readsWhatIdentityProvidersSend(String id, String sent, String attributes) {
        CheckedResource checked = check("{'userName':'jane'," + sent + "}");

        assertThat(checked.attributes()).isEqualTo(Tree.object("{'userName':'jane'," + attributes + "}"));
    }

    @Test
    void keepsTheOrderInWhichAttributesWereSent() {
        assertThat(check("{'title':'T','userName':'jane','active':true,'ENT':{'division':'D','department':'X'}}")
                        .attributes()
                        .names())
                .containsExactly("title", "userName", "active", Tree.urns("ENT"));
    }

    @ParameterizedTest(name = "{0} names {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ``                                        | userName
                    'title':'T'                               | userName
                    'userName':''                             | userName
                    'userName':null                           | userName
                    'userName':[]                             | userName
                    'userName':['a','b']                      | userName
                    'userName':{'a':'b'}                      | userName
                    'userName':true                           | userName
                    'userame':'x'                             | userName
                    'userName':'j','active':'maybe'           | active
                    'userName':'j','active':1                 | active
                    'userName':'j','active':[]                | ``
                    'userName':'j','name':'Jane'              | name
                    'userName':'j','name':[{'formatted':'x'},{'formatted':'y'}] | name
                    'userName':'j','name':{'givenName':true}  | name.givenName
                    'userName':'j','name':{'givenName':{'x':1}} | name.givenName
                    'userName':'j','emails':[['a']]           | emails
                    'userName':'j','emails':true              | emails.value
                    'userName':'j','addresses':'street'       | addresses
                    'userName':'j','emails':[{'primary':'x'}] | emails.primary
                    'userName':'j','ENT':[1]                  | ENT
                    'userName':'j','ENT':{'manager':true}     | ENT:manager.value
                    'userName':'j','number':'x'               | number
                    'userName':'j','number':1.5               | number
                    'userName':'j','number':true              | number
                    'userName':'j','height':'1e99999'         | height
                    'userName':'j','height':2                 | urn:example:Locker:1.0:number
                    """)
    void refusesWrongTypesAndMissingAttributesByName(String sent, String attribute) {
        if (attribute.isEmpty()) {
            assertThat(check("{" + sent + "}").attributes().names()).containsExactly("userName");
            return;
        }
        assertInvalid("{" + sent + "}", "'" + Tree.urns(attribute) + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'x'", "7", "true", "[]", "[{'department':'IT'}]"})
    void refusesAnExtensionThatIsNoObject(String value) {
        String message = "The value of '" + Tree.urns("ENT") + "' must be an object.";
        Complex body = Tree.object("{'userName':'jane','ENT':" + value + "}");
        Complex current = Tree.object("{'userName':'jane','ENT':{'department':'IT'}}");

        assertInvalid("{'userName':'jane','ENT':" + value + "}", message);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> ResourceCheck.replace(TYPE, current, body, UnknownAttributes.IGNORE))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "''", "{}"})
    void readsAnExtensionWithoutValues(String value) {
        assertThat(check("{'userName':'jane','ENT':" + value + "}").attributes())
                .isEqualTo(Tree.object("{'userName':'jane'}"));
    }

    @Test
    void saysWhichTypeItWants() {
        assertInvalid("{'userName':'j','active':1}", "The value of 'active' must be a boolean.");
        assertInvalid("{'userName':'j','number':'x'}", "The value of 'number' must be an integer.");
        assertInvalid("{'userName':'j','height':'x'}", "The value of 'height' must be a number.");
        assertInvalid("{'userName':true}", "The value of 'userName' must be a string.");
        assertInvalid("{'userName':'j','name':'x'}", "The value of 'name' must be an object.");
        assertInvalid(
                "{'userName':'j','emails':[[]]}",
                "The value of 'emails' must be a list, and each of its values an object.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "\u0000", "a\uD83D", "\uDE00a", "a\uD83Db", "\uD83D\uD83D\uDE00"})
    void refusesCharactersThatNoDatabaseKeeps(String text) {
        Complex body = Tree.object("{'userName':'jane'}").with("name", Complex.of("givenName", new Text(text)));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> ResourceCheck.check(TYPE, body, UnknownAttributes.IGNORE))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.INVALID_VALUE))
                .withMessageContaining("'name.givenName'");
    }

    @Test
    void takesWholeSurrogatePairs() {
        Complex body = Tree.object("{'userName':'jane'}").with("title", new Text("\uD83D\uDE00 a \uD83D\uDE00"));

        assertThat(ResourceCheck.check(TYPE, body, UnknownAttributes.IGNORE).attributes())
                .isEqualTo(body);
    }

    @Test
    void limitsTheNamesThatIdentifyAResource() {
        assertThat(check("{'userName':'" + "x".repeat(512) + "','externalId':'" + "x".repeat(512) + "'}")
                        .attributes()
                        .names())
                .hasSize(2);
        assertInvalid("{'userName':'" + "x".repeat(513) + "'}", "'userName' is longer than 512 characters");
        assertInvalid("{'userName':'x','externalId':'" + "x".repeat(513) + "'}", "'externalId'");
        assertThat(check("{'userName':'x','title':'" + "x".repeat(600) + "'}")
                        .attributes()
                        .names())
                .hasSize(2);
    }

    @Test
    void limitsNamesThatGrowWhenTheyAreCompared() {
        String eighteenLettersEach = "\uFDFA";

        assertThat(check("{'userName':'" + eighteenLettersEach.repeat(38) + "'}")
                        .attributes()
                        .names())
                .hasSize(1);
        assertInvalid("{'userName':'" + eighteenLettersEach.repeat(39) + "'}", "'userName'");
    }

    @Test
    void reportsWhatItDoesNotKnow() {
        CheckedResource checked = check("""
                {'userName':'jane','companyName':'x','urn:x:y':{'a':1},'name':{'nick':'x'},'ENT':{'hat':'x'},
                 'emails':[{'value':'v','colour':'x'},{'value':'w','colour':'y'}],'ENT:shoe':1,'name.givenName':'x'}
                """);

        assertThat(checked.ignored())
                .containsExactly(
                        "companyName",
                        "urn:x:y",
                        "name.nick",
                        Tree.urns("ENT:hat"),
                        "emails.colour",
                        Tree.urns("ENT:shoe"),
                        "name.givenName");
        assertThat(checked.attributes())
                .isEqualTo(Tree.object("{'userName':'jane','emails':[{'value':'v'},{'value':'w'}]}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'companyName':'x'", "'urn:x:y':{'a':1}", "'name':{'nick':'x'}", "'ENT':{'hat':'x'}", "'x':null"
            })
    void rejectsWhatItDoesNotKnowOnRequest(String unknown) {
        Complex body = Tree.object("{'userName':'jane'," + unknown + "}");

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> ResourceCheck.check(TYPE, body, UnknownAttributes.REJECT))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.INVALID_VALUE))
                .withMessageStartingWith("There is no attribute '");
    }

    @Test
    void readsAGroup() {
        CheckedResource checked = ResourceCheck.check(CoreSchemas.GROUP, Tree.object("""
                        {'schemas':['GROUP','http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group'],
                         'displayName':'Staff','description':'All','externalId':'8aa1',
                         'members':[{'value':'a','display':'x','$ref':null},'b']}
                        """), UnknownAttributes.IGNORE);

        assertThat(checked.attributes()).isEqualTo(Tree.object("""
                                {'displayName':'Staff','externalId':'8aa1','members':[{'value':'a'},{'value':'b'}],
                                 'urn:ietf:params:scim:schemas:extension:rollcall:2.0:Group':{'description':'All'}}
                                """));
        assertThat(checked.ignored()).isEmpty();
    }

    @Test
    void limitsEveryList() {
        String ids = "'x',".repeat(20_000);
        Complex full = Tree.object("{'userName':'j','" + LOCKER.id() + "':{'number':1,'tags':[" + ids + "]}}");
        Complex tooFull = Tree.object("{'userName':'j','" + LOCKER.id() + "':{'number':1,'tags':[" + ids + "'x']}}");

        assertThat(ResourceCheck.check(TYPE, full, UnknownAttributes.IGNORE).attributes())
                .isEqualTo(full);
        assertTooLong(() -> ResourceCheck.check(TYPE, tooFull, UnknownAttributes.IGNORE));
        assertTooLong(() -> ResourceCheck.replace(TYPE, full, tooFull, UnknownAttributes.IGNORE));
        Complex inside = Tree.object("{'userName':'j','emails':[{'value':'v','of':[" + ids + "'x']}]}");
        assertTooLong(() -> ResourceCheck.requireValid(TYPE, inside));
    }

    private static void assertTooLong(ThrowingCallable write) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(write).satisfies(refusal -> assertThat(refusal.reason())
                .isEqualTo(Reason.INVALID_SYNTAX));
    }

    @ParameterizedTest(name = "PUT {1} over {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    'active':false,'title':'T'      | 'nickName':'N'    | 'nickName':'N','active':false
                    'active':false                  | 'ACTIVE':true     | 'active':true
                    'active':false                  | 'active':null     | 'active':false
                    'active':false                  | 'active':'True'   | 'active':true
                    'ENT':{'department':'IT'}       | ``                | ``
                    'externalId':'e'                | ``                | ``
                    ``                              | 'active':true     | 'active':true
                    """)
    void replacesAUserButForActive(String current, String sent, String attributes) {
        CheckedResource replaced = ResourceCheck.replace(
                TYPE,
                Tree.object("{'userName':'jane'," + current + "}"),
                Tree.object("{'userName':'jane'," + sent + "}"),
                UnknownAttributes.IGNORE);

        assertThat(replaced.attributes()).isEqualTo(Tree.object("{'userName':'jane'," + attributes + "}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ``                        | 'members':[{'value':'a'}]
                    'members':null            | 'members':[{'value':'a'}]
                    'Members':[]              | ``
                    'members':[{'value':'b'}] | 'members':[{'value':'b'}]
                    """)
    void replacesAGroupButForMembersThatAreNotSent(String sent, String attributes) {
        CheckedResource replaced = ResourceCheck.replace(
                CoreSchemas.GROUP,
                Tree.object("{'displayName':'Staff','members':[{'value':'a'}]}"),
                Tree.object("{'displayName':'New','hat':1," + sent + "}"),
                UnknownAttributes.IGNORE);

        assertThat(replaced.attributes()).isEqualTo(Tree.object("{'displayName':'New'," + attributes + "}"));
        assertThat(replaced.ignored()).containsExactly("hat");
    }

    @Test
    void takesNumbersAsTheyWereSent() {
        assertThat(check("{'userName':'j','number':42,'height':1.80}")
                        .attributes()
                        .complex("urn:example:Locker:1.0"))
                .isEqualTo(Complex.of("number", Numeric.of(42))
                        .with("height", Numeric.parse("1.80").orElseThrow()));
    }

    @Test
    void reportsInAListThatCannotChange() {
        assertThat(new CheckedResource(Complex.empty(), List.of("a")).ignored()).containsExactly("a");
    }

    private static CheckedResource check(String body) {
        return ResourceCheck.check(TYPE, Tree.object(body), UnknownAttributes.IGNORE);
    }

    private static void assertInvalid(String body, String part) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> check(body))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.INVALID_VALUE))
                .withMessageContaining(part)
                .withMessageEndingWith(".");
    }
}
