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
}
