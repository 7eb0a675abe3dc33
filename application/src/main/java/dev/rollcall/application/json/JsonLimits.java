package dev.rollcall.application.json;

import dev.rollcall.domain.scim.resource.ResourceCheck;
import dev.rollcall.domain.scim.value.Numeric;
import java.util.HashSet;
import java.util.List;
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

    /** Operations, of which a PATCH and a bulk request have limits of their own. */
    private static final String OPERATIONS = "operations";

    /** A text of these limits in which only the operations are endless. */
    public JsonLimits(long bytes, int depth, int string, int digits, int elements) {
        this(bytes, depth, string, digits, elements, Set.of(OPERATIONS));
    }

    /** Those of a body on a server that is told no others, apart from its length. */
    public static JsonLimits ofBody(long bytes) {
        return new JsonLimits(bytes, 32, 64 * 1024, Numeric.MAX_LENGTH, ResourceCheck.MAX_ELEMENTS);
    }

    /** Returns these limits for a text of another length. */
    public JsonLimits within(long length) {
        return new JsonLimits(length, depth, string, digits, elements, endless);
    }

    /** Returns the limits of a text with endless arrays under these names, too, whatever their letter case. */
    public JsonLimits endless(String... names) {
        Set<String> more = new HashSet<>(endless);
        more.addAll(List.of(names));
        return new JsonLimits(bytes, depth, string, digits, elements, Set.copyOf(more));
    }

    /** Returns how many values an array under this name may have. */
    int elementsOf(String name) {
        return endless.contains(name.toLowerCase(Locale.ROOT)) ? Integer.MAX_VALUE : elements;
    }
}
