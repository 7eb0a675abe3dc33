package dev.rollcall.domain.scim.resource;

import dev.rollcall.domain.scim.schema.Attribute;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * At most one element of a multi-valued attribute is primary (RFC 7643, 2.4): the one that was made so last. Roles keep
 * what was sent, because Entra marks several.
 */
public final class PrimaryRule {

    private PrimaryRule() {}

    /**
     * Returns {@code after} with at most one primary element.
     *
     * @param before the elements before the change; among those that are primary now, a new one wins
     */
    public static Many settle(Attribute attribute, Many after, Many before) {
        if (attribute.name().equals("roles")) {
            return after;
        }
        List<Value> primaries =
                after.elements().stream().filter(PrimaryRule::isPrimary).toList();
        if (primaries.size() < 2) {
            return after;
        }
        Set<Value> known = new HashSet<>(before.elements());
        Value winner = primaries.stream()
                .filter(element -> !known.contains(element))
                .reduce((earlier, later) -> later)
                .orElse(primaries.get(primaries.size() - 1));
        return onlyPrimary(after, winner);
    }

    /** Clears the flag of every other element, and of equal ones before the last. */
    private static Many onlyPrimary(Many many, Value winner) {
        List<Value> elements = new ArrayList<>(many.elements());
        int last = elements.lastIndexOf(winner);
        for (int i = 0; i < elements.size(); i++) {
            if (i != last && elements.get(i) instanceof Complex element && isPrimary(element)) {
                elements.set(i, element.with("primary", Flag.FALSE));
            }
        }
        return new Many(elements);
    }

    private static boolean isPrimary(Value element) {
        return element instanceof Complex complex && complex.get("primary") == Flag.TRUE;
    }
}
