package dev.rollcall.domain.scim.patch;

import static dev.rollcall.domain.scim.patch.PatchShape.map;
import static dev.rollcall.domain.scim.patch.PatchShape.op;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How identity providers change groups, whose members are part of them here. */
class GroupPatchShapesTest {

    @ParameterizedTest
    @MethodSource("groups")
    void changesAGroup(PatchShape shape) {
        shape.changesAGroup();
    }

    static Stream<PatchShape> groups() {
        String two = "'members':[{'value':'a','type':'User'},{'value':'b','type':'User'}]";
        String onlyB = "'members':[{'value':'b','type':'User'}]";
        return Stream.of(
                new PatchShape("ENTRA-93", "", op("Replace", "displayName", "'New'"), "'displayName':'New'"),
                new PatchShape(
                        "ENTRA-94",
                        "",
                        op("Add", "members", "[{'$ref':null,'value':'a'}]"),
                        "'members':[{'value':'a'}]"),
                new PatchShape("ENTRA-95", two, op("Remove", "members", "[{'$ref':null,'value':'a'}]"), onlyB),
                new PatchShape("ENTRA-96", two, "{'op':'remove','path':'members[value eq \\\"a\\\"]'}", onlyB),
                new PatchShape("ENTRA-97", two, "{'op':'Remove','path':'members'}", ""),
                new PatchShape(
                        "ENTRA-97 one empty member removes none", two, op("Remove", "members", "[{'value':''}]"), two),
                new PatchShape("ENTRA-98 add", two, op("Add", "members", "[{'value':'a'}]"), two),
                new PatchShape("ENTRA-98 remove", two, op("Remove", "members", "[{'value':'x'}]"), two),
                new PatchShape("ENTRA-99", two, map("Replace", "'displayName':'X'"), "'displayName':'X'," + two),
                new PatchShape(
                        "ENTRA-100", two, op("Replace", "members", "[{'value':'c'}]"), "'members':[{'value':'c'}]"),
                new PatchShape(
                        "PM-10", "", op("add", "members", "'string id 1'"), "'members':[{'value':'string id 1'}]"),
                new PatchShape(
                        "OKTA-32",
                        two,
                        "{'op':'remove','path':'members[value eq \\\"a\\\"]'},"
                                + op("add", "members", "[{'value':'c','display':'test.user@okta.local'}]"),
                        "'members':[{'value':'b','type':'User'},{'value':'c'}]"),
                new PatchShape("OKTA-33", two, op("replace", "members", "[]"), ""),
                new PatchShape(
                        "OKTA-33 map",
                        two,
                        map("replace", "'members':[],'id':'g','displayName':'X'"),
                        "'displayName':'X'"),
                new PatchShape("PING-22", "", map("add", "'members':[{'value':'a'}]"), "'members':[{'value':'a'}]"),
                new PatchShape(
                        "VAL-P5",
                        "",
                        op("add", "members", "'a'") + "{'op':'remove','path':'members[value eq \\\"a\\\"]'}",
                        ""),
                new PatchShape("adding no members removes none", two, op("add", "members", "[]"), two),
                new PatchShape(
                        "D-19",
                        "",
                        op("add", "description", "'All of us'"),
                        "'urn:ietf:params:scim:schemas:extension:rollcall:2.0:Group':{'description':'All of us'}"));
    }
}
