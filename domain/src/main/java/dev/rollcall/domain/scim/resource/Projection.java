package dev.rollcall.domain.scim.resource;

import dev.rollcall.domain.scim.resource.AttributeSelection.Part;
import dev.rollcall.domain.scim.schema.Attribute;
import dev.rollcall.domain.scim.schema.LocatedAttribute;
import dev.rollcall.domain.scim.schema.ResourceType;
import dev.rollcall.domain.scim.schema.Returned;
import dev.rollcall.domain.scim.schema.Schema;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Streamed;
import dev.rollcall.domain.scim.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which attributes an answer holds (RFC 7644, 3.9): those that are always returned, and of the others what
 * {@code attributes} names, or the default ones, without what {@code excludedAttributes} names.
 */
public final class Projection {

    private final ResourceType type;
    private final @Nullable AttributeSelection wanted;
    private final @Nullable AttributeSelection excluded;

    private Projection(ResourceType type, @Nullable AttributeSelection wanted, @Nullable AttributeSelection excluded) {
        this.type = type;
        this.wanted = wanted;
        this.excluded = excluded;
    }

    /** Reads both parameters as they were sent, names separated by commas; a blank one counts as not sent. */
    public static Projection parse(Optional<String> attributes, Optional<String> excluded, ResourceType type) {
        return new Projection(type, selection(attributes, type), selection(excluded, type));
    }

    private static @Nullable AttributeSelection selection(Optional<String> names, ResourceType type) {
        return names.filter(sent -> !sent.isBlank())
                .map(sent -> AttributeSelection.parse(sent, type))
                .orElse(null);
    }

    /** Returns the resource with the attributes of the answer; what its type does not have is left out. */
    public Complex apply(Complex resource) {
        Map<String, Value> answer = new LinkedHashMap<>();
        for (Map.Entry<String, Value> entry : resource.asMap().entrySet()) {
            Value kept = top(entry.getKey(), entry.getValue());
            if (kept != null) {
                answer.put(entry.getKey(), kept);
            }
        }
        return Complex.of(answer);
    }

    /** Returns whether the answer can hold the top-level attribute {@code name}, so that it is worth loading. */
    public boolean includes(String name) {
        LocatedAttribute located = type.locate(name);
        return located != null && isPartOfAnswer(located.extensionUrn(), located.attribute());
    }

    private @Nullable Value top(String name, Value value) {
        Schema extension = type.extension(name);
        if (extension != null && value instanceof Complex data) {
            return extension(extension, data);
        }
        LocatedAttribute located = type.locate(name);
        if (located == null || !mayStandAtTheTop(located)) {
            return null;
        }
        return attribute(located.extensionUrn(), located.attribute(), value);
    }

    private boolean mayStandAtTheTop(LocatedAttribute located) {
        String urn = located.extensionUrn();
        Schema extension = urn == null ? null : type.extension(urn);
        return urn == null || (extension != null && type.isRepeatedAtTheTop(extension));
    }

    private @Nullable Value extension(Schema extension, Complex data) {
        Map<String, Value> answer = new LinkedHashMap<>();
        for (Map.Entry<String, Value> entry : data.asMap().entrySet()) {
            Attribute attribute = extension.attributes().named(entry.getKey());
            Value kept = attribute == null ? null : attribute(extension.id(), attribute, entry.getValue());
            if (kept != null) {
                answer.put(entry.getKey(), kept);
            }
        }
        return answer.isEmpty() ? null : Complex.of(answer);
    }

    private boolean isPartOfAnswer(@Nullable String urn, Attribute attribute) {
        if (attribute.returned() == Returned.NEVER || attribute.returned() == Returned.ALWAYS) {
            return attribute.returned() == Returned.ALWAYS;
        }
        if (wanted == null ? attribute.returned() == Returned.REQUEST : wanted.of(urn, attribute) == null) {
            return false;
        }
        Part out = excluded == null ? null : excluded.of(urn, attribute);
        return out == null || !out.isWhole();
    }

    private @Nullable Value attribute(@Nullable String urn, Attribute attribute, Value value) {
        if ((urn != null && !attribute.fits(value)) || !isPartOfAnswer(urn, attribute)) {
            return null;
        }
        Part in = wanted == null ? null : wanted.of(urn, attribute);
        Part out = excluded == null ? null : excluded.of(urn, attribute);
        if (value instanceof Complex complex) {
            return element(attribute, complex, in, out);
        }
        if (value instanceof Streamed streamed) {
            return streamed.map(each -> each instanceof Complex complex ? part(attribute, complex, in, out) : each);
        }
        return value instanceof Many many ? elements(attribute, many, in, out) : value;
    }

    private static @Nullable Value elements(Attribute attribute, Many many, @Nullable Part in, @Nullable Part out) {
        List<Value> kept = new ArrayList<>(many.elements().size());
        for (Value value : many.elements()) {
            Value element = value instanceof Complex complex ? element(attribute, complex, in, out) : value;
            if (element != null) {
                kept.add(element);
            }
        }
        return kept.isEmpty() && !many.elements().isEmpty() ? null : new Many(kept);
    }

    private static Value part(Attribute attribute, Complex complex, @Nullable Part in, @Nullable Part out) {
        Value kept = element(attribute, complex, in, out);
        return kept == null ? Complex.empty() : kept;
    }

    private static @Nullable Value element(
            Attribute attribute, Complex complex, @Nullable Part in, @Nullable Part out) {
        Map<String, Value> kept = new LinkedHashMap<>();
        for (Map.Entry<String, Value> entry : complex.asMap().entrySet()) {
            Attribute sub = attribute.subAttribute(entry.getKey());
            if (sub != null && sub.fits(entry.getValue()) && isPartOfElement(sub, in, out)) {
                kept.put(entry.getKey(), entry.getValue());
            }
        }
        return kept.isEmpty() ? null : Complex.of(kept);
    }

    private static boolean isPartOfElement(Attribute sub, @Nullable Part in, @Nullable Part out) {
        return switch (sub.returned()) {
            case ALWAYS -> true;
            case NEVER -> false;
            case REQUEST -> in != null && in.names(sub) && !isNamed(out, sub);
            case DEFAULT -> (in == null || in.isWhole() || in.names(sub)) && !isNamed(out, sub);
        };
    }

    private static boolean isNamed(@Nullable Part part, Attribute sub) {
        return part != null && part.names(sub);
    }
}
