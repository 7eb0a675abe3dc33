package dev.rollcall.domain.scim.resource;

import dev.rollcall.domain.scim.schema.Attribute;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Value;
import java.util.ArrayList;
import java.util.List;

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
        int winner = -1;
        boolean winnerIsNew = false;
        int primaries = 0;
        for (int i = 0; i < after.elements().size(); i++) {
            if (isPrimary(after.elements().get(i))) {
                primaries++;
                boolean isNew = !before.elements().contains(after.elements().get(i));
                if (isNew || !winnerIsNew) {
                    winner = i;
                    winnerIsNew = isNew;
                }
            }
        }
        return primaries < 2 ? after : onlyPrimary(after, winner);
    }

    private static Many onlyPrimary(Many many, int winner) {
        List<Value> elements = new ArrayList<>(many.elements());
        for (int i = 0; i < elements.size(); i++) {
            if (i != winner && elements.get(i) instanceof Complex element && isPrimary(element)) {
                elements.set(i, element.with("primary", Flag.FALSE));
            }
        }
        return new Many(elements);
    }

    private static boolean isPrimary(Value element) {
        return element instanceof Complex complex && complex.get("primary") == Flag.TRUE;
    }
}
