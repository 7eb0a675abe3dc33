package dev.rollcall.domain.user;

import dev.rollcall.domain.scim.filter.AttributePath;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Text;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** By what an administrator finds a person beside the login name: the beginning of a name or an e-mail address. */
public final class SearchKeys {

    private static final List<AttributePath> PATHS = names().stream()
            .map(name -> AttributePath.resolve(name, CoreSchemas.USER).orElseThrow())
            .toList();

    private SearchKeys() {}

    /** Returns the paths of the attributes that are searched. */
    public static List<String> names() {
        return List.of("displayName", "name.familyName", "name.givenName", "emails.value");
    }

    /** Returns the keys of a SCIM User with these attributes; a search finds it by the beginning of any of them. */
    public static Set<ComparisonKey> of(Complex attributes) {
        Set<ComparisonKey> keys = new LinkedHashSet<>();
        for (AttributePath path : PATHS) {
            // "No value" stops the search, so that every value is seen.
            path.anyValue(attributes, value -> {
                if (value instanceof Text text) {
                    keys.add(ComparisonKey.folded(text.text()));
                }
                return false;
            });
        }
        return keys;
    }
}
