package dev.rollcall.persistence;

import dev.rollcall.domain.scim.filter.AttributePath;
import dev.rollcall.domain.scim.schema.Attribute;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.schema.Indexing;
import dev.rollcall.domain.scim.schema.ResourceType;
import dev.rollcall.domain.scim.schema.Uniqueness;
import dev.rollcall.domain.scim.value.ComparisonKey;
import dev.rollcall.domain.scim.value.Complex;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
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
    public static final LookupAttributes NONE = new LookupAttributes(List.of());

    private final List<AttributePath> paths;
    private final Set<String> names;

    private LookupAttributes(List<AttributePath> paths) {
        this.paths = paths;
        this.names = paths.stream()
                .filter(path -> path.attribute().indexing() != Indexing.BUILDING)
                .map(AttributePath::toString)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the attributes by which resources of {@code type} are looked up: the usual ones and the directory's own. */
    public static LookupAttributes of(ResourceType type) {
        List<AttributePath> paths = new ArrayList<>();
        OF_EVERY_DIRECTORY.forEach(name -> AttributePath.resolve(name, type).ifPresent(paths::add));
        paths.addAll(extensions(type, attribute -> attribute.indexing() != Indexing.NONE));
        return new LookupAttributes(paths);
    }

    /** Returns the attributes that the directory has defined as unique. */
    static LookupAttributes unique(ResourceType type) {
        return new LookupAttributes(extensions(
                type,
                attribute -> attribute.indexing() != Indexing.NONE && attribute.uniqueness() == Uniqueness.SERVER));
    }

    private static List<AttributePath> extensions(ResourceType type, Predicate<Attribute> wanted) {
        return type.extensions().stream()
                .flatMap(extension -> extension.attributes().inOrder().stream()
                        .filter(wanted)
                        .map(attribute -> new AttributePath(extension.id(), attribute, null)))
                .toList();
    }

    /** Returns whether all values at {@code path} have rows. */
    public boolean contains(AttributePath path) {
        return names.contains(path.toString());
    }

    /** Returns the key by which a text of the attribute at {@code path} is compared. */
    public static ComparisonKey key(AttributePath path, String text) {
        return path.target().key(text);
    }

    /** Returns the rows of a resource with these attributes. */
    Set<Entry> entries(Complex attributes) {
        Set<Entry> entries = new LinkedHashSet<>();
        for (AttributePath path : paths) {
            // "No value" stops the search, so that every value is seen.
            path.anyValue(attributes, value -> {
                path.target().key(value).ifPresent(key -> entries.add(new Entry(path.toString(), ColumnKey.of(key))));
                return false;
            });
        }
        return entries;
    }
}
