package dev.rollcall.domain.directory;

import dev.rollcall.domain.scim.schema.AttributeDraft;
import dev.rollcall.domain.scim.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads an administrator's definitions of extension schemas of users (RFC 7643, 3.3), strictly. */
final class ExtensionReader {

    private static final int MOST_EXTENSIONS = 20;
    private static final int MOST_ATTRIBUTES = 100;
    private static final int LONGEST_URN = 120;
    private static final FieldReader.Range NAME = new FieldReader.Range(1, 100);
    private static final FieldReader.Range DESCRIPTION = new FieldReader.Range(0, 1000);

    /** Without the characters that end a name in a filter. */
    private static final Pattern URN = Pattern.compile(
            "(?=.{1," + LONGEST_URN + "}$)[uU][rR][nN]:[A-Za-z0-9][A-Za-z0-9-]{1,31}(:[A-Za-z0-9._-]+)+");

    /** Where SCIM, its older version and Rollcall define schemas. */
    private static final List<String> TAKEN = List.of(
            "urn:ietf:params:scim:schemas:core:",
            "urn:ietf:params:scim:schemas:extension:enterprise:",
            "urn:ietf:params:scim:schemas:extension:rollcall:",
            "urn:ietf:params:scim:api:",
            "urn:scim:schemas:");

    private ExtensionReader() {}

    static List<Schema> list(FieldReader fields) {
        List<String> known = new ArrayList<>();
        List<Schema> schemas = new ArrayList<>();
        fields.objects("extensions", MOST_EXTENSIONS, extension -> {
            String urn = urn(extension, known);
            String name = extension.text("name", "", NAME);
            String description = extension.text("description", name, DESCRIPTION);
            List<AttributeDraft> attributes =
                    AttributeReader.list(extension, "attributes", AttributeReader.Place.EXTENSION, MOST_ATTRIBUTES);
            if (attributes.isEmpty()) {
                extension.refuse("attributes", "must have at least one attribute");
            }
            known.add(urn.toLowerCase(Locale.ROOT));
            return schemas.add(Schema.of(urn, name, description).with(attributes));
        });
        return schemas;
    }

    private static String urn(FieldReader extension, List<String> known) {
        String urn = extension.matching(
                "id",
                URN,
                "must be a URN of at most " + LONGEST_URN
                        + " characters, of which each part holds only A-Z a-z 0-9 . _ -");
        String folded = urn.toLowerCase(Locale.ROOT);
        if (TAKEN.stream().anyMatch((folded + ":")::startsWith)) {
            extension.refuse("id", "is a URN that SCIM or Rollcall uses itself");
        } else if (known.stream().anyMatch(other -> isWithin(other, folded) || isWithin(folded, other))) {
            extension.refuse("id", "is the URN of another extension, or one of them begins with the other");
        }
        return urn;
    }

    /** A name that begins with both URNs would belong to either. */
    private static boolean isWithin(String shorter, String longer) {
        return !shorter.isEmpty()
                && (longer.equals(shorter) || longer.startsWith(shorter + ":") || longer.startsWith(shorter + "."));
    }
}
