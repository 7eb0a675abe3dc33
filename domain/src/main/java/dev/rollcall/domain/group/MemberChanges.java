package dev.rollcall.domain.group;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.resource.MessageLimits;
import dev.rollcall.domain.scim.resource.UnknownAttributes;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.schema.SchemaPrefix;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Null;
import dev.rollcall.domain.scim.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A write of a group, taken apart: what it says about members, as one change of a set, and the rest of it. So a group of
 * any size is changed without being read. Every shape identity providers use is understood; one that is not is refused,
 * and none is ever taken for "no members".
 *
 * @param rest the body without anything about members
 * @param ignored the unknown parts of members that were left out, as the client named them
 */
public record MemberChanges(Complex rest, MemberDelta delta, List<String> ignored) {

    /**
     * Takes apart the body of a PATCH (RFC 7644, 3.5.2).
     *
     * @throws Refusal {@code invalidValue}, {@code noTarget}, {@code invalidFilter}, {@code invalidPath},
     *     {@code mutability}, {@code tooMany}, or {@code invalidSyntax} for another list that is too long
     */
    public static MemberChanges split(Complex patch, UnknownAttributes unknown, MessageLimits limits) {
        return new MemberOperations(unknown, limits).split(patch);
    }

    /**
     * Takes apart the body of a POST or PUT (RFC 7644, 3.3 and 3.5.1). Without {@code members}, or with null, it says
     * nothing about them; an empty list says that there are none.
     *
     * @throws Refusal {@code invalidValue}, or {@code invalidSyntax} for another list that is too long
     */
    public static MemberChanges ofBody(Complex body, UnknownAttributes unknown, MessageLimits limits) {
        MemberChanges changes = ofBody(body, new MemberReader(unknown));
        requireShortLists(changes.rest(), limits);
        return changes;
    }

    private static MemberChanges ofBody(Complex body, MemberReader reader) {
        Map<String, Value> rest = new LinkedHashMap<>();
        MemberDelta delta = MemberDelta.NONE;
        for (Map.Entry<String, Value> sent : body.asMap().entrySet()) {
            // Under the URN of an extension, too, members are meant.
            if (CoreSchemas.GROUP.isSchema(sent.getKey()) && sent.getValue() instanceof Complex nested) {
                MemberChanges inside = ofBody(nested, reader);
                rest.put(sent.getKey(), inside.rest());
                delta = inside.delta().replaces() ? inside.delta() : delta;
            } else if (!isMembers(sent.getKey())) {
                rest.put(sent.getKey(), sent.getValue());
            } else if (sent.getValue() != Null.NULL) {
                delta = MemberDelta.replacing(reader.users(sent.getValue()));
            }
        }
        return new MemberChanges(Complex.of(rest), delta, reader.ignored());
    }

    /**
     * Checks what is left without the members: a body with members is read without a limit for lists, because it shows
     * only afterwards which of them are members.
     */
    static void requireShortLists(Value value, MessageLimits limits) {
        if (value instanceof Complex complex) {
            complex.asMap().values().forEach(part -> requireShortLists(part, limits));
        } else if (value instanceof Many many) {
            if (many.elements().size() > limits.elements()) {
                throw Refusal.of(
                        Reason.INVALID_SYNTAX,
                        "A list of something else than members has more than " + limits.elements() + " elements.");
            }
            many.elements().forEach(element -> requireShortLists(element, limits));
        }
    }

    /** Returns the ids that are to become members. */
    public Set<String> added() {
        return delta.added();
    }

    /** Returns whether a name without brackets and dots is that of the members. */
    static boolean isMembers(String name) {
        SchemaPrefix prefix = CoreSchemas.GROUP.schemaPrefix(name);
        String bare = prefix == null ? name : prefix.rest();
        return bare.equalsIgnoreCase(MemberReader.MEMBERS.name());
    }

    /** Refuses groups that were named as members, which only the store can tell from unknown ids. */
    public static Refusal nestedGroup() {
        return MemberReader.nested();
    }
}
