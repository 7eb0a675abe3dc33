package dev.rollcall.domain.directory;

import dev.rollcall.domain.scim.schema.Attribute;
import dev.rollcall.domain.scim.schema.AttributeType;
import dev.rollcall.domain.scim.schema.Indexing;
import dev.rollcall.domain.scim.schema.Schema;
import dev.rollcall.domain.scim.schema.Uniqueness;

/**
 * An attribute that is looked up, with all that its rows depend on: if one of these changes they are made anew.
 *
 * @param path the URN of the schema and the name of the attribute
 */
public record IndexedAttribute(
        String path,
        AttributeType type,
        boolean isMultiValued,
        boolean isCaseExact,
        Uniqueness uniqueness,
        Indexing how) {

    static IndexedAttribute of(Schema schema, Attribute attribute) {
        return new IndexedAttribute(
                schema.id() + ":" + attribute,
                attribute.type(),
                attribute.isMultiValued(),
                attribute.isCaseExact(),
                attribute.uniqueness(),
                attribute.indexing());
    }

    /** Returns whether no two users of the directory may have the same value. */
    public boolean isUnique() {
        return uniqueness == Uniqueness.SERVER;
    }
}
