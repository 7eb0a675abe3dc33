package dev.rollcall.domain.scim.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.scim.Tree;
import dev.rollcall.domain.scim.schema.AttributeDraft;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.schema.ResourceType;
import dev.rollcall.domain.scim.schema.Returned;
import dev.rollcall.domain.scim.schema.Schema;
import dev.rollcall.domain.scim.value.Complex;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectionTest {

    private static final Schema BADGE = Schema.of(
            "urn:example:Badge:1.0",
            "Badge",
            "Badge",
            AttributeDraft.string("photoId", "On request.").returned(Returned.REQUEST),
            AttributeDraft.string("color", "By default."),
            AttributeDraft.string("pin", "Never.").returned(Returned.NEVER),
            AttributeDraft.complex(
                    "card",
                    "A card.",
                    AttributeDraft.string("number", "Always.").returned(Returned.ALWAYS),
                    AttributeDraft.string("chip", "On request.").returned(Returned.REQUEST),
                    AttributeDraft.string("code", "Never.").returned(Returned.NEVER),
                    AttributeDraft.string("issuer", "By default.")));

    private static final ResourceType TYPE = CoreSchemas.USER.with(BADGE);

    private static final Complex JANE = Tree.object("""
            {'schemas':['USER','ENT'],'id':'2819','userName':'jane','name':{'givenName':'Jane','familyName':'Doe'},
             'emails':[{'type':'work','value':'w@x'},{'type':'home','value':'h@x','display':'H'}],
             'ENT':{'department':'IT','manager':{'value':'m','$ref':'r'}},
             'meta':{'resourceType':'User','version':'1'}}
            """);

    private static final Complex BADGES = Tree.object("""
            {'id':'1','password':'p','urn:example:Badge:1.0':{'photoId':'f','color':'red','pin':'0000',
             'card':{'number':'7','chip':'c','code':'x','issuer':'me'}}}
            """);

    @ParameterizedTest(name = "attributes={0} excludedAttributes={1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    userName                       | ``                | 'userName':'jane'
                    USERNAME                       | ``                | 'userName':'jane'
                    id                             | ``                | ``
                    nothing                        | ``                | ``
                    `userName, nothing,`           | ``                | 'userName':'jane'
                    name                           | ``                | 'name':{'givenName':'Jane','familyName':'Doe'}
                    name.givenName                 | ``                | 'name':{'givenName':'Jane'}
                    `name.givenName,name.familyName` | ``              | 'name':{'givenName':'Jane','familyName':'Doe'}
                    `name.givenName,name`          | ``                | 'name':{'givenName':'Jane','familyName':'Doe'}
                    `name,name.givenName`          | ``                | 'name':{'givenName':'Jane','familyName':'Doe'}
                    name.nick                      | ``                | ``
                    emails.value                   | ``                | 'emails':[{'value':'w@x'},{'value':'h@x'}]
                    emails.display                 | ``                | 'emails':[{'display':'H'}]
                    emails.primary                 | ``                | ``
                    `emails[type eq "work"]`       | ``                | 'emails':[{'type':'work','value':'w@x'},{'type':'home','value':'h@x','display':'H'}]
                    `emails[value eq "a,]b"].value,userName` | ``      | 'userName':'jane','emails':[{'value':'w@x'},{'value':'h@x'}]
                    ENT:department                 | ``                | 'ENT':{'department':'IT'}
                    department                     | ``                | 'ENT':{'department':'IT'}
                    ENT                            | ``                | 'ENT':{'department':'IT','manager':{'value':'m','$ref':'r'}}
                    ENT:manager.value              | ``                | 'ENT':{'manager':{'value':'m'}}
                    USER                           | name              | 'userName':'jane','emails':[{'type':'work','value':'w@x'},{'type':'home','value':'h@x','display':'H'}]
                    meta.version                   | ``                | 'meta':{'version':'1'}
                    ``                             | `emails,name,meta,ENT,id,schemas` | 'userName':'jane'
                    ``                             | `emails,meta,name.familyName,ENT:manager,userName` | 'name':{'givenName':'Jane'},'ENT':{'department':'IT'}
                    ``                             | `emails.value,emails.type,meta,name.familyName,ENT:manager.$ref,userName` | 'emails':[{'display':'H'}],'name':{'givenName':'Jane'},'ENT':{'department':'IT','manager':{'value':'m'}}
                    `userName,name`                | name              | 'userName':'jane'
                    `userName,name`                | name.givenName    | 'userName':'jane','name':{'familyName':'Doe'}
                    name.givenName                 | name.givenName    | ``
                    """)
    void keepsWhatIsAskedFor(String attributes, String excluded, String kept) {
        Complex answer = projection(attributes, excluded).apply(JANE);

        assertThat(answer).isEqualTo(Tree.object("{'schemas':['USER','ENT'],'id':'2819'," + kept + "}"));
    }

    @Test
    void keepsEverythingWhenNothingIsAsked() {
        assertThat(projection("", "").apply(JANE)).isEqualTo(JANE);
        assertThat(projection(" ", " ").apply(JANE)).isEqualTo(JANE);
        assertThat(projection("", "nothing").apply(JANE)).isEqualTo(JANE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ``                     | ``        | 'color':'red','card':{'number':'7','issuer':'me'}
                    photoId                | ``        | 'photoId':'f'
                    `photoId,pin,password` | ``        | 'photoId':'f'
                    `photoId,color`        | photoId   | 'color':'red'
                    card                   | ``        | 'card':{'number':'7','issuer':'me'}
                    card.chip              | ``        | 'card':{'number':'7','chip':'c'}
                    card.chip              | card.chip | 'card':{'number':'7'}
                    card.code              | ``        | 'card':{'number':'7'}
                    ``                     | `card.issuer,card.number,color` | 'card':{'number':'7'}
                    urn:example:Badge:1.0  | ``        | 'photoId':'f','color':'red','card':{'number':'7','issuer':'me'}
                    """)
    void followsHowAttributesAreReturned(String attributes, String excluded, String kept) {
        Complex answer = projection(attributes, excluded).apply(BADGES);

        assertThat(answer).isEqualTo(Tree.object("{'id':'1','urn:example:Badge:1.0':{" + kept + "}}"));
    }

    @Test
    void leavesOutWhatTheTypeDoesNotHave() {
        Complex odd = Tree.object(
                "{'id':'1','colour':'x','department':'x','ENT':{'hat':'x'},'name':{'nick':'x'},'urn:x':{}}");

        assertThat(projection("", "").apply(odd)).isEqualTo(Tree.object("{'id':'1'}"));
    }

    @Test
    void keepsAnEmptyListOfMembers() {
        Complex group = Tree.object("{'id':'1','displayName':'Staff','members':[]}");

        assertThat(Projection.parse(Optional.empty(), Optional.empty(), CoreSchemas.GROUP)
                        .apply(group))
                .isEqualTo(group);
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', true",
        "members, '', true",
        "members.value, '', true",
        "displayName, '', false",
        "'', members, false",
        "'', members.value, true",
        "members, members, false"
    })
    void knowsWhetherMembersAreWorthLoading(String attributes, String excluded, boolean included) {
        Projection projection = Projection.parse(Optional.of(attributes), Optional.of(excluded), CoreSchemas.GROUP);

        assertThat(projection.includes("members")).isEqualTo(included);
        assertThat(projection.includes("id")).isTrue();
        assertThat(projection.includes("hats")).isFalse();
    }

    private static Projection projection(String attributes, String excluded) {
        return Projection.parse(Optional.of(Tree.urns(attributes)), Optional.of(Tree.urns(excluded)), TYPE);
    }
}
