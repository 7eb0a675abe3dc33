package dev.rollcall.domain.directory;

import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Finds the names of profile fields in the body of a request, under every URN and in the paths of a PATCH. */
final class FieldNames {

    private final Predicate<String> isWanted;
    private final Map<String, String> found = new LinkedHashMap<>();

    FieldNames(Predicate<String> isWanted) {
        this.isWanted = isWanted;
    }

    /** Returns the names in their first spelling. */
    Set<String> in(Complex body) {
        readObject(body);
        for (Map.Entry<String, Value> member : body.asMap().entrySet()) {
            if (member.getKey().equalsIgnoreCase("Operations") && member.getValue() instanceof Many operations) {
                operations.complexElements().forEach(this::readOperation);
            }
        }
        return Set.copyOf(found.values());
    }

    private void readOperation(Complex operation) {
        operation.asMap().forEach((key, value) -> {
            if (key.equalsIgnoreCase("path") && value instanceof Text path) {
                read(path.text().trim());
            } else if (key.equalsIgnoreCase("value") && value instanceof Complex attributes) {
                readObject(attributes);
            }
        });
    }

    private void readObject(Complex object) {
        object.asMap().forEach((name, value) -> {
            read(name);
            if (name.indexOf(':') >= 0 && value instanceof Complex extension) {
                extension.names().forEach(this::read);
            }
        });
    }

    private void read(String name) {
        String bare = name.substring(name.lastIndexOf(':') + 1);
        // A dot may stand for the last colon before the name of an attribute.
        String last = bare.substring(bare.lastIndexOf('.') + 1);
        if (isWanted.test(last)) {
            found.putIfAbsent(last.toLowerCase(Locale.ROOT), last);
        }
    }
}
