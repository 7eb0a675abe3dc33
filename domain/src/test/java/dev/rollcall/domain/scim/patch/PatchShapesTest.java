package dev.rollcall.domain.scim.patch;

import static dev.rollcall.domain.scim.patch.PatchShape.map;
import static dev.rollcall.domain.scim.patch.PatchShape.op;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How Okta and the validator of Entra change users. */
class PatchShapesTest {

    @ParameterizedTest
    @MethodSource({"okta", "validator"})
    void changesAUser(PatchShape shape) {
        shape.changesAUser();
    }

    static Stream<PatchShape> okta() {
        return Stream.of(
                new PatchShape("OKTA-16", "'active':true", map("replace", "'active':false"), "'active':false"),
                new PatchShape("OKTA-18", "", map("replace", "'password':'NewPass1'"), ""),
                new PatchShape("OKTA-31 id", "", map("replace", "'id':'2819','displayName':'X'"), "'displayName':'X'"));
    }

    static Stream<PatchShape> validator() {
        String work = "addresses[type eq \\\"work\\\"]";
        String phone = "phoneNumbers[type eq \\\"%s\\\"]";
        return Stream.of(
                new PatchShape("VAL-07", "", map("replace", "'userName':'new@x'"), "'userName':'new@x'"),
                new PatchShape(
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
                new PatchShape(
                        "VAL-09 primary before value",
                        "",
                        op("add", "emails[type eq \\\"work\\\"].primary", "true")
                                + op("add", "emails[type eq \\\"work\\\"].value", "'b@b.name'"),
                        "'emails':[{'type':'work','primary':true,'value':'b@b.name'}]"),
                new PatchShape(
                        "14.1.13 nothing but primary",
                        "",
                        op("add", "emails[type eq \\\"work\\\"].primary", "true"),
                        ""),
                new PatchShape(
                        "VAL-P1",
                        "'preferredLanguage':'pa'",
                        "{'op':'remove','path':'preferredLanguage'}," + op("add", "externalId", "'e'")
                                + op("replace", "displayName", "'D'"),
                        "'externalId':'e','displayName':'D'"),
                new PatchShape(
                        "VAL-P2",
                        "'externalId':'1'",
                        "{'op':'remove','path':'externalId'}," + op("add", "externalId", "'2'")
                                + op("replace", "externalId", "'3'"),
                        "'externalId':'3'"),
                new PatchShape(
                        "14.1.5 an extension in a list",
                        "'ENT':{'department':'D','division':'V'}",
                        op("add", "ENT", "[{'department':'IT'}]") + map("add", "'ENT':[{'division':'W'}]"),
                        "'ENT':{'department':'IT','division':'W'}"),
                new PatchShape(
                        "14.1.7 nothing clears an extension",
                        "'ENT':{'department':'D'}",
                        op("replace", "ENT", "{}"),
                        ""),
                new PatchShape(
                        "VAL-P2 required",
                        "",
                        "{'op':'remove','path':'userName'}," + op("add", "userName", "'2'"),
                        "'userName':'2'"));
    }
}
