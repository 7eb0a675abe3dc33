package dev.rollcall.domain.group;

import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.resource.ResourceCheck;
import dev.rollcall.domain.scim.resource.UnknownAttributes;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Null;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import dev.rollcall.domain.user.UserId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an administrator says about a local group, as a merge patch (RFC 7396) of its fields.
 *
 * @param members all users who are to be members; empty to keep those there are
 */
public record LocalGroupRequest(Complex body, Optional<Set<UserId>> members) {

    private static final String NAME = "displayName";
    private static final String DESCRIPTION = "description";
    private static final String MEMBERS = "members";
    private static final Set<String> FIELDS = Set.of(NAME, DESCRIPTION, MEMBERS);

    /**
     * Reads the body.
     *
     * @throws Refusal with every field that is wrong
     */
    public static LocalGroupRequest read(Complex body) {
        List<Refusal.Field> wrong = new ArrayList<>();
        body.names().stream()
                .filter(name -> !FIELDS.contains(name))
                .forEach(name -> wrong.add(new Refusal.Field(name, "The field " + name + " is not known.")));
        Value description = body.get(DESCRIPTION);
        if (description != null && description != Null.NULL && !(description instanceof Text)) {
            wrong.add(new Refusal.Field(DESCRIPTION, "The field description must be a text."));
        }
        Optional<Set<UserId>> members = Optional.ofNullable(body.get(MEMBERS)).map(value -> members(value, wrong));
        if (!wrong.isEmpty()) {
            throw Refusal.ofFields(wrong);
        }
        return new LocalGroupRequest(body, members);
    }

    /**
     * Returns the attributes of the group after the request.
     *
     * @throws Refusal with every field that is wrong
     */
    public Complex applyTo(Complex current) {
        Value name = body.get(NAME);
        Complex changed =
                name == null ? current : current.with(NAME, name instanceof Text text ? strip(text) : Null.NULL);
        Value description = body.get(DESCRIPTION);
        if (description != null) {
            String urn = CoreSchemas.ROLLCALL_GROUP.id();
            changed = changed.with(urn, current.complex(urn).with(DESCRIPTION, description));
        }
        try {
            return ResourceCheck.check(CoreSchemas.GROUP, changed, UnknownAttributes.REJECT)
                    .attributes();
        } catch (Refusal refusal) {
            throw Refusal.ofFields(List.of(new Refusal.Field(
                    NAME,
                    "The field displayName must be a text of 1 to " + ResourceCheck.MAX_NAME_LENGTH + " characters.")));
        }
    }

    private static Text strip(Text text) {
        return new Text(text.text().strip());
    }

    private static Set<UserId> members(Value value, List<Refusal.Field> wrong) {
        Set<UserId> members = new LinkedHashSet<>();
        for (Value element : value instanceof Many many ? many.elements() : List.of(value)) {
            if (!(value instanceof Many) || !(element instanceof Text id)) {
                wrong.add(new Refusal.Field(MEMBERS, "The field members must be a list of ids of users."));
                return Set.of();
            }
            members.add(new UserId(id.text()));
        }
        return members;
    }
}
