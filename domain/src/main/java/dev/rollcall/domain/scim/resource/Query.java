package dev.rollcall.domain.scim.resource;

import dev.rollcall.domain.scim.filter.Filter;
import dev.rollcall.domain.scim.schema.ResourceType;
import java.util.Optional;

/** What a search asks for (RFC 7644, 3.4.2). */
public record Query(ResourceType type, Optional<Filter> filter, Sort sort, Page page) {

    /** Asks in the order of ids. */
    public Query(ResourceType type, Optional<Filter> filter, Page page) {
        this(type, filter, Sort.BY_ID, page);
    }

    /** Returns what this asks of resources whose common or core attribute {@code name} has no values. */
    public Query without(String name) {
        return new Query(type, filter.map(known -> known.without(name)), sort.without(name), page);
    }

    /** Returns whether the answer depends on the common or core attribute {@code name}. */
    public boolean asks(String name) {
        return !without(name).equals(this);
    }
}
