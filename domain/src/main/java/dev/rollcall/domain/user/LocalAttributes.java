package dev.rollcall.domain.user;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.resource.ResourceCheck;
import dev.rollcall.domain.scim.resource.UnknownAttributes;
import dev.rollcall.domain.scim.schema.LocatedAttribute;
import dev.rollcall.domain.scim.schema.ResourceType;
import dev.rollcall.domain.scim.schema.SchemaPrefix;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Null;
import dev.rollcall.domain.scim.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the values that an administrator enters for a person, under the names of the SCIM User (RFC 7643, 4.1): strictly,
 * because a name that is not known is most often a misspelt one.
 */
public final class LocalAttributes {

    private static final String FIELD = "attributes.";

    private final ResourceType type;

    /** Reads against a type of User. */
    public LocalAttributes(ResourceType type) {
        this.type = type;
    }

    /**
     * Returns {@code current} after the merge patch (RFC 7396). Only what the patch changes is checked: a stored value may
     * be one that only another directory knows, stays as it is, and can be removed.
     *
     * @throws Refusal with every attribute that is unknown or wrong
     */
    public Complex merge(Complex current, Complex patch) {
        List<Refusal.Field> wrong = new ArrayList<>();
        Map<String, Value> merged = new LinkedHashMap<>(current.asMap());
        patch.asMap().forEach((name, change) -> {
            try {
                change(merged, name, change);
            } catch (Refusal refusal) {
                wrong.add(new Refusal.Field(FIELD + name, refusal.detail()));
            }
        });
        if (!wrong.isEmpty()) {
            throw Refusal.ofFields(wrong);
        }
        return Complex.of(merged);
    }

    private void change(Map<String, Value> values, String name, Value change) {
        requireEntered(name);
        Value before = values.getOrDefault(name, Null.NULL);
        Value after = merged(before, change);
        Complex untouched = isExtension(name) ? common(before, after) : Complex.empty();
        Complex changed = changed(name, after, untouched);
        if (!isKnown(name) && (before == Null.NULL || !changed.isEmpty())) {
            throw refused("The attribute " + name + " is not known.");
        }
        Complex checked = ResourceCheck.part(type, changed, UnknownAttributes.REJECT);
        replace(values, name, untouched.isEmpty() ? Null.NULL : untouched);
        Profile.withoutIdentity(checked)
                .asMap()
                .forEach((key, value) -> values.merge(key, value, LocalAttributes::joined));
    }

    private static boolean isExtension(String name) {
        return name.indexOf(':') >= 0;
    }

    /** Returns the parts of an extension that are the same in both. */
    private static Complex common(Value before, Value after) {
        Map<String, Value> same = new LinkedHashMap<>();
        if (before instanceof Complex old && after instanceof Complex now) {
            now.asMap().forEach((part, value) -> {
                if (value.equals(old.get(part))) {
                    same.put(part, value);
                }
            });
        }
        return Complex.of(same);
    }

    private static Complex changed(String name, Value after, Complex untouched) {
        if (after instanceof Complex whole && isExtension(name)) {
            Complex rest = whole;
            for (String part : untouched.names()) {
                rest = rest.without(part);
            }
            return rest.isEmpty() ? Complex.empty() : Complex.of(name, rest);
        }
        return after == Null.NULL ? Complex.empty() : Complex.of(name, after);
    }

    private static Value joined(Value untouched, Value checked) {
        return untouched instanceof Complex some && checked instanceof Complex others ? some.withAll(others) : checked;
    }

    private static void requireEntered(String name) {
        switch (name) {
            case "userName" -> throw refused("The attribute userName is the loginName of the user.");
            case "active" ->
                throw refused("The attribute active is not entered by hand; block, unblock or restore the user.");
            case "externalId" ->
                throw refused("The attribute externalId belongs to a directory; connect the user with it.");
            default -> {}
        }
    }

    private static Refusal refused(String sentence) {
        return Refusal.of(Reason.INVALID_VALUE, sentence);
    }

    /** Only a name in the schema's own spelling, at its own place, is one that can be merged. */
    private boolean isKnown(String name) {
        if (isExtension(name)) {
            SchemaPrefix prefix = type.schemaPrefix(name);
            return prefix != null
                    && prefix.rest().isEmpty()
                    && prefix.schema().id().equals(name)
                    && type.extension(name) != null;
        }
        LocatedAttribute located = type.locate(name);
        return located != null
                && located.extensionUrn() == null
                && located.attribute().isStored()
                && located.attribute().name().equals(name);
    }

    private static Value merged(Value current, Value patch) {
        if (!(patch instanceof Complex changes)) {
            return patch;
        }
        Map<String, Value> result =
                new LinkedHashMap<>(current instanceof Complex complex ? complex.asMap() : Map.of());
        changes.asMap()
                .forEach((name, value) -> replace(result, name, merged(result.getOrDefault(name, Null.NULL), value)));
        return Complex.of(result);
    }

    private static void replace(Map<String, Value> values, String name, Value value) {
        if (value == Null.NULL) {
            values.remove(name);
        } else {
            values.put(name, value);
        }
    }
}
