package dev.rollcall.domain.scim.patch;

import static dev.rollcall.domain.scim.patch.PatchShape.map;
import static dev.rollcall.domain.scim.patch.PatchShape.op;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How Entra changes attributes, one by one and several in a map, the manager and roles. */
class EntraAttributeShapesTest {

    @ParameterizedTest
    @MethodSource({"entraAttributes", "entraMaps", "entraManager", "entraRoles"})
    void changesAUser(PatchShape shape) {
        shape.changesAUser();
    }

    static Stream<PatchShape> entraAttributes() {
        return Stream.of(
                new PatchShape("ENTRA-31", "", op("Replace", "userName", "'5b50@x.com'"), "'userName':'5b50@x.com'"),
                new PatchShape("ENTRA-32", "'active':true", op("Replace", "active", "'False'"), "'active':false"),
                new PatchShape("ENTRA-33", "'active':true", op("Add", "active", "'False'"), "'active':false"),
                new PatchShape(
                        "ENTRA-34",
                        "'name':{'givenName':'X','middleName':'M'}",
                        op("Replace", "displayName", "'Bjfe'")
                                + op("Replace", "name.givenName", "'A'")
                                + op("Replace", "name.familyName", "'B'")
                                + op("Replace", "externalId", "'Eqpj'")
                                + op("Replace", "ENT:employeeNumber", "'Eqpj'"),
                        "'displayName':'Bjfe','name':{'givenName':'A','familyName':'B','middleName':'M'},"
                                + "'externalId':'Eqpj','ENT':{'employeeNumber':'Eqpj'}"),
                new PatchShape("ENTRA-41 title", "'title':'T'", "{'op':'Remove','path':'title'}", ""),
                new PatchShape("ENTRA-41 absent", "", "{'op':'Remove','path':'title'}", ""),
                new PatchShape(
                        "ENTRA-41 sub-attribute",
                        "'name':{'givenName':'A','familyName':'B'}",
                        "{'op':'Remove','path':'name.givenName'}",
                        "'name':{'familyName':'B'}"),
                new PatchShape(
                        "ENTRA-41 last part",
                        "'name':{'givenName':'A'}",
                        "{'op':'Remove','path':'name.givenName'}",
                        ""),
                new PatchShape("ENTRA-41 no part", "", "{'op':'Remove','path':'name.givenName'}", ""),
                new PatchShape("ENTRA-42 empty", "'title':'T'", op("Replace", "title", "''"), ""),
                new PatchShape("ENTRA-42 null", "'title':'T'", op("Replace", "title", "null"), ""),
                new PatchShape(
                        "ENTRA-42 empty part",
                        "'name':{'givenName':'A','familyName':'B'}",
                        op("Replace", "name.givenName", "''"),
                        "'name':{'familyName':'B'}"),
                new PatchShape("ENTRA-43", "'active':true", op("Replace", "active", "false"), "'active':false"),
                new PatchShape("ENTRA-44", "'title':'T'", "", "'title':'T'"),
                new PatchShape(
                        "ENTRA-45 flag",
                        "'active':true",
                        op("Replace", "active", "[{'value':'False'}]"),
                        "'active':false"),
                new PatchShape(
                        "ENTRA-45 text", "", op("Replace", "displayName", "[{'value':'X'}]"), "'displayName':'X'"),
                new PatchShape(
                        "ENTRA-46",
                        "'name':{'givenName':'X','familyName':'B'}",
                        op("Replace", "name", "{'givenName':'A'}"),
                        "'name':{'givenName':'A','familyName':'B'}"),
                new PatchShape(
                        "14.1.11 empty part",
                        "'name':{'givenName':'A','familyName':'B'}",
                        op("replace", "name", "{'givenName':''}"),
                        "'name':{'familyName':'B'}"),
                new PatchShape(
                        "14.1.11 empty part beside another",
                        "'name':{'givenName':'A','familyName':'B','middleName':'M'}",
                        map("add", "'name':[{'GivenName':null,'familyName':'X'}]"),
                        "'name':{'familyName':'X','middleName':'M'}"),
                new PatchShape(
                        "14.1.11 last part empty",
                        "'name':{'givenName':'A'}",
                        op("replace", "name", "{'givenName':''}"),
                        ""),
                new PatchShape("ENTRA-47", "", op("Replace", "ENT.department", "'IT'"), "'ENT':{'department':'IT'}"),
                new PatchShape(
                        "ENTRA-47 manager", "", op("Add", "ENT.manager", "'m'"), "'ENT':{'manager':{'value':'m'}}"),
                new PatchShape(
                        "ENTRA-48 replace twice",
                        "",
                        op("replace", "title", "'A'") + op("replace", "title", "'B'"),
                        "'title':'B'"),
                new PatchShape(
                        "ENTRA-48 remove then replace",
                        "'title':'A'",
                        "{'op':'remove','path':'title'}," + op("replace", "title", "'B'"),
                        "'title':'B'"),
                new PatchShape(
                        "14.1.4 old URN", "", op("add", "urn:scim:schemas:core:2.0:User:title", "'T'"), "'title':'T'"),
                new PatchShape(
                        "14.1.4 old extension URN",
                        "",
                        op("add", "urn:scim:schemas:extension:enterprise:2.0:department", "'IT'"),
                        "'ENT':{'department':'IT'}"),
                new PatchShape("14.1.4 core under extension", "", op("add", "ENT:title", "'T'"), "'title':'T'"),
                new PatchShape(
                        "14.1.4 extension under core", "", op("add", "USER:division", "'D'"), "'ENT':{'division':'D'}"),
                new PatchShape(
                        "14.1.4 bare extension", "", op("add", "department", "'IT'"), "'ENT':{'department':'IT'}"),
                new PatchShape("14.1.6 number", "", op("replace", "externalId", "12345"), "'externalId':'12345'"),
                new PatchShape("CORE-07", "", op("REPLACE", "DISPLAYNAME", "'X'"), "'displayName':'X'"),
                new PatchShape("CORE-21", "", op("replace", "password", "'secret'"), ""),
                new PatchShape(
                        "PM-11 extra key", "", "{'name':'x','OP':'add','Path':'title','VALUE':'T'}", "'title':'T'"));
    }

    static Stream<PatchShape> entraMaps() {
        return Stream.of(
                new PatchShape("ENTRA-50", "'active':true", op("replace", "active", "false"), "'active':false"),
                new PatchShape(
                        "ENTRA-51",
                        "'name':{'givenName':'X','middleName':'M'}",
                        op("replace", "emails[type eq \\\"work\\\"].value", "'t@x'")
                                + map(
                                        "replace",
                                        "'displayName':'Bjfe','name.givenName':'Kkom','name.familyName':'Unua',"
                                                + "'ENT:employeeNumber':'Aklq'"),
                        "'emails':[{'type':'work','value':'t@x'}],'displayName':'Bjfe','name':{'givenName':'Kkom',"
                                + "'familyName':'Unua','middleName':'M'},'ENT':{'employeeNumber':'Aklq'}"),
                new PatchShape(
                        "ENTRA-52",
                        "'ENT':{'division':'D','department':'X'}",
                        map("replace", "'ENT':{'department':'Engineering','costCenter':'CC-1234'}"),
                        "'ENT':{'division':'D','department':'Engineering','costCenter':'CC-1234'}"),
                new PatchShape(
                        "ENTRA-52 with path",
                        "'ENT':{'division':'D'}",
                        op("add", "ENT", "{'department':'E'}"),
                        "'ENT':{'division':'D','department':'E'}"),
                new PatchShape(
                        "ENTRA-52 cleared",
                        "'ENT':{'division':'D','manager':{'value':'m'}}",
                        op("replace", "ENT", "null"),
                        ""),
                new PatchShape("ENTRA-52 removed", "'ENT':{'division':'D'}", "{'op':'remove','path':'ENT'}", ""),
                new PatchShape("ENTRA-52 core", "", map("add", "'USER':{'title':'T'}"), "'title':'T'"),
                new PatchShape(
                        "ENTRA-53",
                        "",
                        map(
                                "replace",
                                "'emails[type eq \\\"work\\\"].value':'a@b.c',"
                                        + "'addresses[type eq \\\"work\\\"].country':'DE'"),
                        "'emails':[{'type':'work','value':'a@b.c'}],'addresses':[{'type':'work','country':'DE'}]"),
                new PatchShape(
                        "ENTRA-54",
                        "'title':'T','name':{'givenName':'A'},'ENT':{'department':'IT'}",
                        map("replace", "'title':'','name.givenName':'','ENT:department':''"),
                        ""),
                new PatchShape("ENTRA-55", "", map("add", "'title':'T'"), "'title':'T'"),
                new PatchShape(
                        "14.1.3 names of the message",
                        "",
                        map(
                                "replace",
                                "'schemas':['USER'],'meta':{'version':'1'},'groups':[{'value':'g'}],'externalId':'e'"),
                        "'externalId':'e'"),
                new PatchShape("14.1.3 empty path", "", "{'op':'add','path':'','value':{'title':'T'}}", "'title':'T'"),
                new PatchShape("14.1.3 null path", "", "{'op':'add','path':null,'value':{'title':'T'}}", "'title':'T'"),
                new PatchShape(
                        "14.1.3 unknown keys", "", map("add", "'favouriteColor':'x','title':'T'"), "'title':'T'"));
    }

    static Stream<PatchShape> entraManager() {
        String has = "'ENT':{'manager':{'value':'old','$ref':'../Users/old'},'division':'D'}";
        String isNew = "'ENT':{'manager':{'value':'mid'},'division':'D'}";
        String gone = "'ENT':{'division':'D'}";
        return Stream.of(
                new PatchShape("ENTRA-60", has, op("Add", "ENT:manager", "'mid'"), isNew),
                new PatchShape("ENTRA-61", has, op("Replace", "ENT:manager", "{'value':'mid'}"), isNew),
                new PatchShape(
                        "ENTRA-62",
                        has,
                        op("Add", "manager", "[{'$ref':'http://x/Users/mid','value':'mid'}]"),
                        "'ENT':{'manager':{'$ref':'http://x/Users/mid','value':'mid'},'division':'D'}"),
                new PatchShape("ENTRA-63", has, op("Add", "ENT:manager.value", "'mid'"), isNew),
                new PatchShape(
                        "ENTRA-64", "", map("Replace", "'ENT:manager':'271'"), "'ENT':{'manager':{'value':'271'}}"),
                new PatchShape("ENTRA-65", has, "{'op':'Remove','path':'ENT:manager'}", gone),
                new PatchShape("ENTRA-66", has, op("replace", "ENT:manager", "{'value':''}"), gone),
                new PatchShape(
                        "ENTRA-66 with a name",
                        has,
                        op("replace", "manager", "{'value':'','displayName':'Jane'}"),
                        gone),
                new PatchShape(
                        "another reference of nobody",
                        has,
                        op("replace", "manager", "{'$ref':'r','value':''}"),
                        "'ENT':{'manager':{'$ref':'r'},'division':'D'}"),
                new PatchShape(
                        "manager's name alone", has, op("replace", "ENT:manager", "{'displayName':'Jane'}"), has),
                new PatchShape(
                        "manager's name alone in a list",
                        has,
                        map("add", "'ENT:manager':[{'displayName':'Jane'}]"),
                        has),
                new PatchShape("ENTRA-67", has, op("replace", "ENT:manager", "''"), gone),
                new PatchShape(
                        "ENTRA-68", "", op("add", "ENT:manager", "'XYMK'"), "'ENT':{'manager':{'value':'XYMK'}}"),
                new PatchShape(
                        "same manager keeps its reference", has, op("add", "ENT:manager", "{'value':'old'}"), has),
                new PatchShape(
                        "removed value keeps the rest",
                        has,
                        "{'op':'remove','path':'ENT:manager.value'}",
                        "'ENT':{'manager':{'$ref':'../Users/old'},'division':'D'}"),
                new PatchShape(
                        "selected manager", has, "{'op':'remove','path':'ENT:manager[value eq \\\"old\\\"]'}", gone),
                new PatchShape(
                        "not selected manager", has, "{'op':'remove','path':'ENT:manager[value eq \\\"x\\\"]'}", has),
                new PatchShape(
                        "written part of a selected manager",
                        has,
                        op("replace", "ENT:manager[value eq \\\"old\\\"].$ref", "'r'"),
                        "'ENT':{'manager':{'value':'old','$ref':'r'},'division':'D'}"));
    }

    static Stream<PatchShape> entraRoles() {
        String json = "{'value':'{\\\"id\\\":\\\"06b0\\\",\\\"value\\\":\\\"25\\\"}'}";
        String primary = "roles[primary eq \\\"True\\\"]";
        return Stream.of(
                new PatchShape("ENTRA-70", "", op("Add", "roles", "[" + json + "]"), "'roles':[" + json + "]"),
                new PatchShape(
                        "ENTRA-70 again",
                        "'roles':[" + json + "]",
                        op("Add", "roles", "[" + json + "]"),
                        "'roles':[" + json + "]"),
                new PatchShape(
                        "ENTRA-71",
                        "'roles':[{'value':'a'}]",
                        op("Replace", "roles", "[{'value':'b'}]"),
                        "'roles':[{'value':'b'}]"),
                new PatchShape(
                        "ENTRA-72",
                        "",
                        op("add", primary + ".display", "'X'")
                                + op("add", primary + ".value", "'V'")
                                + op("add", primary + ".type", "'T'"),
                        "'roles':[{'primary':true,'display':'X','value':'V','type':'T'}]"),
                new PatchShape(
                        "ENTRA-73", "'roles':[{'value':'admin'},{'value':'b'}]",
                        "{'op':'Remove','path':'ENT:roles[value eq \\\"admin\\\"]'}", "'roles':[{'value':'b'}]"),
                new PatchShape(
                        "D-20 roles keep every primary",
                        "'roles':[{'value':'a','primary':true}]",
                        op("add", "roles", "[{'value':'b','primary':true}]"),
                        "'roles':[{'value':'a','primary':true},{'value':'b','primary':true}]"),
                new PatchShape("ENTRA-26", "", op("add", "roles", "'Admin'"), "'roles':[{'value':'Admin'}]"),
                new PatchShape(
                        "ENTRA-26 list", "", op("add", "roles", "['A','B']"), "'roles':[{'value':'A'},{'value':'B'}]"),
                new PatchShape(
                        "ENTRA-26 sub-attribute unknown",
                        "",
                        op("add", "roles", "[{'value':'A','displayName':'x'}]"),
                        "'roles':[{'value':'A'}]"));
    }
}
