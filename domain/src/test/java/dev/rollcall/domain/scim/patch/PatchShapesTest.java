package dev.rollcall.domain.scim.patch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.scim.Tree;
import dev.rollcall.domain.scim.resource.UnknownAttributes;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.schema.ResourceType;
import dev.rollcall.domain.scim.value.Complex;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shape of PATCH in which identity providers change users and groups, case by case. */
class PatchShapesTest {

    /** A case: what the resource has besides its name, what is sent, and what it has afterwards. */
    record Shape(String id, String before, String operations, String after) {

        @Override
        public String toString() {
            return id;
        }
    }

    @ParameterizedTest
    @MethodSource({"entraAttributes", "entraElements", "entraMaps", "entraManager", "entraRoles", "okta", "validator"})
    void changesAUser(Shape shape) {
        assertThat(applied(CoreSchemas.USER, "'userName':'jane@example.com'", shape))
                .isEqualTo(expected("'userName':'jane@example.com'", shape));
    }

    @ParameterizedTest
    @MethodSource("groups")
    void changesAGroup(Shape shape) {
        assertThat(applied(CoreSchemas.GROUP, "'displayName':'Staff'", shape))
                .isEqualTo(expected("'displayName':'Staff'", shape));
    }

    private static Complex applied(ResourceType type, String name, Shape shape) {
        Complex body = Tree.object("{'Operations':[" + shape.operations() + "]}");
        return Patch.parse(body, type, UnknownAttributes.IGNORE).apply(with(name, shape.before()));
    }

    private static Complex expected(String name, Shape shape) {
        return with(name, shape.after());
    }

    /** Later members win, so that a case can give the resource another name. */
    private static Complex with(String name, String attributes) {
        return Tree.object("{" + name + (attributes.isEmpty() ? "" : "," + attributes) + "}");
    }

    static Stream<Shape> entraAttributes() {
        return Stream.of(
                new Shape("ENTRA-31", "", op("Replace", "userName", "'5b50@x.com'"), "'userName':'5b50@x.com'"),
                new Shape("ENTRA-32", "'active':true", op("Replace", "active", "'False'"), "'active':false"),
                new Shape("ENTRA-33", "'active':true", op("Add", "active", "'False'"), "'active':false"),
                new Shape(
                        "ENTRA-34",
                        "'name':{'givenName':'X','middleName':'M'}",
                        op("Replace", "displayName", "'Bjfe'")
                                + op("Replace", "name.givenName", "'A'")
                                + op("Replace", "name.familyName", "'B'")
                                + op("Replace", "externalId", "'Eqpj'")
                                + op("Replace", "ENT:employeeNumber", "'Eqpj'"),
                        "'displayName':'Bjfe','name':{'givenName':'A','familyName':'B','middleName':'M'},"
                                + "'externalId':'Eqpj','ENT':{'employeeNumber':'Eqpj'}"),
                new Shape("ENTRA-41 title", "'title':'T'", "{'op':'Remove','path':'title'}", ""),
                new Shape("ENTRA-41 absent", "", "{'op':'Remove','path':'title'}", ""),
                new Shape(
                        "ENTRA-41 sub-attribute",
                        "'name':{'givenName':'A','familyName':'B'}",
                        "{'op':'Remove','path':'name.givenName'}",
                        "'name':{'familyName':'B'}"),
                new Shape(
                        "ENTRA-41 last part",
                        "'name':{'givenName':'A'}",
                        "{'op':'Remove','path':'name.givenName'}",
                        ""),
                new Shape("ENTRA-41 no part", "", "{'op':'Remove','path':'name.givenName'}", ""),
                new Shape("ENTRA-42 empty", "'title':'T'", op("Replace", "title", "''"), ""),
                new Shape("ENTRA-42 null", "'title':'T'", op("Replace", "title", "null"), ""),
                new Shape(
                        "ENTRA-42 empty part",
                        "'name':{'givenName':'A','familyName':'B'}",
                        op("Replace", "name.givenName", "''"),
                        "'name':{'familyName':'B'}"),
                new Shape("ENTRA-43", "'active':true", op("Replace", "active", "false"), "'active':false"),
                new Shape("ENTRA-44", "'title':'T'", "", "'title':'T'"),
                new Shape(
                        "ENTRA-45 flag",
                        "'active':true",
                        op("Replace", "active", "[{'value':'False'}]"),
                        "'active':false"),
                new Shape("ENTRA-45 text", "", op("Replace", "displayName", "[{'value':'X'}]"), "'displayName':'X'"),
                new Shape(
                        "ENTRA-46",
                        "'name':{'givenName':'X','familyName':'B'}",
                        op("Replace", "name", "{'givenName':'A'}"),
                        "'name':{'givenName':'A','familyName':'B'}"),
                new Shape("ENTRA-47", "", op("Replace", "ENT.department", "'IT'"), "'ENT':{'department':'IT'}"),
                new Shape("ENTRA-47 manager", "", op("Add", "ENT.manager", "'m'"), "'ENT':{'manager':{'value':'m'}}"),
                new Shape(
                        "ENTRA-48 replace twice",
                        "",
                        op("replace", "title", "'A'") + op("replace", "title", "'B'"),
                        "'title':'B'"),
                new Shape(
                        "ENTRA-48 remove then replace",
                        "'title':'A'",
                        "{'op':'remove','path':'title'}," + op("replace", "title", "'B'"),
                        "'title':'B'"),
                new Shape(
                        "14.1.4 old URN", "", op("add", "urn:scim:schemas:core:2.0:User:title", "'T'"), "'title':'T'"),
                new Shape(
                        "14.1.4 old extension URN",
                        "",
                        op("add", "urn:scim:schemas:extension:enterprise:2.0:department", "'IT'"),
                        "'ENT':{'department':'IT'}"),
                new Shape("14.1.4 core under extension", "", op("add", "ENT:title", "'T'"), "'title':'T'"),
                new Shape(
                        "14.1.4 extension under core", "", op("add", "USER:division", "'D'"), "'ENT':{'division':'D'}"),
                new Shape("14.1.4 bare extension", "", op("add", "department", "'IT'"), "'ENT':{'department':'IT'}"),
                new Shape("14.1.6 number", "", op("replace", "externalId", "12345"), "'externalId':'12345'"),
                new Shape("CORE-07", "", op("REPLACE", "DISPLAYNAME", "'X'"), "'displayName':'X'"),
                new Shape("CORE-21", "", op("replace", "password", "'secret'"), ""),
                new Shape("PM-11 extra key", "", "{'name':'x','OP':'add','Path':'title','VALUE':'T'}", "'title':'T'"));
    }

    static Stream<Shape> entraElements() {
        String work = "emails[type eq \\\"work\\\"]";
        String both = "'emails':[{'type':'work','value':'w@x'},{'type':'home','value':'h@x'}]";
        String place = "addresses[type eq \\\"work\\\"]";
        return Stream.of(
                new Shape(
                        "ENTRA-30",
                        both,
                        op("Replace", work + ".value", "'new@x'"),
                        "'emails':[{'type':'work','value':'new@x'},{'type':'home','value':'h@x'}]"),
                new Shape(
                        "ENTRA-35",
                        "",
                        op("Add", work + ".value", "'a@b.c'"),
                        "'emails':[{'type':'work','value':'a@b.c'}]"),
                new Shape(
                        "ENTRA-36",
                        "",
                        op("Replace", "phoneNumbers[type eq \\\"mobile\\\"].value", "'+49 1'"),
                        "'phoneNumbers':[{'type':'mobile','value':'+49 1'}]"),
                new Shape(
                        "ENTRA-37",
                        "",
                        op("Add", place + ".streetAddress", "'100 E'")
                                + op("Add", place + ".locality", "'SF'")
                                + op("Add", place + ".region", "'CA'")
                                + op("Add", place + ".postalCode", "94105")
                                + op("Add", place + ".country", "'US'"),
                        "'addresses':[{'type':'work','streetAddress':'100 E','locality':'SF','region':'CA',"
                                + "'postalCode':'94105','country':'US'}]"),
                new Shape(
                        "ENTRA-38",
                        "",
                        op("Replace", "addresses[type eq \\\"other\\\"].Formatted", "'Room 12'"),
                        "'addresses':[{'type':'other','formatted':'Room 12'}]"),
                new Shape(
                        "ENTRA-39",
                        "'emails':[{'type':'work','value':'old@x'}]",
                        op("Add", work + ".value", "'new@x'"),
                        "'emails':[{'type':'work','value':'new@x'}]"),
                new Shape(
                        "ENTRA-40",
                        "",
                        op("Add", "emails[type eq \\\"work\\\" and primary eq true].value", "'a@b.c'"),
                        "'emails':[{'type':'work','primary':true,'value':'a@b.c'}]"),
                new Shape(
                        "ENTRA-40 primary",
                        "'phoneNumbers':[{'type':'work','value':'1'},{'type':'home','value':'2','primary':true}]",
                        op("Replace", "phoneNumbers[type eq \\\"work\\\"].primary", "true"),
                        "'phoneNumbers':[{'type':'work','value':'1','primary':true},"
                                + "{'type':'home','value':'2','primary':false}]"),
                new Shape(
                        "ENTRA-41 element",
                        "'addresses':[{'type':'work','country':'US'},{'type':'home','country':'DE'}]",
                        "{'op':'Remove','path':'" + place + "'}",
                        "'addresses':[{'type':'home','country':'DE'}]"),
                new Shape(
                        "ENTRA-41 last element",
                        "'addresses':[{'type':'work'}]",
                        "{'op':'Remove','path':'" + place + "'}",
                        ""),
                new Shape("ENTRA-41 no element", both, "{'op':'Remove','path':'" + place + "'}", both),
                new Shape(
                        "ENTRA-42 element",
                        "'emails':[{'type':'work','value':'w@x'},{'type':'home','value':'h@x'}]",
                        op("Replace", work + ".value", "''"),
                        "'emails':[{'type':'home','value':'h@x'}]"),
                new Shape(
                        "ENTRA-42 primary element",
                        "'emails':[{'type':'work','value':'w@x','primary':true}]",
                        op("Replace", work + ".value", "null"),
                        ""),
                new Shape(
                        "ENTRA-42 part of element",
                        "'addresses':[{'type':'work','country':'US','locality':'SF'}]",
                        op("Replace", place + ".locality", "''"),
                        "'addresses':[{'type':'work','country':'US'}]"),
                new Shape(
                        "D-21",
                        "'emails':[{'type':'work','value':'1@x'},{'type':'work','value':'2@x'}]",
                        op("Replace", work + ".display", "'D'"),
                        "'emails':[{'type':'work','value':'1@x','display':'D'},"
                                + "{'type':'work','value':'2@x','display':'D'}]"),
                new Shape("14.1.8 no filter", "", op("add", "emails.value", "'a@b.c'"), "'emails':[{'value':'a@b.c'}]"),
                new Shape(
                        "14.1.8 all elements",
                        both,
                        op("replace", "emails.display", "'D'"),
                        "'emails':[{'type':'work','value':'w@x','display':'D'},{'type':'home','value':'h@x','display':'D'}]"),
                new Shape(
                        "RFC 3.5.2.3 replaced element",
                        "'addresses':[{'type':'work','country':'US','region':'CA'},{'type':'home','country':'DE'}]",
                        op("replace", place, "{'streetAddress':'911'}"),
                        "'addresses':[{'type':'work','streetAddress':'911'},{'type':'home','country':'DE'}]"),
                new Shape(
                        "RFC 3.5.2.1 merged element",
                        "'addresses':[{'type':'work','country':'US'}]",
                        op("add", place, "{'streetAddress':'911'}"),
                        "'addresses':[{'type':'work','country':'US','streetAddress':'911'}]"),
                new Shape(
                        "14.1.8 whole element made",
                        "",
                        op("replace", place, "{'streetAddress':'911'}"),
                        "'addresses':[{'type':'work','streetAddress':'911'}]"),
                new Shape(
                        "14.1.7 whole element cleared",
                        both,
                        op("replace", work, "''"),
                        "'emails':[{'type':'home','value':'h@x'}]"),
                new Shape(
                        "14.1.9 removed by value",
                        both,
                        op("remove", "emails", "[{'value':'W@X'}]"),
                        "'emails':[{'type':'home','value':'h@x'}]"),
                new Shape(
                        "14.1.9 removed by sub-attributes",
                        both,
                        op("remove", "emails", "[{'type':'home'}]"),
                        "'emails':[{'type':'work','value':'w@x'}]"),
                new Shape(
                        "14.1.9 of another type",
                        both,
                        op("remove", "emails", "[{'value':'w@x','type':'home'}]"),
                        both),
                new Shape("14.1.9 null", both, op("remove", "emails", "null"), ""),
                new Shape("14.1.9 none", both, op("remove", "emails", "[]"), both),
                new Shape(
                        "14.1.10 appended",
                        both,
                        op("add", "emails", "{'value':'o@x','type':'other'}"),
                        both.replace("]", ",{'value':'o@x','type':'other'}]")),
                new Shape(
                        "14.1.10 there already",
                        both,
                        op("add", "emails", "[{'value':'W@x','display':'D'}]"),
                        "'emails':[{'type':'work','value':'W@x','display':'D'},{'type':'home','value':'h@x'}]"),
                new Shape(
                        "14.1.10 same number, other type",
                        "'phoneNumbers':[{'type':'work','value':'10'}]",
                        op("add", "phoneNumbers", "[{'type':'fax','value':'10'}]"),
                        "'phoneNumbers':[{'type':'work','value':'10'},{'type':'fax','value':'10'}]"),
                new Shape(
                        "14.1.10 address there already",
                        "'addresses':[{'type':'work','country':'US','primary':true}]",
                        op("add", "addresses", "[{'type':'work','country':'US'},{'type':'work','country':'DE'}]"),
                        "'addresses':[{'type':'work','country':'US','primary':true},{'type':'work','country':'DE'}]"),
                new Shape("14.1.10 nothing", both, op("add", "emails", "[]"), both),
                new Shape("14.1.11", both, op("replace", "emails", "[{'value':'n@x'}]"), "'emails':[{'value':'n@x'}]"),
                new Shape("14.1.7 empty list", both, op("replace", "emails", "[]"), ""),
                new Shape("14.1.7 empty value", both, op("replace", "emails", "[{'value':''}]"), ""),
                new Shape(
                        "D-20 added primary",
                        "'emails':[{'value':'1@x','primary':true},{'value':'2@x'}]",
                        op("add", "emails", "[{'value':'3@x','primary':true}]"),
                        "'emails':[{'value':'1@x','primary':false},{'value':'2@x'},{'value':'3@x','primary':true}]"));
    }

    static Stream<Shape> entraMaps() {
        return Stream.of(
                new Shape("ENTRA-50", "'active':true", op("replace", "active", "false"), "'active':false"),
                new Shape(
                        "ENTRA-51",
                        "'name':{'givenName':'X','middleName':'M'}",
                        op("replace", "emails[type eq \\\"work\\\"].value", "'t@x'")
                                + map(
                                        "replace",
                                        "'displayName':'Bjfe','name.givenName':'Kkom','name.familyName':'Unua',"
                                                + "'ENT:employeeNumber':'Aklq'"),
                        "'emails':[{'type':'work','value':'t@x'}],'displayName':'Bjfe','name':{'givenName':'Kkom',"
                                + "'familyName':'Unua','middleName':'M'},'ENT':{'employeeNumber':'Aklq'}"),
                new Shape(
                        "ENTRA-52",
                        "'ENT':{'division':'D','department':'X'}",
                        map("replace", "'ENT':{'department':'Engineering','costCenter':'CC-1234'}"),
                        "'ENT':{'division':'D','department':'Engineering','costCenter':'CC-1234'}"),
                new Shape(
                        "ENTRA-52 with path",
                        "'ENT':{'division':'D'}",
                        op("add", "ENT", "{'department':'E'}"),
                        "'ENT':{'division':'D','department':'E'}"),
                new Shape(
                        "ENTRA-52 cleared",
                        "'ENT':{'division':'D','manager':{'value':'m'}}",
                        op("replace", "ENT", "null"),
                        ""),
                new Shape("ENTRA-52 removed", "'ENT':{'division':'D'}", "{'op':'remove','path':'ENT'}", ""),
                new Shape("ENTRA-52 core", "", map("add", "'USER':{'title':'T'}"), "'title':'T'"),
                new Shape(
                        "ENTRA-53",
                        "",
                        map(
                                "replace",
                                "'emails[type eq \\\"work\\\"].value':'a@b.c',"
                                        + "'addresses[type eq \\\"work\\\"].country':'DE'"),
                        "'emails':[{'type':'work','value':'a@b.c'}],'addresses':[{'type':'work','country':'DE'}]"),
                new Shape(
                        "ENTRA-54",
                        "'title':'T','name':{'givenName':'A'},'ENT':{'department':'IT'}",
                        map("replace", "'title':'','name.givenName':'','ENT:department':''"),
                        ""),
                new Shape("ENTRA-55", "", map("add", "'title':'T'"), "'title':'T'"),
                new Shape(
                        "14.1.3 names of the message",
                        "",
                        map(
                                "replace",
                                "'schemas':['USER'],'meta':{'version':'1'},'groups':[{'value':'g'}],'externalId':'e'"),
                        "'externalId':'e'"),
                new Shape("14.1.3 empty path", "", "{'op':'add','path':'','value':{'title':'T'}}", "'title':'T'"),
                new Shape("14.1.3 null path", "", "{'op':'add','path':null,'value':{'title':'T'}}", "'title':'T'"),
                new Shape("14.1.3 unknown keys", "", map("add", "'favouriteColor':'x','title':'T'"), "'title':'T'"));
    }

    static Stream<Shape> entraManager() {
        String has = "'ENT':{'manager':{'value':'old','$ref':'../Users/old'},'division':'D'}";
        String isNew = "'ENT':{'manager':{'value':'mid'},'division':'D'}";
        String gone = "'ENT':{'division':'D'}";
        return Stream.of(
                new Shape("ENTRA-60", has, op("Add", "ENT:manager", "'mid'"), isNew),
                new Shape("ENTRA-61", has, op("Replace", "ENT:manager", "{'value':'mid'}"), isNew),
                new Shape(
                        "ENTRA-62",
                        has,
                        op("Add", "manager", "[{'$ref':'http://x/Users/mid','value':'mid'}]"),
                        "'ENT':{'manager':{'$ref':'http://x/Users/mid','value':'mid'},'division':'D'}"),
                new Shape("ENTRA-63", has, op("Add", "ENT:manager.value", "'mid'"), isNew),
                new Shape("ENTRA-64", "", map("Replace", "'ENT:manager':'271'"), "'ENT':{'manager':{'value':'271'}}"),
                new Shape("ENTRA-65", has, "{'op':'Remove','path':'ENT:manager'}", gone),
                new Shape("ENTRA-66", has, op("replace", "ENT:manager", "{'value':''}"), gone),
                new Shape("ENTRA-67", has, op("replace", "ENT:manager", "''"), gone),
                new Shape("ENTRA-68", "", op("add", "ENT:manager", "'XYMK'"), "'ENT':{'manager':{'value':'XYMK'}}"),
                new Shape("same manager keeps its reference", has, op("add", "ENT:manager", "{'value':'old'}"), has),
                new Shape(
                        "removed value keeps the rest",
                        has,
                        "{'op':'remove','path':'ENT:manager.value'}",
                        "'ENT':{'manager':{'$ref':'../Users/old'},'division':'D'}"),
                new Shape("selected manager", has, "{'op':'remove','path':'ENT:manager[value eq \\\"old\\\"]'}", gone),
                new Shape("not selected manager", has, "{'op':'remove','path':'ENT:manager[value eq \\\"x\\\"]'}", has),
                new Shape(
                        "written part of a selected manager",
                        has,
                        op("replace", "ENT:manager[value eq \\\"old\\\"].$ref", "'r'"),
                        "'ENT':{'manager':{'value':'old','$ref':'r'},'division':'D'}"));
    }

    static Stream<Shape> entraRoles() {
        String json = "{'value':'{\\\"id\\\":\\\"06b0\\\",\\\"value\\\":\\\"25\\\"}'}";
        String primary = "roles[primary eq \\\"True\\\"]";
        return Stream.of(
                new Shape("ENTRA-70", "", op("Add", "roles", "[" + json + "]"), "'roles':[" + json + "]"),
                new Shape(
                        "ENTRA-70 again",
                        "'roles':[" + json + "]",
                        op("Add", "roles", "[" + json + "]"),
                        "'roles':[" + json + "]"),
                new Shape(
                        "ENTRA-71",
                        "'roles':[{'value':'a'}]",
                        op("Replace", "roles", "[{'value':'b'}]"),
                        "'roles':[{'value':'b'}]"),
                new Shape(
                        "ENTRA-72",
                        "",
                        op("add", primary + ".display", "'X'")
                                + op("add", primary + ".value", "'V'")
                                + op("add", primary + ".type", "'T'"),
                        "'roles':[{'primary':true,'display':'X','value':'V','type':'T'}]"),
                new Shape(
                        "ENTRA-73", "'roles':[{'value':'admin'},{'value':'b'}]",
                        "{'op':'Remove','path':'ENT:roles[value eq \\\"admin\\\"]'}", "'roles':[{'value':'b'}]"),
                new Shape(
                        "D-20 roles keep every primary",
                        "'roles':[{'value':'a','primary':true}]",
                        op("add", "roles", "[{'value':'b','primary':true}]"),
                        "'roles':[{'value':'a','primary':true},{'value':'b','primary':true}]"),
                new Shape("ENTRA-26", "", op("add", "roles", "'Admin'"), "'roles':[{'value':'Admin'}]"),
                new Shape(
                        "ENTRA-26 list", "", op("add", "roles", "['A','B']"), "'roles':[{'value':'A'},{'value':'B'}]"),
                new Shape(
                        "ENTRA-26 sub-attribute unknown",
                        "",
                        op("add", "roles", "[{'value':'A','displayName':'x'}]"),
                        "'roles':[{'value':'A'}]"));
    }

    static Stream<Shape> okta() {
        return Stream.of(
                new Shape("OKTA-16", "'active':true", map("replace", "'active':false"), "'active':false"),
                new Shape("OKTA-18", "", map("replace", "'password':'NewPass1'"), ""),
                new Shape("OKTA-31 id", "", map("replace", "'id':'2819','displayName':'X'"), "'displayName':'X'"));
    }

    static Stream<Shape> validator() {
        String work = "addresses[type eq \\\"work\\\"]";
        String phone = "phoneNumbers[type eq \\\"%s\\\"]";
        return Stream.of(
                new Shape("VAL-07", "", map("replace", "'userName':'new@x'"), "'userName':'new@x'"),
                new Shape(
                        "VAL-09",
                        "",
                        op("add", "active", "true")
                                + op("add", "emails[type eq \\\"work\\\"].value", "'b@b.name'")
                                + op("add", "emails[type eq \\\"work\\\"].primary", "true")
                                + op("add", work + ".formatted", "'GWRT'")
                                + op("add", work + ".primary", "true")
                                + op("add", work + ".country", "'Belize'")
                                + op("add", String.format(phone, "work") + ".value", "'56'")
                                + op("add", String.format(phone, "work") + ".primary", "true")
                                + op("add", String.format(phone, "mobile") + ".value", "'56'")
                                + op("add", String.format(phone, "fax") + ".value", "'56'"),
                        "'active':true,'emails':[{'type':'work','value':'b@b.name','primary':true}],"
                                + "'addresses':[{'type':'work','formatted':'GWRT','primary':true,'country':'Belize'}],"
                                + "'phoneNumbers':[{'type':'work','value':'56','primary':true},"
                                + "{'type':'mobile','value':'56'},{'type':'fax','value':'56'}]"),
                new Shape(
                        "VAL-09 primary before value",
                        "",
                        op("add", "emails[type eq \\\"work\\\"].primary", "true")
                                + op("add", "emails[type eq \\\"work\\\"].value", "'b@b.name'"),
                        "'emails':[{'type':'work','primary':true,'value':'b@b.name'}]"),
                new Shape(
                        "14.1.13 nothing but primary",
                        "",
                        op("add", "emails[type eq \\\"work\\\"].primary", "true"),
                        ""),
                new Shape(
                        "VAL-P1",
                        "'preferredLanguage':'pa'",
                        "{'op':'remove','path':'preferredLanguage'}," + op("add", "externalId", "'e'")
                                + op("replace", "displayName", "'D'"),
                        "'externalId':'e','displayName':'D'"),
                new Shape(
                        "VAL-P2",
                        "'externalId':'1'",
                        "{'op':'remove','path':'externalId'}," + op("add", "externalId", "'2'")
                                + op("replace", "externalId", "'3'"),
                        "'externalId':'3'"),
                new Shape(
                        "VAL-P2 required",
                        "",
                        "{'op':'remove','path':'userName'}," + op("add", "userName", "'2'"),
                        "'userName':'2'"));
    }

    static Stream<Shape> groups() {
        String two = "'members':[{'value':'a','type':'User'},{'value':'b','type':'User'}]";
        String onlyB = "'members':[{'value':'b','type':'User'}]";
        return Stream.of(
                new Shape("ENTRA-93", "", op("Replace", "displayName", "'New'"), "'displayName':'New'"),
                new Shape(
                        "ENTRA-94",
                        "",
                        op("Add", "members", "[{'$ref':null,'value':'a'}]"),
                        "'members':[{'value':'a'}]"),
                new Shape("ENTRA-95", two, op("Remove", "members", "[{'$ref':null,'value':'a'}]"), onlyB),
                new Shape("ENTRA-96", two, "{'op':'remove','path':'members[value eq \\\"a\\\"]'}", onlyB),
                new Shape("ENTRA-97", two, "{'op':'Remove','path':'members'}", ""),
                new Shape(
                        "ENTRA-97 one empty member removes none", two, op("Remove", "members", "[{'value':''}]"), two),
                new Shape("ENTRA-98 add", two, op("Add", "members", "[{'value':'a'}]"), two),
                new Shape("ENTRA-98 remove", two, op("Remove", "members", "[{'value':'x'}]"), two),
                new Shape("ENTRA-99", two, map("Replace", "'displayName':'X'"), "'displayName':'X'," + two),
                new Shape("ENTRA-100", two, op("Replace", "members", "[{'value':'c'}]"), "'members':[{'value':'c'}]"),
                new Shape("PM-10", "", op("add", "members", "'string id 1'"), "'members':[{'value':'string id 1'}]"),
                new Shape(
                        "OKTA-32",
                        two,
                        "{'op':'remove','path':'members[value eq \\\"a\\\"]'},"
                                + op("add", "members", "[{'value':'c','display':'test.user@okta.local'}]"),
                        "'members':[{'value':'b','type':'User'},{'value':'c'}]"),
                new Shape("OKTA-33", two, op("replace", "members", "[]"), ""),
                new Shape(
                        "OKTA-33 map",
                        two,
                        map("replace", "'members':[],'id':'g','displayName':'X'"),
                        "'displayName':'X'"),
                new Shape("PING-22", "", map("add", "'members':[{'value':'a'}]"), "'members':[{'value':'a'}]"),
                new Shape(
                        "VAL-P5",
                        "",
                        op("add", "members", "'a'") + "{'op':'remove','path':'members[value eq \\\"a\\\"]'}",
                        ""),
                new Shape("adding no members removes none", two, op("add", "members", "[]"), two),
                new Shape(
                        "D-19",
                        "",
                        op("add", "description", "'All of us'"),
                        "'urn:ietf:params:scim:schemas:extension:rollcall:2.0:Group':{'description':'All of us'}"));
    }

    private static String op(String op, String path, String value) {
        return "{'op':'" + op + "','path':'" + path + "','value':" + value + "},";
    }

    private static String map(String op, String members) {
        return "{'op':'" + op + "','value':{" + members + "}},";
    }
}
