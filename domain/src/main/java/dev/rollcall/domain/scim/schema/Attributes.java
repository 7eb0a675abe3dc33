package dev.rollcall.domain.scim.schema;

import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Value;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The attributes of a schema or the sub-attributes of one attribute, in order, found without regard to case. */
public final class Attributes implements Iterable<Attribute> {

    private final List<Attribute> inOrder;
    private final Map<String, Attribute> byName = new HashMap<>();

    Attributes(List<Attribute> inOrder) {
        this.inOrder = List.copyOf(inOrder);
        for (Attribute attribute : inOrder) {
            if (byName.put(attribute.name().toLowerCase(Locale.ROOT), attribute) != null) {
                throw new IllegalArgumentException("Two attributes are named " + attribute.name());
            }
        }
        // The spelling of the schema is what clients mostly send; it is found without folding.
        inOrder.forEach(attribute -> byName.put(attribute.name(), attribute));
    }

    /** Returns the attribute of that name in any letter case, or null. */
    public @Nullable Attribute named(String name) {
        Attribute exact = byName.get(name);
        return exact != null ? exact : byName.get(name.toLowerCase(Locale.ROOT));
    }

    /** Returns whether there is none. */
    public boolean isEmpty() {
        return inOrder.isEmpty();
    }

    /** Returns them in their order. */
    public List<Attribute> inOrder() {
        return inOrder;
    }

    /** Returns them as they are published (RFC 7643, 7). */
    public Many toTree() {
        return new Many(inOrder.stream().<Value>map(Attribute::toTree).toList());
    }

    @Override
    public Iterator<Attribute> iterator() {
        return inOrder.iterator();
    }
}
