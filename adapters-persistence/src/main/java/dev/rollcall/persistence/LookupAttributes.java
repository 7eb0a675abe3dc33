package dev.rollcall.persistence;

import dev.rollcall.domain.scim.filter.AttributePath;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.schema.ResourceType;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Text;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The attributes that have rows in {@code lookup}, because identity providers match users by them. */
public final class LookupAttributes {

    /** One row of a resource: the attribute's path and the stored key of one of its values. */
    record Entry(String attribute, String valueKey) {}

    private static final List<String> OF_EVERY_DIRECTORY = List.of(
            "emails.value",
            "displayName",
            "name.familyName",
            "name.givenName",
            "phoneNumbers.value",
            CoreSchemas.ENTERPRISE_USER.id() + ":employeeNumber");

    /** No attribute: for resources that are not looked up. */
    public static final LookupAttributes NONE = new LookupAttributes(List.of(), CoreSchemas.USER);

    private final List<AttributePath> paths;
    private final Set<String> names;

    private LookupAttributes(List<String> names, ResourceType type) {
        this.paths = names.stream()
                .flatMap(name -> AttributePath.resolve(name, type).stream())
                .toList();
        this.names = paths.stream().map(AttributePath::toString).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the attributes by which resources of {@code type} are looked up. */
    public static LookupAttributes of(ResourceType type) {
        return new LookupAttributes(OF_EVERY_DIRECTORY, type);
    }

    /** Returns whether all values at {@code path} have rows. */
    public boolean contains(AttributePath path) {
        return names.contains(path.toString());
    }

    /** Returns the key by which a text of the attribute at {@code path} is compared. */
    public static ComparisonKey key(AttributePath path, String text) {
        return path.target().isCaseExact() ? ComparisonKey.exact(text) : ComparisonKey.folded(text);
    }

    /** Returns the rows of a resource with these attributes. */
    Set<Entry> entries(Complex attributes) {
        Set<Entry> entries = new LinkedHashSet<>();
        for (AttributePath path : paths) {
            // "No value" stops the search, so that every value is seen.
            path.anyValue(attributes, value -> {
                if (value instanceof Text text) {
                    entries.add(new Entry(path.toString(), ColumnKey.of(key(path, text.text()))));
                }
                return false;
            });
        }
        return entries;
    }
}
