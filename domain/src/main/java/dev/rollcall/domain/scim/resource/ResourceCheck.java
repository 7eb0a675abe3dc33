package dev.rollcall.domain.scim.resource;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.schema.Attribute;
import dev.rollcall.domain.scim.schema.Attributes;
import dev.rollcall.domain.scim.schema.LocatedAttribute;
import dev.rollcall.domain.scim.schema.ResourceType;
import dev.rollcall.domain.scim.schema.Schema;
import dev.rollcall.domain.scim.schema.SchemaPrefix;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Null;
import dev.rollcall.domain.scim.value.Value;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the body of a POST or PUT into attributes of the resource's schemas (RFC 7644, 3.3 and 3.5.1). */
public final class ResourceCheck {

    /** The most characters of a name that identifies a resource, so that its key fits its column. */
    public static final int MAX_NAME_LENGTH = 512;

    /** The most elements of a list, sent or kept. */
    public static final int MAX_ELEMENTS = 20_000;

    private static final int MAX_KEY_LENGTH = 700;
    private static final List<String> KEPT_BY_PUT = List.of("active", "members");

    private final ResourceType type;
    private final ValueReader reader;
    private final Map<String, Value> core = new LinkedHashMap<>();
    private final Map<String, Map<String, Value>> extensions = new LinkedHashMap<>();
    private final Complex current;
    private final Set<String> changed = new HashSet<>();

    private ResourceCheck(ResourceType type, Complex current, UnknownAttributes unknown) {
        this.type = type;
        this.current = current;
        this.reader = new ValueReader(unknown);
    }

    /**
     * Returns the attributes of a new resource. Read-only attributes, {@code password} and {@code schemas} are dropped,
     * unknown ones are reported.
     *
     * @throws Refusal {@code invalidValue}, naming the attribute that is missing or of another type, and as
     *     {@link #requireValid}
     */
    public static CheckedResource check(ResourceType type, Complex body, UnknownAttributes unknown) {
        ResourceCheck check = new ResourceCheck(type, Complex.empty(), unknown);
        check.readTop(body);
        Complex attributes = check.assembled();
        requireValid(type, attributes);
        return new CheckedResource(attributes, check.reader.ignored());
    }

    /**
     * Returns some attributes of a resource, of which others may be required.
     *
     * @throws Refusal {@code invalidValue}, naming an attribute that is of another type or, if that is rejected, unknown
     */
    public static Complex part(ResourceType type, Complex body, UnknownAttributes unknown) {
        ResourceCheck check = new ResourceCheck(type, Complex.empty(), unknown);
        check.readTop(body);
        return check.assembled();
    }

    /**
     * Returns the attributes of a resource that is replaced: what the body does not name is cleared, except
     * {@code active} and {@code members} (the administrator of a client that maps only some attributes would lose both),
     * immutable attributes, and what is stored of attributes that are no longer defined.
     *
     * @param current the attributes until now
     * @throws Refusal as {@link #check}, and {@code mutability} for another value of an immutable attribute
     */
    public static CheckedResource replace(ResourceType type, Complex current, Complex body, UnknownAttributes unknown) {
        ResourceCheck check = new ResourceCheck(type, current, unknown);
        check.readTop(body);
        Complex attributes = Lasting.of(type, current).keptIn(check.assembled());
        for (String name : KEPT_BY_PUT) {
            Value kept = current.get(name);
            if (kept != null && !isSent(name, body)) {
                attributes = attributes.with(name, kept);
            }
        }
        requireValid(type, attributes);
        return new CheckedResource(attributes, check.reader.ignored());
    }

    /**
     * Checks what holds for every resource, however it came about: required attributes, the length of names and that of
     * lists, which many requests may have added to.
     *
     * @throws Refusal {@code invalidValue}, and {@code invalidSyntax} for a list that no single request could send
     */
    public static void requireValid(ResourceType type, Complex attributes) {
        requireShortLists("", attributes);
        for (Attribute attribute : type.core().attributes()) {
            if (attribute.isRequired()) {
                String name = attribute.name();
                if (attributes.get(name) == null) {
                    throw invalid("The attribute '" + name + "' is required.");
                }
                requireShort(name, attributes);
            }
        }
        requireShort("externalId", attributes);
        for (Schema extension : type.extensions()) {
            if (attributes.get(extension.id()) instanceof Complex data) {
                requireComplete(extension.id() + ":", extension.attributes(), data);
            }
        }
    }

    private static void requireShortLists(String name, Value value) {
        if (value instanceof Complex complex) {
            complex.asMap().forEach(ResourceCheck::requireShortLists);
        } else if (value instanceof Many many) {
            if (many.elements().size() > MAX_ELEMENTS) {
                throw Refusal.of(
                        Reason.INVALID_SYNTAX,
                        "The attribute '" + name + "' would have more than " + MAX_ELEMENTS + " elements.");
            }
            many.elements().forEach(element -> requireShortLists(name, element));
        }
    }

    private static void requireComplete(String prefix, Attributes attributes, Complex data) {
        for (Attribute attribute : attributes) {
            String name = prefix + attribute.name();
            Value value = data.get(attribute.name());
            if (attribute.isRequired() && value == null) {
                throw invalid("The attribute '" + name + "' is required.");
            }
            if (value instanceof Complex parts) {
                requireComplete(name + ".", attribute.subAttributes(), parts);
            } else if (value instanceof Many many) {
                many.complexElements().forEach(parts -> requireComplete(name + ".", attribute.subAttributes(), parts));
            }
        }
    }

    private static void requireShort(String name, Complex attributes) {
        String text = attributes.text(name).orElse("");
        if (text.length() > MAX_NAME_LENGTH || ComparisonKey.folded(text).text().length() > MAX_KEY_LENGTH) {
            throw invalid("The value of '" + name + "' is longer than " + MAX_NAME_LENGTH + " characters.");
        }
    }

    private static boolean isSent(String name, Complex body) {
        return body.asMap().entrySet().stream()
                .anyMatch(sent -> sent.getKey().equalsIgnoreCase(name) && sent.getValue() != Null.NULL);
    }

    private void readTop(Complex body) {
        for (Map.Entry<String, Value> sent : body.asMap().entrySet()) {
            String name = sent.getKey();
            SchemaPrefix prefix = type.schemaPrefix(name);
            if (prefix == null) {
                readBare(name, sent.getValue());
            } else if (prefix.rest().isEmpty()) {
                readSchema(prefix.schema(), sent.getValue());
            } else {
                put(type.locate(prefix.schema(), prefix.rest()), name, sent.getValue());
            }
        }
    }

    /** An attribute of an extension at the top of the resource stands back behind the one at its own place. */
    private void readBare(String name, Value sent) {
        LocatedAttribute located = type.locate(name);
        if (located == null || located.extensionUrn() == null || !changed.contains(path(located))) {
            put(located, name, sent);
        }
    }

    private void readSchema(Schema schema, Value sent) {
        if (sent instanceof Complex members) {
            members.asMap().forEach((name, value) -> put(type.locate(schema, name), schema.id() + ":" + name, value));
        } else if (sent instanceof Many || !ValueReader.isNothing(sent)) {
            throw invalid("The value of '" + schema.id() + "' must be an object.");
        }
    }

    private void put(@Nullable LocatedAttribute located, String label, Value sent) {
        if (located == null) {
            reader.ignore(label, Reason.INVALID_VALUE);
            return;
        }
        Attribute attribute = located.attribute();
        if (attribute.isStored()) {
            put(located, reader.read(attribute, label, sent));
        }
    }

    /**
     * A client that read a resource sends an attribute under each name it had there, and changes one of them: the others
     * then say what was before, which does not count.
     */
    private void put(LocatedAttribute located, @Nullable Value value) {
        String urn = located.extensionUrn();
        String name = located.attribute().name();
        Value before = (urn == null ? current : current.complex(urn)).get(name);
        boolean differs = !Objects.equals(value, before);
        if (!differs && changed.contains(path(located))) {
            return;
        }
        if (differs) {
            changed.add(path(located));
        }
        Map<String, Value> holder = urn == null ? core : extensions.computeIfAbsent(urn, key -> new LinkedHashMap<>());
        if (value != null) {
            holder.put(name, value);
        } else if (differs && before != null) {
            holder.remove(name);
        }
    }

    private static String path(LocatedAttribute located) {
        return located.extensionUrn() + ":" + located.attribute().name();
    }

    private Complex assembled() {
        Map<String, Value> tree = new LinkedHashMap<>(core);
        extensions.forEach((urn, data) -> {
            if (!data.isEmpty()) {
                tree.put(urn, Complex.of(data));
            }
        });
        return Complex.of(tree);
    }

    private static Refusal invalid(String detail) {
        return Refusal.of(Reason.INVALID_VALUE, detail);
    }
}
