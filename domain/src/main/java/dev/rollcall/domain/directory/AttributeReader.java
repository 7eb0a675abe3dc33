package dev.rollcall.domain.directory;

import dev.rollcall.domain.scim.schema.AttributeDraft;
import dev.rollcall.domain.scim.schema.AttributeType;
import dev.rollcall.domain.scim.schema.Indexing;
import dev.rollcall.domain.scim.schema.Mutability;
import dev.rollcall.domain.scim.schema.Returned;
import dev.rollcall.domain.scim.schema.Uniqueness;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads an administrator's definition of one attribute (RFC 7643, 7), strictly. */
final class AttributeReader {

    /** Where the attribute is to stand. */
    enum Place {
        PROFILE_FIELD,
        EXTENSION,
        SUB_ATTRIBUTE
    }

    /** Stored beside a definition whose index is not complete; an administrator may send it back, without effect. */
    static final String BUILDING = "indexing";

    private static final int MOST_SUB_ATTRIBUTES = 20;
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,59}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,60}");
    private static final FieldReader.Range DESCRIPTION = new FieldReader.Range(0, 1000);
    private static final FieldReader.Range CANONICAL = new FieldReader.Range(1, 200);
    private static final Set<String> TAKEN = Set.of("schemas", "id", "externalid", "meta", "password");
    private static final Set<String> REFERENCE_TYPES = Set.of("external", "uri", "User", "Group");

    private final FieldReader fields;
    private final Place place;
    private final AttributeType type;

    private AttributeReader(FieldReader fields, Place place) {
        this.fields = fields;
        this.place = place;
        this.type = fields.choice("type", AttributeType.STRING, AttributeType.STRING);
    }

    /** Reads the objects of the list {@code list}, whose names differ. */
    static List<AttributeDraft> list(FieldReader fields, String list, Place place, int most) {
        Set<String> names = new HashSet<>();
        return new ArrayList<>(fields
                .objects(list, most, inner -> {
                    AttributeDraft draft = new AttributeReader(inner, place).read();
                    if (!draft.name().isEmpty() && !names.add(draft.name().toLowerCase(Locale.ROOT))) {
                        inner.refuse(naming(place), "is the name of another one in this list, letter case aside");
                        return AttributeDraft.string("", "");
                    }
                    return draft;
                })
                .stream()
                .filter(draft -> !draft.name().isEmpty())
                .toList());
    }

    private static String naming(Place place) {
        return place == Place.PROFILE_FIELD ? "key" : "name";
    }

    private AttributeDraft read() {
        AttributeDraft draft = draft(name(), fields.text("description", "", DESCRIPTION));
        if (fields.flag("multiValued", false, false)) {
            draft.multiValued();
        }
        boolean required = fields.flag("required", false, false);
        if (required) {
            draft.required();
        }
        boolean isExact = type == AttributeType.REFERENCE || type == AttributeType.BINARY;
        if (fields.flag("caseExact", isExact, isExact)) {
            draft.caseExact();
        }
        Mutability mutability = fields.choice("mutability", Mutability.READ_WRITE, Mutability.READ_WRITE);
        if (required && (mutability == Mutability.READ_ONLY || mutability == Mutability.WRITE_ONLY)) {
            fields.refuse("required", "must be false for what is readOnly or writeOnly, because it never has a value");
        }
        if (place == Place.SUB_ATTRIBUTE && mutability == Mutability.IMMUTABLE) {
            fields.refuse("mutability", "must not be immutable inside a complex attribute: make that one immutable");
        }
        draft.mutability(mutability).returned(returned(mutability));
        return indexed(draft.canonicalValues(canonicalValues()), mutability == Mutability.WRITE_ONLY);
    }

    private String name() {
        if (place == Place.PROFILE_FIELD) {
            String key = fields.matching("key", KEY, "must be 1 to 60 of the characters A-Z a-z 0-9 _ -");
            return key.isEmpty() ? "" : DirectorySchemas.FIELD + key;
        }
        String name = fields.matching(
                "name", NAME, "must begin with a letter and be at most 60 of the characters A-Z a-z 0-9 _ -");
        String folded = name.toLowerCase(Locale.ROOT);
        if (place == Place.EXTENSION
                && (TAKEN.contains(folded) || folded.startsWith(DirectorySchemas.FIELD.toLowerCase(Locale.ROOT)))) {
            fields.refuse("name", "is a name that SCIM or Rollcall uses itself");
            return "";
        }
        return name;
    }

    private AttributeDraft draft(String name, String description) {
        List<String> references = referenceTypes();
        List<AttributeDraft> subs = subAttributes();
        return switch (type) {
            case COMPLEX -> AttributeDraft.complex(name, description, subs.toArray(AttributeDraft[]::new));
            case REFERENCE -> AttributeDraft.reference(name, description, references.toArray(String[]::new));
            default -> AttributeDraft.simple(type, name, description);
        };
    }

    private List<AttributeDraft> subAttributes() {
        List<AttributeDraft> subs =
                AttributeReader.list(fields, "subAttributes", Place.SUB_ATTRIBUTE, MOST_SUB_ATTRIBUTES);
        boolean isComplex = type == AttributeType.COMPLEX;
        if (isComplex && place == Place.SUB_ATTRIBUTE) {
            fields.refuse("type", "must be a simple one inside a complex attribute");
        } else if (isComplex == subs.isEmpty()) {
            fields.refuse("subAttributes", isComplex ? "must not be empty" : "are for attributes of type complex only");
        }
        return subs;
    }

    private List<String> referenceTypes() {
        List<String> types = fields.texts("referenceTypes", REFERENCE_TYPES.size(), CANONICAL);
        if (type != AttributeType.REFERENCE && !types.isEmpty()) {
            fields.refuse("referenceTypes", "are for attributes of type reference only");
        } else if (!REFERENCE_TYPES.containsAll(types)) {
            fields.refuse("referenceTypes", "must be some of external, uri, User, Group");
        }
        return types.isEmpty() ? List.of("external") : types;
    }

    private String[] canonicalValues() {
        List<String> values = fields.texts("canonicalValues", 100, CANONICAL);
        if (type != AttributeType.STRING && !values.isEmpty()) {
            fields.refuse("canonicalValues", "are for attributes of type string only");
        }
        return values.toArray(String[]::new);
    }

    /** What nobody can read back nobody may store either: {@code writeOnly} and {@code never} go together. */
    private Returned returned(Mutability mutability) {
        Returned usual = mutability == Mutability.WRITE_ONLY ? Returned.NEVER : Returned.DEFAULT;
        Returned returned = fields.choice("returned", usual, usual);
        if ((returned == Returned.NEVER) != (mutability == Mutability.WRITE_ONLY)) {
            fields.refuse("returned", "must be never exactly if mutability is writeOnly");
        }
        return returned;
    }

    private AttributeDraft indexed(AttributeDraft draft, boolean isNeverStored) {
        Uniqueness uniqueness = fields.choice("uniqueness", Uniqueness.NONE, Uniqueness.NONE);
        boolean isIndexed = fields.flag("indexed", false, false);
        if (uniqueness == Uniqueness.GLOBAL) {
            fields.refuse("uniqueness", "must be none or server");
        }
        if ((uniqueness != Uniqueness.NONE || isIndexed) && (!isComparable() || isNeverStored)) {
            fields.refuse(
                    isIndexed ? "indexed" : "uniqueness",
                    "is for attributes of type string, reference, integer or decimal that are stored and no"
                            + " sub-attributes");
        }
        boolean needsIndex = isIndexed || uniqueness == Uniqueness.SERVER;
        Indexing indexing = fields.flag(BUILDING, false, false) ? Indexing.BUILDING : Indexing.COMPLETE;
        return draft.unique(uniqueness).indexed(needsIndex ? indexing : Indexing.NONE);
    }

    private boolean isComparable() {
        return place != Place.SUB_ATTRIBUTE
                && (type == AttributeType.STRING || type == AttributeType.REFERENCE || type.isNumber());
    }
}
