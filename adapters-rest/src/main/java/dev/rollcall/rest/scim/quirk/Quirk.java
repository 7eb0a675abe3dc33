package dev.rollcall.rest.scim.quirk;

import dev.rollcall.domain.scim.value.Complex;
import java.util.List;
import java.util.Locale;

/**
 * One way in which PATCH requests deviate from RFC 7644, 3.5.2 and are understood nevertheless. It only recognises the
 * deviation, so that the log and the directory can name it; what it means is known to the parsers of the domain.
 */
interface Quirk {

    /** Returns whether the request deviates in this way. */
    boolean isIn(Complex body, List<SentOperation> operations);

    /** Returns the name in the log: that of the class. */
    default String name() {
        String name = getClass().getSimpleName();
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
