package dev.rollcall.domain.user;

import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.resource.ResourceCheck;
import dev.rollcall.domain.scim.resource.UnknownAttributes;
import dev.rollcall.domain.scim.schema.LocatedAttribute;
import dev.rollcall.domain.scim.schema.ResourceType;
import dev.rollcall.domain.scim.schema.SchemaPrefix;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Null;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the values that an administrator enters for a person, under the names of the SCIM User (RFC 7643, 4.1): strictly,
 * because a name that is not known is most often a misspelt one.
 */
public final class LocalAttributes {

    private static final String FIELD = "attributes.";
    private static final Complex SOMEBODY = Complex.of("userName", new Text("somebody"));

    private final ResourceType type;

    /** Reads against a type of User. */
    public LocalAttributes(ResourceType type) {
        this.type = type;
    }

    /**
     * Returns {@code current} after the merge patch (RFC 7396).
     *
     * @throws Refusal with every attribute that is unknown or wrong
     */
    public Complex merge(Complex current, Complex patch) {
        List<Refusal.Field> wrong = new ArrayList<>();
        Map<String, Value> merged = new LinkedHashMap<>(current.asMap());
        patch.asMap().forEach((name, value) -> {
            Optional<String> refusal = refusedName(name);
            refusal.ifPresent(sentence -> wrong.add(new Refusal.Field(FIELD + name, sentence)));
            if (refusal.isEmpty()) {
                replace(merged, name, merged(merged.getOrDefault(name, Null.NULL), value));
            }
        });
        for (String name : patch.names()) {
            Value value = merged.get(name);
            if (value != null && refusedName(name).isEmpty()) {
                check(name, value, wrong);
            }
        }
        if (!wrong.isEmpty()) {
            throw Refusal.ofFields(wrong);
        }
        return checked(Complex.of(merged));
    }

    private Optional<String> refusedName(String name) {
        return switch (name) {
            case "userName" -> Optional.of("The attribute userName is the loginName of the user.");
            case "active" ->
                Optional.of("The attribute active is not entered by hand; block, unblock or restore the user.");
            case "externalId" ->
                Optional.of("The attribute externalId belongs to a directory; connect the user with it.");
            default -> isKnown(name) ? Optional.empty() : Optional.of("The attribute " + name + " is not known.");
        };
    }

    /** Only a name in the schema's own spelling, at its own place, is one that can be merged. */
    private boolean isKnown(String name) {
        if (name.indexOf(':') >= 0) {
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

    private void check(String name, Value value, List<Refusal.Field> wrong) {
        try {
            checked(Complex.of(name, value));
        } catch (Refusal refusal) {
            wrong.add(new Refusal.Field(FIELD + name, refusal.detail()));
        }
    }

    private Complex checked(Complex attributes) {
        Map<String, Value> body = new LinkedHashMap<>(SOMEBODY.asMap());
        body.putAll(attributes.asMap());
        return ResourceCheck.check(type, Complex.of(body), UnknownAttributes.REJECT)
                .attributes()
                .without("userName");
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
