package dev.rollcall.domain.scim.resource;

import dev.rollcall.domain.scim.filter.AttributePath;
import dev.rollcall.domain.scim.schema.Attribute;
import dev.rollcall.domain.scim.schema.ResourceType;
import dev.rollcall.domain.scim.schema.Schema;
import dev.rollcall.domain.scim.schema.SchemaPrefix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The attributes that one of the parameters {@code attributes} and {@code excludedAttributes} names. */
final class AttributeSelection {

    /** Which part of an attribute is meant: the names of sub-attributes, or none for the whole of it. */
    record Part(Set<String> subAttributes) {

        static final Part WHOLE = new Part(Set.of());

        boolean isWhole() {
            return subAttributes.isEmpty();
        }

        boolean names(Attribute sub) {
            return subAttributes.contains(sub.name());
        }

        private Part and(Part other) {
            if (isWhole() || other.isWhole()) {
                return WHOLE;
            }
            Set<String> both = new HashSet<>(subAttributes);
            both.addAll(other.subAttributes);
            return new Part(both);
        }
    }

    private static final String TOP = "";

    private final Map<String, Map<String, Part>> parts = new HashMap<>();

    private AttributeSelection() {}

    /** Reads a list of names separated by commas; names that are no attributes are skipped. */
    static AttributeSelection parse(String names, ResourceType type) {
        AttributeSelection selection = new AttributeSelection();
        for (String name : split(names)) {
            SchemaPrefix prefix = type.schemaPrefix(name);
            if (prefix != null && prefix.rest().isEmpty()) {
                selection.addAll(prefix.schema(), type);
            } else {
                AttributePath.resolve(name, type).ifPresent(selection::add);
            }
        }
        return selection;
    }

    private void addAll(Schema schema, ResourceType type) {
        String urn = schema.equals(type.core()) ? null : schema.id();
        schema.attributes().forEach(attribute -> add(new AttributePath(urn, attribute, null)));
    }

    private void add(AttributePath path) {
        Attribute sub = path.subAttribute();
        Part part = sub == null ? Part.WHOLE : new Part(Set.of(sub.name()));
        String holder = path.extensionUrn() == null ? TOP : path.extensionUrn();
        parts.computeIfAbsent(holder, urn -> new HashMap<>())
                .merge(path.attribute().name(), part, Part::and);
    }

    /** Returns the part of the attribute that is meant, or null when it is not named at all. */
    @Nullable
    Part of(@Nullable String extensionUrn, Attribute attribute) {
        Map<String, Part> holder = parts.get(extensionUrn == null ? TOP : extensionUrn);
        return holder == null ? null : holder.get(attribute.name());
    }

    /** Some clients put a filter behind a name ({@code emails[type eq "work"]}): it is left out. */
    private static List<String> split(String names) {
        List<String> split = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        boolean inBrackets = false;
        boolean inQuotes = false;
        for (int i = 0; i < names.length(); i++) {
            char character = names.charAt(i);
            if (inBrackets) {
                inQuotes ^= character == '"';
                inBrackets = inQuotes || character != ']';
            } else if (character == '[') {
                inBrackets = true;
            } else if (character == ',') {
                split.add(name.toString().trim());
                name.setLength(0);
            } else {
                name.append(character);
            }
        }
        split.add(name.toString().trim());
        return split;
    }
}
