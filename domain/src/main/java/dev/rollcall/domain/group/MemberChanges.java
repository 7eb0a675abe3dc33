package dev.rollcall.domain.group;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.resource.ResourceCheck;
import dev.rollcall.domain.scim.resource.UnknownAttributes;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.schema.SchemaPrefix;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Null;
import dev.rollcall.domain.scim.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A write of a group, taken apart: what it says about members, as one change of a set, and the rest of it. So a group of
 * any size is changed without being read. Every shape identity providers use is understood; one that is not is refused,
 * and none is ever taken for "no members".
 *
 * @param rest the body without anything about members
 */
public record MemberChanges(Complex rest, MemberDelta delta) {

    /**
     * Checks the lists of the rest: a body with members is read without a limit for lists, because it shows only
     * afterwards which of them are members.
     *
     * @throws Refusal {@code invalidSyntax} for a list of more than {@value ResourceCheck#MAX_ELEMENTS} elements
     */
    public MemberChanges {
        requireShortLists(rest);
    }

    private static void requireShortLists(Value value) {
        if (value instanceof Complex complex) {
            complex.asMap().values().forEach(MemberChanges::requireShortLists);
        } else if (value instanceof Many many) {
            if (many.elements().size() > ResourceCheck.MAX_ELEMENTS) {
                throw Refusal.of(
                        Reason.INVALID_SYNTAX,
                        "A list of something else than members has more than " + ResourceCheck.MAX_ELEMENTS
                                + " elements.");
            }
            many.elements().forEach(MemberChanges::requireShortLists);
        }
    }

    /**
     * Takes apart the body of a PATCH (RFC 7644, 3.5.2).
     *
     * @throws Refusal {@code invalidValue}, {@code noTarget}, {@code invalidFilter}, {@code invalidPath},
     *     {@code mutability} or {@code tooMany}
     */
    public static MemberChanges split(Complex patch, UnknownAttributes unknown) {
        return new MemberOperations(unknown).split(patch);
    }

    /**
     * Takes apart the body of a POST or PUT (RFC 7644, 3.3 and 3.5.1). Without {@code members}, or with null, it says
     * nothing about them; an empty list says that there are none.
     *
     * @throws Refusal {@code invalidValue}
     */
    public static MemberChanges ofBody(Complex body, UnknownAttributes unknown) {
        MemberReader reader = new MemberReader(unknown);
        Map<String, Value> rest = new LinkedHashMap<>();
        MemberDelta delta = MemberDelta.NONE;
        for (Map.Entry<String, Value> sent : body.asMap().entrySet()) {
            if (isCoreSchema(sent.getKey()) && sent.getValue() instanceof Complex nested) {
                MemberChanges inside = ofBody(nested, unknown);
                rest.put(sent.getKey(), inside.rest());
                delta = inside.delta().replaces() ? inside.delta() : delta;
            } else if (!isMembers(sent.getKey())) {
                rest.put(sent.getKey(), sent.getValue());
            } else if (sent.getValue() != Null.NULL) {
                delta = MemberDelta.replacing(reader.users(sent.getValue()));
            }
        }
        return new MemberChanges(Complex.of(rest), delta);
    }

    /** Returns whether a key or path is the id of the schema whose attributes groups have without one. */
    static boolean isCoreSchema(String name) {
        SchemaPrefix prefix = name.indexOf(':') < 0 ? null : CoreSchemas.GROUP.schemaPrefix(name);
        return prefix != null && prefix.rest().isEmpty() && prefix.schema().equals(CoreSchemas.GROUP.core());
    }

    /** Returns the ids that are to become members. */
    public Set<String> added() {
        return delta.added();
    }

    /** Returns whether a name without brackets and dots is that of the members. */
    static boolean isMembers(String name) {
        SchemaPrefix prefix = name.indexOf(':') < 0 ? null : CoreSchemas.GROUP.schemaPrefix(name);
        String bare = prefix == null ? name : prefix.rest();
        return bare.equalsIgnoreCase(MemberReader.MEMBERS.name());
    }

    /** Refuses groups that were named as members, which only the store can tell from unknown ids. */
    public static Refusal nestedGroup() {
        return MemberReader.nested();
    }
}
