package dev.rollcall.domain.scim.filter;

import dev.rollcall.domain.scim.schema.Attribute;
import dev.rollcall.domain.scim.schema.ResourceType;
import dev.rollcall.domain.scim.value.Complex;
import java.util.Optional;

/**
 * A question that a resource answers with yes or no (RFC 7644, 3.4.2.2). Every attribute in it exists: names are
 * resolved when it is parsed. {@code toString} writes it so that it parses to an equal filter.
 */
public sealed interface Filter permits And, Or, Not, Comparison, Present, ElementMatch, NoMatch {

    /**
     * Reads a filter over resources of {@code type}, with the leniencies that identity providers need.
     *
     * @throws dev.rollcall.domain.Refusal {@code invalidFilter}, with the position
     */
    static Filter parse(String text, ResourceType type, FilterLimits limits) {
        return FilterParser.parse(text, FilterScope.resource(type), limits);
    }

    /**
     * Reads what stands in the brackets after {@code complex}: a filter over its elements.
     *
     * @throws dev.rollcall.domain.Refusal {@code invalidFilter}, with the position
     */
    static Filter parse(String text, Attribute complex, FilterLimits limits) {
        return FilterParser.parse(text, FilterScope.element(complex), limits);
    }

    /**
     * Returns whether the resource, or the element if this filter stood in brackets, answers yes. The tree holds the
     * schema's spelling of names, and {@code schemas}, {@code id} and {@code meta} if the filter is to see them.
     */
    boolean matches(Complex resource);

    /** Returns how many conditions it has, which may all be tried on a resource or element. */
    default int conditions() {
        return 1;
    }

    /** Returns what this filter asks of resources whose common or core attribute {@code name} has no values. */
    default Filter without(String name) {
        return this;
    }

    /**
     * Returns the attributes that an element must have by this filter, if equality joined by {@code and} is all it asks:
     * what a PATCH creates when nothing matches.
     */
    default Optional<Complex> asElement() {
        return Optional.empty();
    }
}
