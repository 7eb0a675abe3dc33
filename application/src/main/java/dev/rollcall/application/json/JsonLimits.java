package dev.rollcall.application.json;

import dev.rollcall.domain.scim.resource.ResourceCheck;
import java.util.Locale;
import java.util.Set;

/**
 * How large a JSON text may be; each limit is the last value that is accepted.
 *
 * @param bytes length of the whole text
 * @param depth objects and arrays inside each other; the outermost counts as 1
 * @param string length of a string or of a name, in UTF-16 units
 * @param digits length of a number literal, and of a number when it is written without an exponent
 * @param elements values of one array
 * @param endless names in lower case: an array under one of them has as many values as fit into the text
 */
public record JsonLimits(long bytes, int depth, int string, int digits, int elements, Set<String> endless) {

    /** The limits of every request body, apart from its length. */
    public static JsonLimits ofBody(long bytes) {
        return new JsonLimits(bytes, 32, 64 * 1024, 64, ResourceCheck.MAX_ELEMENTS, Set.of());
    }

    /** Returns the limits of a body with endless arrays under these names, whatever their letter case. */
    public JsonLimits endless(String... names) {
        return new JsonLimits(bytes, depth, string, digits, elements, Set.of(names));
    }

    /** Returns how many values an array under this name may have. */
    int elementsOf(String name) {
        return endless.contains(name.toLowerCase(Locale.ROOT)) ? Integer.MAX_VALUE : elements;
    }
}
