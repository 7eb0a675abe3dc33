package dev.rollcall.domain.scim.patch;

import static dev.rollcall.domain.scim.patch.PatchShape.map;
import static dev.rollcall.domain.scim.patch.PatchShape.op;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How Entra changes elements of lists through filters. */
class EntraElementShapesTest {

    @ParameterizedTest
    @MethodSource("entraElements")
    void changesAUser(PatchShape shape) {
        shape.changesAUser();
    }

    static Stream<PatchShape> entraElements() {
        String work = "emails[type eq \\\"work\\\"]";
        String both = "'emails':[{'type':'work','value':'w@x'},{'type':'home','value':'h@x'}]";
        String place = "addresses[type eq \\\"work\\\"]";
        return Stream.of(
                new PatchShape(
                        "ENTRA-30",
                        both,
                        op("Replace", work + ".value", "'new@x'"),
                        "'emails':[{'type':'work','value':'new@x'},{'type':'home','value':'h@x'}]"),
                new PatchShape(
                        "ENTRA-35",
                        "",
                        op("Add", work + ".value", "'a@b.c'"),
                        "'emails':[{'type':'work','value':'a@b.c'}]"),
                new PatchShape(
                        "ENTRA-36",
                        "",
                        op("Replace", "phoneNumbers[type eq \\\"mobile\\\"].value", "'+49 1'"),
                        "'phoneNumbers':[{'type':'mobile','value':'+49 1'}]"),
                new PatchShape(
                        "ENTRA-37",
                        "",
                        op("Add", place + ".streetAddress", "'100 E'")
                                + op("Add", place + ".locality", "'SF'")
                                + op("Add", place + ".region", "'CA'")
                                + op("Add", place + ".postalCode", "94105")
                                + op("Add", place + ".country", "'US'"),
                        "'addresses':[{'type':'work','streetAddress':'100 E','locality':'SF','region':'CA',"
                                + "'postalCode':'94105','country':'US'}]"),
                new PatchShape(
                        "ENTRA-38",
                        "",
                        op("Replace", "addresses[type eq \\\"other\\\"].Formatted", "'Room 12'"),
                        "'addresses':[{'type':'other','formatted':'Room 12'}]"),
                new PatchShape(
                        "ENTRA-39",
                        "'emails':[{'type':'work','value':'old@x'}]",
                        op("Add", work + ".value", "'new@x'"),
                        "'emails':[{'type':'work','value':'new@x'}]"),
                new PatchShape(
                        "ENTRA-40",
                        "",
                        op("Add", "emails[type eq \\\"work\\\" and primary eq true].value", "'a@b.c'"),
                        "'emails':[{'type':'work','primary':true,'value':'a@b.c'}]"),
                new PatchShape(
                        "ENTRA-40 primary",
                        "'phoneNumbers':[{'type':'work','value':'1'},{'type':'home','value':'2','primary':true}]",
                        op("Replace", "phoneNumbers[type eq \\\"work\\\"].primary", "true"),
                        "'phoneNumbers':[{'type':'work','value':'1','primary':true},"
                                + "{'type':'home','value':'2','primary':false}]"),
                new PatchShape(
                        "ENTRA-41 element",
                        "'addresses':[{'type':'work','country':'US'},{'type':'home','country':'DE'}]",
                        "{'op':'Remove','path':'" + place + "'}",
                        "'addresses':[{'type':'home','country':'DE'}]"),
                new PatchShape(
                        "ENTRA-41 last element",
                        "'addresses':[{'type':'work'}]",
                        "{'op':'Remove','path':'" + place + "'}",
                        ""),
                new PatchShape("ENTRA-41 no element", both, "{'op':'Remove','path':'" + place + "'}", both),
                new PatchShape(
                        "ENTRA-42 element",
                        "'emails':[{'type':'work','value':'w@x'},{'type':'home','value':'h@x'}]",
                        op("Replace", work + ".value", "''"),
                        "'emails':[{'type':'home','value':'h@x'}]"),
                new PatchShape(
                        "ENTRA-42 primary element",
                        "'emails':[{'type':'work','value':'w@x','primary':true}]",
                        op("Replace", work + ".value", "null"),
                        ""),
                new PatchShape(
                        "ENTRA-42 part of element",
                        "'addresses':[{'type':'work','country':'US','locality':'SF'}]",
                        op("Replace", place + ".locality", "''"),
                        "'addresses':[{'type':'work','country':'US'}]"),
                new PatchShape(
                        "D-21",
                        "'emails':[{'type':'work','value':'1@x'},{'type':'work','value':'2@x'}]",
                        op("Replace", work + ".display", "'D'"),
                        "'emails':[{'type':'work','value':'1@x','display':'D'},"
                                + "{'type':'work','value':'2@x','display':'D'}]"),
                new PatchShape(
                        "14.1.8 no filter", "", op("add", "emails.value", "'a@b.c'"), "'emails':[{'value':'a@b.c'}]"),
                new PatchShape(
                        "14.1.8 all elements",
                        both,
                        op("replace", "emails.display", "'D'"),
                        "'emails':[{'type':'work','value':'w@x','display':'D'},{'type':'home','value':'h@x','display':'D'}]"),
                new PatchShape(
                        "RFC 3.5.2.3 replaced element",
                        "'addresses':[{'type':'work','country':'US','region':'CA'},{'type':'home','country':'DE'}]",
                        op("replace", place, "{'streetAddress':'911'}"),
                        "'addresses':[{'type':'work','streetAddress':'911'},{'type':'home','country':'DE'}]"),
                new PatchShape(
                        "RFC 3.5.2.1 merged element",
                        "'addresses':[{'type':'work','country':'US'}]",
                        op("add", place, "{'streetAddress':'911'}"),
                        "'addresses':[{'type':'work','country':'US','streetAddress':'911'}]"),
                new PatchShape(
                        "14.1.8 whole element made",
                        "",
                        op("replace", place, "{'streetAddress':'911'}"),
                        "'addresses':[{'type':'work','streetAddress':'911'}]"),
                new PatchShape(
                        "14.1.7 whole element cleared",
                        both,
                        op("replace", work, "''"),
                        "'emails':[{'type':'home','value':'h@x'}]"),
                new PatchShape(
                        "14.1.9 removed by value",
                        both,
                        op("remove", "emails", "[{'value':'W@X'}]"),
                        "'emails':[{'type':'home','value':'h@x'}]"),
                new PatchShape(
                        "14.1.9 removed by sub-attributes",
                        both,
                        op("remove", "emails", "[{'type':'home'}]"),
                        "'emails':[{'type':'work','value':'w@x'}]"),
                new PatchShape(
                        "14.1.9 of another type",
                        both,
                        op("remove", "emails", "[{'value':'w@x','type':'home'}]"),
                        both),
                new PatchShape("14.1.9 null", both, op("remove", "emails", "null"), ""),
                new PatchShape("14.1.9 none", both, op("remove", "emails", "[]"), both),
                new PatchShape(
                        "14.1.10 appended",
                        both,
                        op("add", "emails", "{'value':'o@x','type':'other'}"),
                        both.replace("]", ",{'value':'o@x','type':'other'}]")),
                new PatchShape(
                        "14.1.10 there already",
                        both,
                        op("add", "emails", "[{'value':'W@x','display':'D'}]"),
                        "'emails':[{'type':'work','value':'W@x','display':'D'},{'type':'home','value':'h@x'}]"),
                new PatchShape(
                        "14.1.10 same number, other type",
                        "'phoneNumbers':[{'type':'work','value':'10'}]",
                        op("add", "phoneNumbers", "[{'type':'fax','value':'10'}]"),
                        "'phoneNumbers':[{'type':'work','value':'10'},{'type':'fax','value':'10'}]"),
                new PatchShape(
                        "14.1.10 address there already",
                        "'addresses':[{'type':'work','country':'US','primary':true}]",
                        op("add", "addresses", "[{'type':'work','country':'US'},{'type':'work','country':'DE'}]"),
                        "'addresses':[{'type':'work','country':'US','primary':true},{'type':'work','country':'DE'}]"),
                new PatchShape("14.1.10 nothing", both, op("add", "emails", "[]"), both),
                new PatchShape(
                        "14.1.11", both, op("replace", "emails", "[{'value':'n@x'}]"), "'emails':[{'value':'n@x'}]"),
                new PatchShape("14.1.7 empty list", both, op("replace", "emails", "[]"), ""),
                new PatchShape("14.1.7 empty value", both, op("replace", "emails", "[{'value':''}]"), ""),
                new PatchShape("14.1.7 nothing but a type", both, op("add", "emails", "[{'type':'work'}]"), both),
                new PatchShape("14.1.7 one type", both, op("add", "emails", "{'type':'work'}"), both),
                new PatchShape("14.1.7 empty value added", both, op("add", "emails", "[{'value':''}]"), both),
                new PatchShape("14.1.7 unknown element", both, op("add", "emails", "[{'mail':'a@b.c'}]"), both),
                new PatchShape("14.1.7 no path", both, map("add", "'emails':[{'type':'work'},{'mail':'x'}]"), both),
                new PatchShape("14.1.7 unknown replaced", both, op("replace", "emails", "[{'mail':'a@b.c'}]"), both),
                new PatchShape("14.1.7 unknown in a map", both, map("replace", "'emails':{'mail':'a@b.c'}"), both),
                new PatchShape("14.1.7 empty", both, op("add", "emails", "''"), ""),
                new PatchShape("14.1.7 unknown part of an element", both, op("replace", work, "{'mail':'x'}"), both),
                new PatchShape(
                        "14.1.7 empty part of an element",
                        "'addresses':[{'type':'work','country':'US','locality':'SF','region':'CA'}]",
                        op("add", place, "{'locality':'','region':'NY'}"),
                        "'addresses':[{'type':'work','country':'US','region':'NY'}]"),
                new PatchShape(
                        "D-20 added primary",
                        "'emails':[{'value':'1@x','primary':true},{'value':'2@x'}]",
                        op("add", "emails", "[{'value':'3@x','primary':true}]"),
                        "'emails':[{'value':'1@x','primary':false},{'value':'2@x'},{'value':'3@x','primary':true}]"));
    }
}
