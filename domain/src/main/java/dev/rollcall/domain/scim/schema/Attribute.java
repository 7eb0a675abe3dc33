package dev.rollcall.domain.scim.schema;

import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Numeric;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The definition of one attribute with all its characteristics (RFC 7643, 2.2 and 7). Made by {@link AttributeDraft}. */
public final class Attribute {

    private final String name;
    private final AttributeType type;
    private final String description;
    private final boolean multiValued;
    private final boolean required;
    private final boolean caseExact;
    private final Mutability mutability;
    private final Returned returned;
    private final Uniqueness uniqueness;
    private final Indexing indexing;
    private final List<String> canonicalValues;
    private final List<String> referenceTypes;
    private final Attributes subAttributes;

    Attribute(AttributeDraft draft) {
        this.name = draft.name;
        this.type = draft.type;
        this.description = draft.description;
        this.multiValued = draft.multiValued;
        this.required = draft.required;
        this.caseExact = draft.caseExact;
        this.mutability = draft.mutability;
        this.returned = draft.returned;
        this.uniqueness = draft.uniqueness;
        this.indexing = draft.indexing;
        this.canonicalValues = draft.canonicalValues;
        this.referenceTypes = draft.referenceTypes;
        this.subAttributes = new Attributes(draft.subAttributes);
    }

    /** Returns the name in the schema's spelling. */
    public String name() {
        return name;
    }

    /** Returns the data type of the value, or of each value. */
    public AttributeType type() {
        return type;
    }

    /** Returns the sentence of the schema document. */
    public String description() {
        return description;
    }

    /** Returns whether the attribute holds a list (RFC 7643, 2.4). */
    public boolean isMultiValued() {
        return multiValued;
    }

    /** Returns whether a resource cannot be without it. */
    public boolean isRequired() {
        return required;
    }

    /** Returns whether letter case counts when values are compared. */
    public boolean isCaseExact() {
        return caseExact;
    }

    /** Returns the key by which a text of this attribute is compared. */
    public ComparisonKey key(String text) {
        return caseExact ? ComparisonKey.exact(text) : ComparisonKey.folded(text);
    }

    /** Returns the key by which a single value of this attribute is looked up: of texts and numbers. */
    public Optional<ComparisonKey> key(Value value) {
        if (value instanceof Text text) {
            return Optional.of(key(text.text()));
        }
        return value instanceof Numeric numeric
                ? Optional.of(ComparisonKey.exact(
                        numeric.number().stripTrailingZeros().toPlainString()))
                : Optional.empty();
    }

    /** Returns who may write it. */
    public Mutability mutability() {
        return mutability;
    }

    /** Returns whether a client can set it at all and read it back: neither read-only nor write-only. */
    public boolean isStored() {
        return mutability == Mutability.READ_WRITE || mutability == Mutability.IMMUTABLE;
    }

    /** Returns when it is part of an answer. */
    public Returned returned() {
        return returned;
    }

    /** Returns among which resources its value is unique. */
    public Uniqueness uniqueness() {
        return uniqueness;
    }

    /** Returns this attribute, looked up in another way. */
    public Attribute with(Indexing how) {
        return new Attribute(AttributeDraft.of(this).indexed(how));
    }

    /** Returns whether its values are looked up by an index of the directory; never published. */
    public Indexing indexing() {
        return indexing;
    }

    /**
     * Returns whether {@code value} is what this definition describes. A stored value is not when the definition was
     * changed since; then it is as good as absent.
     */
    public boolean fits(Value value) {
        if (multiValued != (value instanceof Many)) {
            return false;
        }
        return value instanceof Many many ? many.elements().stream().allMatch(this::fitsOne) : fitsOne(value);
    }

    private boolean fitsOne(Value value) {
        return switch (type) {
            case COMPLEX -> value instanceof Complex;
            case BOOLEAN -> value instanceof Flag;
            case INTEGER, DECIMAL -> value instanceof Numeric;
            case STRING, DATE_TIME, BINARY, REFERENCE -> value instanceof Text;
        };
    }

    /** Returns the values the schema suggests; others are accepted. */
    public List<String> canonicalValues() {
        return canonicalValues;
    }

    /** Returns the kinds of resources a reference leads to. */
    public List<String> referenceTypes() {
        return referenceTypes;
    }

    /** Returns the parts of a complex attribute; empty for every other type. */
    public Attributes subAttributes() {
        return subAttributes;
    }

    /** Returns the sub-attribute of that name in any letter case, or null. */
    public @Nullable Attribute subAttribute(String subName) {
        return subAttributes.named(subName);
    }

    /** Returns the attribute as it is published (RFC 7643, 7). */
    public Complex toTree() {
        Map<String, Value> tree = new LinkedHashMap<>();
        tree.put("name", new Text(name));
        tree.put("type", new Text(type.json()));
        tree.put("multiValued", Flag.of(multiValued));
        tree.put("description", new Text(description));
        tree.put("required", Flag.of(required));
        putTexts(tree, "canonicalValues", canonicalValues);
        tree.put("caseExact", Flag.of(caseExact));
        tree.put("mutability", new Text(mutability.json()));
        tree.put("returned", new Text(returned.json()));
        tree.put("uniqueness", new Text(uniqueness.json()));
        putTexts(tree, "referenceTypes", referenceTypes);
        if (!subAttributes.isEmpty()) {
            tree.put("subAttributes", subAttributes.toTree());
        }
        return Complex.of(tree);
    }

    private static void putTexts(Map<String, Value> tree, String key, List<String> texts) {
        if (!texts.isEmpty()) {
            tree.put(key, new Many(texts.stream().<Value>map(Text::new).toList()));
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
