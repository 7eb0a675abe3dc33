package dev.rollcall.domain.scim.patch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.scim.Tree;
import dev.rollcall.domain.scim.resource.MessageLimits;
import dev.rollcall.domain.scim.resource.UnknownAttributes;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.schema.ResourceType;
import dev.rollcall.domain.scim.value.Complex;

/**
 * A shape of PATCH in which an identity provider changes a user or a group.
 *
 * @param before what the resource has besides its name
 * @param operations what is sent
 * @param after what it has afterwards besides its name
 */
record PatchShape(String id, String before, String operations, String after) {

    void changesAUser() {
        changes(CoreSchemas.USER, "'userName':'jane@example.com'");
    }

    void changesAGroup() {
        changes(CoreSchemas.GROUP, "'displayName':'Staff'");
    }

    private void changes(ResourceType type, String name) {
        Complex body = Tree.object("{'Operations':[" + operations + "]}");

        assertThat(Patch.parse(body, type, UnknownAttributes.IGNORE, MessageLimits.DEFAULT)
                        .apply(with(name, before)))
                .isEqualTo(with(name, after));
    }

    /** Later members win, so that a case can give the resource another name. */
    private static Complex with(String name, String attributes) {
        return Tree.object("{" + name + (attributes.isEmpty() ? "" : "," + attributes) + "}");
    }

    /** Returns an operation with a path, and a comma. */
    static String op(String op, String path, String value) {
        return "{'op':'" + op + "','path':'" + path + "','value':" + value + "},";
    }

    /** Returns an operation without a path, and a comma. */
    static String map(String op, String members) {
        return "{'op':'" + op + "','value':{" + members + "}},";
    }

    @Override
    public String toString() {
        return id;
    }
}
