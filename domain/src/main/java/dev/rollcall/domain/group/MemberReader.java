package dev.rollcall.domain.group;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.resource.UnknownAttributes;
import dev.rollcall.domain.scim.resource.ValueReader;
import dev.rollcall.domain.scim.schema.Attribute;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Numeric;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the ids of members. It takes one for a list and a text for an object, but a member without an id is refused and
 * not skipped: a list that was not understood must never be taken for an empty one.
 */
final class MemberReader {

    /** The longest id of a member, in UTF-16 units; none that a server has given out comes near it. */
    static final int LONGEST_ID = 188;

    static final Attribute MEMBERS =
            Objects.requireNonNull(CoreSchemas.GROUP.core().attributes().named("members"));
    private static final Attribute ID = Objects.requireNonNull(MEMBERS.subAttribute("value"));

    private static final Pattern OF_GROUP = Pattern.compile("(.*/)?groups/[^/]*");

    private final ValueReader reader;

    MemberReader(UnknownAttributes unknown) {
        this.reader = new ValueReader(unknown);
    }

    /** Returns the ids of users who are to be members. */
    Set<String> users(Value sent) {
        return ids(sent, true);
    }

    /** Returns ids that are named to be removed, whoever they are of. */
    Set<String> ids(Value sent) {
        return ids(sent, false);
    }

    /** Returns the unknown parts of members that were left out until now. */
    List<String> ignored() {
        return reader.ignored();
    }

    /** Returns whether it is a list of none. */
    static boolean isEmptyList(Value sent) {
        return sent instanceof Many many && many.elements().isEmpty();
    }

    private Set<String> ids(Value sent, boolean onlyUsers) {
        Set<String> ids = new LinkedHashSet<>();
        for (Value element : sent instanceof Many many ? many.elements() : List.of(sent)) {
            if (onlyUsers && element instanceof Complex member) {
                requireUser(member);
            }
            ids.add(id(element));
        }
        return ids;
    }

    private String id(Value element) {
        Value id = element instanceof Complex member ? idOf(member) : element;
        if (!(id instanceof Text || id instanceof Numeric)) {
            throw invalid("Each of the 'members' must be an object with the id of a user as 'value', or that id.");
        }
        String text = reader.readOne(ID, "members.value", id) instanceof Text read ? read.text() : "";
        if (text.isBlank() || text.length() > LONGEST_ID) {
            throw invalid("The 'value' of a member must be an id of 1 to " + LONGEST_ID + " characters.");
        }
        return text;
    }

    private Value idOf(Complex member) {
        Value id = member;
        for (Map.Entry<String, Value> part : member.asMap().entrySet()) {
            if (part.getKey().equalsIgnoreCase(ID.name())) {
                id = part.getValue();
            } else if (MEMBERS.subAttribute(part.getKey()) == null) {
                reader.ignore("members." + part.getKey(), Reason.INVALID_VALUE);
            }
        }
        return id;
    }

    private static void requireUser(Complex member) {
        boolean isGroup = text(member, "type").equals("group")
                || OF_GROUP.matcher(text(member, "$ref")).matches();
        if (isGroup) {
            throw nested();
        }
    }

    static Refusal nested() {
        return invalid("A group cannot be a member of a group here; push the users of the inner group as members.");
    }

    private static String text(Complex member, String name) {
        Optional<String> text = member.asMap().entrySet().stream()
                .filter(part -> part.getKey().equalsIgnoreCase(name))
                .map(part -> part.getValue() instanceof Text value ? value.text() : "")
                .findFirst();
        return text.orElse("").toLowerCase(Locale.ROOT);
    }

    static Refusal invalid(String detail) {
        return Refusal.of(Reason.INVALID_VALUE, detail);
    }
}
