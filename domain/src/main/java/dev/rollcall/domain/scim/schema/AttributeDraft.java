package dev.rollcall.domain.scim.schema;

import java.util.Arrays;
import java.util.List;

/**
 * An attribute that is being defined. It starts with the defaults of RFC 7643, 2.2: an optional, single, readable and
 * writable value that is compared without regard to case. {@link Schema#of} makes it final.
 */
public final class AttributeDraft {

    final String name;
    final AttributeType type;
    final String description;
    boolean multiValued;
    boolean required;
    boolean caseExact;
    Mutability mutability = Mutability.READ_WRITE;
    Returned returned = Returned.DEFAULT;
    Uniqueness uniqueness = Uniqueness.NONE;
    Indexing indexing = Indexing.NONE;
    List<String> canonicalValues = List.of();
    List<String> referenceTypes = List.of();
    List<Attribute> subAttributes = List.of();

    private AttributeDraft(String name, AttributeType type, String description) {
        this.name = name;
        this.type = type;
        this.description = description;
    }

    static AttributeDraft of(Attribute attribute) {
        AttributeDraft draft = new AttributeDraft(attribute.name(), attribute.type(), attribute.description());
        draft.multiValued = attribute.isMultiValued();
        draft.required = attribute.isRequired();
        draft.caseExact = attribute.isCaseExact();
        draft.mutability = attribute.mutability();
        draft.returned = attribute.returned();
        draft.uniqueness = attribute.uniqueness();
        draft.indexing = attribute.indexing();
        draft.canonicalValues = attribute.canonicalValues();
        draft.referenceTypes = attribute.referenceTypes();
        draft.subAttributes = attribute.subAttributes().inOrder();
        return draft;
    }

    /** Begins a {@code string}. */
    public static AttributeDraft string(String name, String description) {
        return new AttributeDraft(name, AttributeType.STRING, description);
    }

    /** Begins an attribute of any simple type. */
    public static AttributeDraft simple(AttributeType type, String name, String description) {
        if (type == AttributeType.COMPLEX) {
            throw new IllegalArgumentException("A complex attribute has sub-attributes");
        }
        return new AttributeDraft(name, type, description);
    }

    /** Begins a {@code reference} to the given kinds of resources, or {@code external} or {@code uri}. */
    public static AttributeDraft reference(String name, String description, String... referenceTypes) {
        AttributeDraft draft = new AttributeDraft(name, AttributeType.REFERENCE, description);
        draft.referenceTypes = List.of(referenceTypes);
        return draft;
    }

    /** Begins a complex attribute with its sub-attributes. */
    public static AttributeDraft complex(String name, String description, AttributeDraft... subAttributes) {
        AttributeDraft draft = new AttributeDraft(name, AttributeType.COMPLEX, description);
        draft.subAttributes = finished(subAttributes);
        return draft;
    }

    /** Makes it a list of values. */
    public AttributeDraft multiValued() {
        multiValued = true;
        return this;
    }

    /** Makes it obligatory. */
    public AttributeDraft required() {
        required = true;
        return this;
    }

    /** Makes letter case count. */
    public AttributeDraft caseExact() {
        caseExact = true;
        return this;
    }

    /** Says who may write it. */
    public AttributeDraft mutability(Mutability who) {
        mutability = who;
        return this;
    }

    /** Makes it the server's alone. */
    public AttributeDraft readOnly() {
        return mutability(Mutability.READ_ONLY);
    }

    /** Says when it is part of an answer. */
    public AttributeDraft returned(Returned when) {
        returned = when;
        return this;
    }

    /** Says among which resources its value is unique. */
    public AttributeDraft unique(Uniqueness among) {
        uniqueness = among;
        return this;
    }

    /** Says whether its values are looked up. */
    public AttributeDraft indexed(Indexing how) {
        indexing = how;
        return this;
    }

    /** Returns the name that the attribute will have. */
    public String name() {
        return name;
    }

    /** Suggests values. */
    public AttributeDraft canonicalValues(String... values) {
        canonicalValues = List.of(values);
        return this;
    }

    static List<Attribute> finished(AttributeDraft... drafts) {
        return Arrays.stream(drafts).map(Attribute::new).toList();
    }
}
