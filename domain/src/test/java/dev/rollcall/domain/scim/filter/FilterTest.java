package dev.rollcall.domain.scim.filter;

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
import dev.rollcall.domain.scim.value.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTest {

    private static final Schema LOCKER = Schema.of(
            "urn:example:Locker:1.0",
            "Locker",
            "Locker",
            AttributeDraft.simple(AttributeType.INTEGER, "number", "The number."),
            AttributeDraft.simple(AttributeType.DECIMAL, "height", "The height."),
            AttributeDraft.simple(AttributeType.DATE_TIME, "since", "Since when."),
            AttributeDraft.string("tags", "Words.").multiValued());

    private static final ResourceType TYPE = CoreSchemas.USER.with(LOCKER);

    private static final Complex JANE = Tree.object("""
            {'schemas':['USER','ENT'],'id':'2819-a','externalId':'Ext-1','userName':'Jane.Doe@Example.com','active':true,
             'name':{'givenName':'Jane','familyName':'Doe'},'displayName':'Jane \\"JD\\" Döe','title':'back\\\\slash',
             'emails':[{'type':'work','value':'jane@work.com','primary':true},{'type':'home','value':'JANE@home.org'}],
             'roles':[{'value':'admin'}],
             'x509Certificates':[{'value':'QUJD'}],
             'ENT':{'department':'IT','employeeNumber':'701984','manager':{'value':'26118915'}},
             'urn:example:Locker:1.0':{'number':42,'height':1.80,'since':'2020-01-01T00:00:00.000Z','tags':['Red','blue']},
             'meta':{'resourceType':'User','created':'2010-01-23T04:56:22.123Z','lastModified':'2011-05-13T04:42:34.000Z',
                     'version':'W/\\"3\\"'}}
            """);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    # names and operators in any case
                    userName eq "jane.doe@example.com"
                    USERNAME Eq "JANE.DOE@EXAMPLE.COM"
                    username EQ "jane.doe@example.com"
                    USER:userName eq "jane.doe@example.com"
                    urn:scim:schemas:core:2.0:User:userName sw jane
                    # the operators
                    userName ne "bob"
                    userName co "DOE"
                    userName sw "jane."
                    userName ew ".COM"
                    userName gt "jane.aaa"
                    userName ge "jane.doe@example.com"
                    userName le "jane.doe@example.com"
                    userName lt "k"
                    userName pr
                    name pr
                    emails pr
                    name.givenName PR
                    not (nickName pr)
                    nickName eq null
                    nickName ne "x"
                    userName ne null
                    name ne null
                    nickName eq NULL and userName pr or userName pr
                    # logic and precedence
                    userName eq "x" or active eq true
                    userName eq "x" and active eq true or id pr
                    id pr or userName eq "x" and userName eq "y"
                    NOT (userName eq "x")
                    not(userName eq "x" or userName eq "y")
                    (((userName pr)))
                    ( userName pr AND ( id pr OR id eq "x" ) )
                    # case-exact attributes
                    id eq "2819-a"
                    externalId eq "Ext-1"
                    externalId co "xt-"
                    not (externalId eq "EXT-1")
                    not (id co "A")
                    meta.resourceType eq "User"
                    # booleans
                    active eq true
                    active eq "True"
                    active eq TRUE
                    ActiVe ne false
                    emails.primary eq true
                    # no primary means false
                    emails.primary eq false
                    emails[primary eq false].value sw "JANE@home"
                    emails[type eq "work" and not (primary eq false)]
                    emails[type eq "home" and primary ne true]
                    roles[primary eq "False"]
                    not (phoneNumbers.primary eq false)
                    # without quotes
                    externalId eq Ext-1
                    name.FamilyName eq Doe
                    userName eq jane.doe@example.com and externalId eq Ext-1
                    (userName sw J)
                    emails[type eq work].value co jane@
                    displayName eq Jane "JD" Döe
                    ENT:employeeNumber eq 701984
                    # escapes
                    displayName eq "jane \\"jd\\" döe"
                    displayName eq "Jane \\u0022JD\\u0022 D\\u00f6e"
                    title eq "back\\\\slash"
                    title ne "\\b\\f\\n\\r\\t\\/"
                    userName ne "o'brien@example.com"
                    # dates are instants
                    meta.created eq "2010-01-23T04:56:22.123Z"
                    meta.created eq "2010-01-23T05:56:22.1230000+01:00"
                    meta.lastModified gt 2011-05-13T04:42:33.9999999Z
                    meta.lastModified gt "2011-05-13T06:42:33 02:00"
                    meta.Created gt 2009-10-10T14:38:21.8617979-07:00
                    active eq true and (meta.lastModified ge "0001-01-03T00:00:00.0000000Z" and meta.lastModified le "2026-01-01T00:00:00.0000000Z")
                    (ActiVe eq true) and meta.lastmodified ge "2011-05-13T04:42:34Z"
                    meta.created sw "2010-01"
                    urn:example:Locker:1.0:since lt "2020-01-01T00:00:00.001Z"
                    # numbers
                    urn:example:Locker:1.0:number eq 42
                    urn:example:Locker:1.0:number eq 42.0
                    number ge "42"
                    height eq 1.8
                    height lt 2
                    height gt 1.79
                    tags eq "RED"
                    tags sw b
                    # elements
                    emails eq "jane@work.com"
                    emails co "HOME.org"
                    email eq "jane@work.com"
                    Email Co "work"
                    emails.value eq "jane@home.org"
                    emails[type eq "work"]
                    emails[type eq "work" and value co "@work"]
                    emails[type eq "work"].value eq "jane@work.com"
                    emails[type eq "work"].display ne "x"
                    emails[type eq "work"].value pr
                    emails[not (type eq "work")].value ew "org"
                    emails[primary eq "True"].value sw "jane"
                    emails.type eq "home" and emails.value eq "jane@work.com"
                    roles eq admin
                    schemas eq "USER"
                    x509Certificates eq "QUJD"
                    ENT:manager[value eq "26118915"]
                    name[givenName eq "Jane"].familyName eq "Doe"
                    # extensions
                    ENT:department eq "it"
                    ENT.department eq "IT"
                    department eq "IT"
                    ENT:manager eq "26118915"
                    manager eq "26118915"
                    manager.value eq "26118915"
                    id eq "2819-a" and ENT:manager eq "26118915"
                    urn:scim:schemas:extension:enterprise:2.0:department eq it
                    ENT:userName sw jane
                    """)
    void holds(String filter) {
        assertThat(matches(filter)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    userName eq "bob"
                    userName ne "JANE.DOE@example.com"
                    userName eq "jane.doe@example.com "
                    userName co "jane doe"
                    userName sw "doe"
                    userName ew "jane"
                    userName gt "jane.doe@example.com"
                    userName lt "jane.doe@example.com"
                    userName ge "k"
                    userName le "j"
                    nickName pr
                    nickName eq "x"
                    nickName gt "x"
                    nickName ne null
                    userName eq null
                    userName eq "null"
                    not (userName pr)
                    userName pr and nickName pr
                    (userName pr or id pr) and nickName pr
                    id eq "2819-A"
                    externalId eq "ext-1"
                    active eq false
                    active ne true
                    meta.created gt "2010-01-23T04:56:22.123Z"
                    meta.created lt "2010-01-23T04:56:22.123Z"
                    number gt 42
                    height eq 1.81
                    tags eq "re"
                    emails eq "work"
                    emails[type eq "work" and value ew "org"]
                    emails[type eq "work"].value eq "jane@home.org"
                    emails[type eq "other"].value pr
                    emails[type eq "work"].display pr
                    emails ne "jane@work.com"
                    name[givenName eq "Bob"]
                    # attributes that are not there, have no value or are secret
                    companyName eq "x"
                    companyName ne "x"
                    companyName pr
                    companyName eq null
                    companyName[type eq "x"]
                    companyName[type eq "x" or (y pr)].value eq "x"
                    emails[colour eq "red"]
                    emails[type eq "work"].colour eq "red"
                    userName.value eq "jane"
                    name.nick.name eq "x"
                    name eq "Jane"
                    addresses eq "x"
                    urn:ietf:params:scim:schemas:extension:CustomExtensionName:2.0:User:tag eq "x"
                    ENT:colour eq "x"
                    USER eq "x"
                    ENT: eq "x"
                    password eq "x"
                    password pr
                    password ne "x"
                    """)
    void doesNotHold(String filter) {
        assertThat(matches(filter)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ``                          | 1
                    ` `                         | 2
                    userName                    | 9
                    userName eq                 | 12
                    userName xx "a"             | 10
                    userName "a"                | 10
                    userName = "a"              | 10
                    eq "a"                      | 4
                    "a" eq userName             | 1
                    userName eq "a              | 13
                    userName eq "a\\x"          | 15
                    userName eq "a\\            | 15
                    userName eq "\\u12"         | 18
                    userName eq "\\u12G4"       | 18
                    userName eq "a" "b"         | 17
                    userName eq "a" foo         | 17
                    userName eq "a" and         | 20
                    userName eq "a" and and     | 24
                    userName eq "a" or          | 19
                    and userName eq "a"         | 5
                    (userName eq "a"            | 17
                    userName eq "a")            | 16
                    (userName eq )              | 14
                    ()                          | 2
                    not userName pr             | 5
                    not                         | 4
                    emails[type eq "work"       | 22
                    emails[type eq "work")      | 22
                    emails[]                    | 8
                    emails[type eq "work"].     | 24
                    emails[type eq "work"]. eq "x"  | 28
                    emails[type eq "work"]..value eq "x" | 24
                    emails. eq "x"              | 1
                    emails[. eq "x"]            | 8
                    emails[type eq "work"].value | 29
                    title[value eq "x"]         | 1
                    emails[value[a pr]]         | 8
                    userName gt null            | 13
                    active gt true              | 11
                    active co "t"               | 11
                    active eq "maybe"           | 11
                    active eq 1                 | 11
                    number co 4                 | 11
                    number eq four              | 11
                    height eq 1e999             | 11
                    x509Certificates.value lt a | 27
                    meta.created gt "yesterday" | 17
                    meta.created eq 2010        | 17
                    """)
    void isRefusedWithItsPosition(String filter, int position) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> matches(filter))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.INVALID_FILTER))
                .satisfies(refusal -> assertThat(refusal.detail())
                        .startsWith("The filter is invalid at character " + position + ": ")
                        .endsWith("."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    USERNAME Eq bob                                | userName eq "bob"
                    userName ne "bob"                              | not (userName eq "bob")
                    userName eq null                               | not (userName pr)
                    userName ne null                               | userName pr
                    active eq "True"                               | active eq true
                    number eq "007"                                | urn:example:Locker:1.0:number eq 7
                    email co x                                     | emails.value co "x"
                    manager eq 1                                   | ENT:manager.value eq "1"
                    (id pr and (id pr and id pr)) and id pr        | id pr and id pr and id pr and id pr
                    id pr or (id pr or id pr)                      | id pr or id pr or id pr
                    (id pr or id pr) and id pr                     | (id pr or id pr) and id pr
                    id pr and id pr or id pr                       | id pr and id pr or id pr
                    emails[type eq work].value co "@"              | emails[type eq "work" and value co "@"]
                    emails[type eq a or type eq b].value pr        | emails[(type eq "a" or type eq "b") and value pr]
                    title eq "\\"\\\\\\n\\u0001/"                  | title eq "\\"\\\\\\u000a\\u0001/"
                    companyName gt 7                               | companyName eq ""
                    NAME eq jane                                   | NAME eq ""
                    meta.created gt 2010-01-23T04:56:22.100+00:00  | meta.created gt "2010-01-23T04:56:22.100+00:00"
                    """)
    void writesItselfInCanonicalForm(String filter, String canonical) {
        Filter parsed = Filter.parse(Tree.urns(filter), TYPE, FilterLimits.DEFAULT);

        assertThat(parsed).hasToString(Tree.urns(canonical));
        assertThat(Filter.parse(parsed.toString(), TYPE, FilterLimits.DEFAULT))
                .isEqualTo(parsed)
                .hasSameHashCodeAs(parsed);
    }

    @Test
    void showsWhatAComparisonCompares() {
        Comparison comparison = (Comparison) Filter.parse("emails.value SW \"a\"", TYPE, FilterLimits.DEFAULT);

        assertThat(comparison.path()).hasToString("emails.value");
        assertThat(comparison.operator()).isEqualTo(Operator.SW);
        assertThat(comparison.literal()).isEqualTo(new Text("a"));
        assertThat(comparison)
                .isNotEqualTo(Filter.parse("emails.value sw \"b\"", TYPE, FilterLimits.DEFAULT))
                .isNotEqualTo(Filter.parse("emails.value ew \"a\"", TYPE, FilterLimits.DEFAULT))
                .isNotEqualTo(Filter.parse("emails.type sw \"a\"", TYPE, FilterLimits.DEFAULT))
                .isNotEqualTo(Filter.parse("emails pr", TYPE, FilterLimits.DEFAULT));
    }

    @Test
    void matchesNothingInAnEmptyResource() {
        assertThat(Filter.parse("userName pr", TYPE, FilterLimits.DEFAULT).matches(Complex.empty()))
                .isFalse();
        assertThat(Filter.parse("ENT:manager.value eq 1", TYPE, FilterLimits.DEFAULT)
                        .matches(Complex.empty()))
                .isFalse();
        assertThat(Filter.parse("emails.value eq 1", TYPE, FilterLimits.DEFAULT).matches(Tree.object("{'emails':'x'}")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'title':''}
                    {'title':null}
                    {'title':[]}
                    {'title':{}}
                    {'title':['']}
                    """)
    void treatsNothingAsAbsent(String resource) {
        assertThat(Filter.parse("title pr", TYPE, FilterLimits.DEFAULT).matches(Tree.object(resource)))
                .isFalse();
    }

    @Test
    void comparesNoValueOfAnotherType() {
        Complex odd =
                Tree.object("{'active':'true','title':7,'urn:example:Locker:1.0':{'number':'42','since':'then'}}");

        assertThat(Filter.parse("active eq true", TYPE, FilterLimits.DEFAULT).matches(odd))
                .isFalse();
        assertThat(Filter.parse("title eq 7", TYPE, FilterLimits.DEFAULT).matches(odd))
                .isFalse();
        assertThat(Filter.parse("title co 7", TYPE, FilterLimits.DEFAULT).matches(odd))
                .isFalse();
        assertThat(Filter.parse("number eq 42", TYPE, FilterLimits.DEFAULT).matches(odd))
                .isFalse();
        assertThat(Filter.parse("since eq 2020-01-01T00:00:00Z", TYPE, FilterLimits.DEFAULT)
                        .matches(odd))
                .isFalse();
    }

    private static boolean matches(String filter) {
        return Filter.parse(Tree.urns(filter), TYPE, FilterLimits.DEFAULT).matches(JANE);
    }
}
