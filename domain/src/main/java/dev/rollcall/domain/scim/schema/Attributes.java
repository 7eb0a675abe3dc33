package dev.rollcall.domain.scim.schema;

import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Value;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The attributes of a schema or the sub-attributes of one attribute, in order, found without regard to case. */
public final class Attributes implements Iterable<Attribute> {

    private final List<Attribute> inOrder;
    private final Map<String, Attribute> byName = new HashMap<>();
    private final Function<String, Optional<Attribute>> undefined;

    Attributes(List<Attribute> inOrder) {
        this(inOrder, name -> Optional.empty());
    }

    private Attributes(List<Attribute> inOrder, Function<String, Optional<Attribute>> undefined) {
        this.undefined = undefined;
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
        Attribute known = exact != null ? exact : byName.get(name.toLowerCase(Locale.ROOT));
        return known != null ? known : undefined.apply(name).orElse(null);
    }

    /** Returns these attributes, and beyond them those that {@code undefined} makes of a name nobody has defined. */
    Attributes openTo(Function<String, Optional<Attribute>> more) {
        return new Attributes(inOrder, more);
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
