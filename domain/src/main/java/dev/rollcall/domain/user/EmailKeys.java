package dev.rollcall.domain.user;

import dev.rollcall.domain.scim.filter.AttributePath;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Text;
import java.util.LinkedHashSet;
import java.util.Set;

/** The e-mail addresses of a SCIM User, as they are compared when a directory recognises people by them. */
public final class EmailKeys {

    private static final AttributePath VALUE =
            AttributePath.resolve("emails.value", CoreSchemas.USER).orElseThrow();

    private EmailKeys() {}

    /** Returns the addresses, folded; an empty one is none. */
    public static Set<ComparisonKey> of(Complex attributes) {
        Set<ComparisonKey> keys = new LinkedHashSet<>();
        // "No value" stops the search, so that every value is seen.
        VALUE.anyValue(attributes, value -> {
            if (value instanceof Text text && !text.text().isBlank()) {
                keys.add(ComparisonKey.folded(text.text()));
            }
            return false;
        });
        return keys;
    }
}
