package dev.rollcall.domain.scim.filter;

import dev.rollcall.domain.scim.schema.Attribute;
import dev.rollcall.domain.scim.schema.ResourceType;
import java.util.Optional;

/** Where the names of a filter are looked up. */
@FunctionalInterface
interface FilterScope {

    /** Finds no name: for the brackets after an unknown attribute. */
    FilterScope NOTHING = name -> Optional.empty();

    Optional<AttributePath> resolve(String name);

    static FilterScope resource(ResourceType type) {
        return name -> AttributePath.resolve(name, type).or(() -> alias(name, type));
    }

    static FilterScope element(Attribute complex) {
        return name -> AttributePath.within(complex, name);
    }

    /** PingOne offers {@code email}, which is no SCIM attribute, in its filter expressions. */
    private static Optional<AttributePath> alias(String name, ResourceType type) {
        return name.equalsIgnoreCase("email") ? AttributePath.resolve("emails", type) : Optional.empty();
    }
}
