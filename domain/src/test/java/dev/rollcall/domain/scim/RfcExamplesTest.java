package dev.rollcall.domain.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.scim.filter.Filter;
import dev.rollcall.domain.scim.filter.FilterLimits;
import dev.rollcall.domain.scim.patch.Patch;
import dev.rollcall.domain.scim.resource.CheckedResource;
import dev.rollcall.domain.scim.resource.MessageLimits;
import dev.rollcall.domain.scim.resource.Projection;
import dev.rollcall.domain.scim.resource.ResourceCheck;
import dev.rollcall.domain.scim.resource.UnknownAttributes;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.value.Complex;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The resources, filters and PATCH requests with which RFC 7643 and RFC 7644 explain themselves. */
class RfcExamplesTest {

    /** RFC 7643, 8.3, without what only a server says. */
    private static final Complex BARBARA = Tree.object("""
            {'externalId':'701984','userName':'bjensen@example.com',
             'name':{'formatted':'Ms. Barbara J Jensen, III','familyName':'Jensen','givenName':'Barbara',
                     'middleName':'Jane','honorificPrefix':'Ms.','honorificSuffix':'III'},
             'displayName':'Babs Jensen','nickName':'Babs','profileUrl':'https://login.example.com/bjensen',
             'emails':[{'value':'bjensen@example.com','type':'work','primary':true},
                       {'value':'babs@jensen.org','type':'home'}],
             'addresses':[{'streetAddress':'100 Universal City Plaza','locality':'Hollywood','region':'CA',
                           'postalCode':'91608','country':'USA','type':'work','primary':true},
                          {'streetAddress':'456 Hollywood Blvd','locality':'Hollywood','region':'CA',
                           'postalCode':'91608','country':'USA','type':'home'}],
             'phoneNumbers':[{'value':'555-555-5555','type':'work'},{'value':'555-555-4444','type':'mobile'}],
             'ims':[{'value':'someaimhandle','type':'aim'}],
             'photos':[{'value':'https://photos.example.com/F','type':'photo'},
                       {'value':'https://photos.example.com/T','type':'thumbnail'}],
             'userType':'Employee','title':'Tour Guide','preferredLanguage':'en-US','locale':'en-US',
             'timezone':'America/Los_Angeles','active':true,'x509Certificates':[{'value':'MIIDQzCCAqyg'}],
             'ENT':{'employeeNumber':'701984','costCenter':'4130','organization':'Universal Studios',
                    'division':'Theme Park','department':'Tour Operations',
                    'manager':{'value':'26118915','$ref':'../Users/26118915'}}}
            """);

    private static final Complex READ_ONLY = Tree.object("""
            {'schemas':['USER','ENT'],'id':'2819c223','groups':[{'value':'e9e30dba','display':'Tour Guides'}],
             'meta':{'resourceType':'User','created':'2010-01-23T04:56:22Z','lastModified':'2011-05-13T04:42:34Z'}}
            """);

    @Test
    void theFullUserIsKeptAsItIs() {
        CheckedResource checked = ResourceCheck.check(CoreSchemas.USER, whole(), UnknownAttributes.REJECT);

        assertThat(checked.attributes()).isEqualTo(BARBARA);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    userName eq "bjensen"                                       | false
                    userName eq "bjensen@example.com"                           | true
                    name.familyName co "O'Malley"                               | false
                    userName sw "J"                                             | false
                    USER:userName sw "B"                                        | true
                    title pr                                                    | true
                    meta.lastModified gt "2011-05-13T04:42:34Z"                 | false
                    meta.lastModified ge "2011-05-13T04:42:34Z"                 | true
                    meta.lastModified lt "2011-05-13T04:42:34Z"                 | false
                    meta.lastModified le "2011-05-13T04:42:34Z"                 | true
                    title pr and userType eq "Employee"                         | true
                    title pr or userType eq "Intern"                            | true
                    schemas eq "ENT"                                            | true
                    userType eq "Employee" and (emails co "example.com" or emails.value co "example.org")     | true
                    userType ne "Employee" and not (emails co "example.com" or emails.value co "example.org") | false
                    userType eq "Employee" and (emails.type eq "work")          | true
                    userType eq "Employee" and emails[type eq "work" and value co "@example.com"]             | true
                    emails[type eq "work" and value co "@example.org"] or ims[type eq "xmpp" and value co "@foo.com"] | false
                    """)
    void theFiltersAreAnswered(String filter, boolean answer) {
        assertThat(Filter.parse(Tree.urns(filter), CoreSchemas.USER, FilterLimits.DEFAULT)
                        .matches(whole()))
                .isEqualTo(answer);
    }

    @Test
    void anAddedEmailAndNickname() {
        Complex changed = patched("""
                {'op':'add','value':{'emails':[{'value':'babs@jensen.org','type':'home'}],'nickname':'Babs'}}
                """);

        assertThat(changed).isEqualTo(BARBARA);
    }

    @Test
    void aReplacedWorkAddress() {
        Complex changed = patched("""
                {'op':'replace','path':'addresses[type eq \\"work\\"]','value':{'type':'work','streetAddress':'911 Plaza',
                 'locality':'Hollywood','region':'CA','postalCode':'91608','country':'US','primary':true}}
                """);

        assertThat(Filter.parse(
                                "addresses[type eq work and streetAddress eq \"911 Plaza\" and country eq US]",
                                CoreSchemas.USER,
                                FilterLimits.DEFAULT)
                        .matches(changed))
                .isTrue();
        assertThat(Filter.parse("addresses[type eq home].streetAddress sw 456", CoreSchemas.USER, FilterLimits.DEFAULT)
                        .matches(changed))
                .isTrue();
    }

    @Test
    void aReplacedStreet() {
        Complex changed = patched(
                "{'op':'replace','path':'addresses[type eq \\\"work\\\"].streetAddress','value':'1010 Broadway Ave'}");

        assertThat(Filter.parse(
                                "addresses[type eq work].streetAddress eq \"1010 Broadway Ave\"",
                                CoreSchemas.USER,
                                FilterLimits.DEFAULT)
                        .matches(changed))
                .isTrue();
    }

    @Test
    void aRemovedEmail() {
        Complex changed =
                patched("{'op':'remove','path':'emails[type eq \\\"work\\\" and value ew \\\"example.com\\\"]'}");

        assertThat(changed.get("emails")).isEqualTo(Tree.value("[{'value':'babs@jensen.org','type':'home'}]"));
    }

    @Test
    void theProjectionOfUserName() {
        Complex answer = Projection.parse(Optional.of("userName"), Optional.empty(), CoreSchemas.USER)
                .apply(whole());

        assertThat(answer)
                .isEqualTo(Tree.object("{'schemas':['USER','ENT'],'id':'2819c223','userName':'bjensen@example.com'}"));
    }

    private static Complex patched(String operation) {
        return Patch.parse(
                        Tree.object("{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':["
                                + operation.strip() + "]}"),
                        CoreSchemas.USER,
                        UnknownAttributes.REJECT,
                        MessageLimits.DEFAULT)
                .apply(BARBARA);
    }

    private static Complex whole() {
        Complex whole = READ_ONLY;
        for (String name : BARBARA.names()) {
            whole = whole.with(name, BARBARA.get(name));
        }
        return whole;
    }
}
