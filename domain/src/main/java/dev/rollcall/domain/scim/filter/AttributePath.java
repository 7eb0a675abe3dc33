package dev.rollcall.domain.scim.filter;

import dev.rollcall.domain.scim.schema.Attribute;
import dev.rollcall.domain.scim.schema.AttributeType;
import dev.rollcall.domain.scim.schema.LocatedAttribute;
import dev.rollcall.domain.scim.schema.ResourceType;
import dev.rollcall.domain.scim.schema.Returned;
import dev.rollcall.domain.scim.schema.Schema;
import dev.rollcall.domain.scim.schema.SchemaPrefix;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Value;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The name of an attribute that exists (RFC 7644, 3.10). Inside the brackets of a filter it is relative to an element of
 * the attribute before them, and {@code attribute} is one of that attribute's sub-attributes.
 *
 * @param extensionUrn the extension that holds the attribute; null at the top of the resource and inside brackets
 */
public record AttributePath(
        @Nullable String extensionUrn,
        Attribute attribute,
        @Nullable Attribute subAttribute) {

    /** Returns the attribute that a client means by {@code name}; empty when the type has no such attribute. */
    public static Optional<AttributePath> resolve(String name, ResourceType type) {
        SchemaPrefix prefix = type.schemaPrefix(name);
        String bare = prefix == null ? name : prefix.rest();
        int dot = bare.indexOf('.');
        String top = dot < 0 ? bare : bare.substring(0, dot);
        LocatedAttribute located = prefix == null ? type.locate(top) : locate(prefix.schema(), top, type);
        if (located == null) {
            return Optional.empty();
        }
        AttributePath path = new AttributePath(located.extensionUrn(), located.attribute(), null);
        return dot < 0 ? Optional.of(path) : path.sub(bare.substring(dot + 1));
    }

    private static @Nullable LocatedAttribute locate(Schema schema, String name, ResourceType type) {
        return name.isEmpty() ? null : type.locate(schema, name);
    }

    /** Returns the path, relative to an element of {@code complex}, of its sub-attribute {@code name}. */
    public static Optional<AttributePath> within(Attribute complex, String name) {
        return Optional.ofNullable(complex.subAttribute(name)).map(sub -> new AttributePath(null, sub, null));
    }

    /** Returns the path of a sub-attribute of this one; empty when there is none of that name. */
    public Optional<AttributePath> sub(String name) {
        if (subAttribute != null) {
            return Optional.empty();
        }
        return Optional.ofNullable(attribute.subAttribute(name))
                .map(sub -> new AttributePath(extensionUrn, attribute, sub));
    }

    /** Returns the definition of what the path leads to: the sub-attribute if it names one. */
    public Attribute target() {
        return subAttribute == null ? attribute : subAttribute;
    }

    /** Returns whether this is the common or core attribute {@code name}, or a sub-attribute of it. */
    public boolean isOf(String name) {
        return extensionUrn == null && attribute.name().equals(name);
    }

    /** Returns whether values may ever be shown, and so be compared with what a client guesses. */
    public boolean isReadable() {
        return attribute.returned() != Returned.NEVER && target().returned() != Returned.NEVER;
    }

    /**
     * Returns the value of the top-level attribute in a resource, or of the sub-attribute in an element; or null. A value
     * that does not fit the definition, because that was changed, is none.
     */
    public @Nullable Value attributeValue(Complex resource) {
        Complex holder = extensionUrn == null ? resource : resource.complex(extensionUrn);
        Value value = holder.get(attribute.name());
        return value == null || attribute.fits(value) ? value : null;
    }

    /** Returns the value of the sub-attribute in an element of the attribute; or null. */
    public @Nullable Value subValue(Complex element) {
        Value value = element.get(target().name());
        return value == null || target().fits(value) ? value : null;
    }

    /** Returns whether any single value at this path passes {@code test}. */
    public boolean anyValue(Complex resource, Predicate<Value> test) {
        Value value = attributeValue(resource);
        if (subAttribute == null) {
            return any(value, test);
        }
        if (value instanceof Complex complex) {
            return any(subValue(complex), test);
        }
        if (value instanceof Many many) {
            for (Value element : many.elements()) {
                if (element instanceof Complex complex && any(subValue(complex), test)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Returns whether a missing value means {@code false}: of {@code primary} in an element (RFC 7643, 2.4). */
    public boolean isFalseWhenMissing() {
        boolean isInElement = extensionUrn == null || subAttribute != null;
        return isInElement
                && target().type() == AttributeType.BOOLEAN
                && target().name().equals("primary");
    }

    /** Returns whether the value is missing in the element, or in an element of the attribute that the resource has. */
    public boolean isMissing(Complex resource) {
        Value value = attributeValue(resource);
        if (subAttribute == null) {
            return value == null;
        }
        return value instanceof Many many && many.complexElements().anyMatch(element -> subValue(element) == null);
    }

    private static boolean any(@Nullable Value value, Predicate<Value> test) {
        if (value instanceof Many many) {
            for (Value element : many.elements()) {
                if (test.test(element)) {
                    return true;
                }
            }
            return false;
        }
        return value != null && test.test(value);
    }

    /** Returns the name in the schema's spelling, with the URN only where an extension holds the attribute. */
    @Override
    public String toString() {
        String top = extensionUrn == null ? attribute.name() : extensionUrn + ":" + attribute.name();
        return subAttribute == null ? top : top + "." + subAttribute.name();
    }
}
