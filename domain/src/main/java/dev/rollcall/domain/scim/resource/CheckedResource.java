package dev.rollcall.domain.scim.resource;

import dev.rollcall.domain.scim.value.Complex;
import java.util.List;

/**
 * What a client may say about a resource, in the schema's names and types, without read-only attributes.
 *
 * @param ignored the unknown attributes that were left out, as the client named them
 */
public record CheckedResource(Complex attributes, List<String> ignored) {

    /** Copies the list. */
    public CheckedResource {
        ignored = List.copyOf(ignored);
    }
}
