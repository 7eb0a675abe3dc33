package dev.rollcall.domain.scim.bulk;

import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The places in an operation that stand for the id of a resource that another operation creates: a text
 * {@code bulkId:x}, or the same in quotes in the filter of a path (RFC 7644, 3.7.1).
 */
public final class BulkReferences {

    private static final String PREFIX = "bulkId:";
    private static final Pattern IN_FILTER = Pattern.compile("\"" + PREFIX + "([^\"]+)\"");

    private BulkReferences() {}

    /** Returns every {@code bulkId} that the operation refers to. */
    public static Set<String> of(BulkOperation operation) {
        Set<String> found = new LinkedHashSet<>();
        operation.id().flatMap(BulkReferences::target).ifPresent(found::add);
        collect(operation.data(), found);
        return found;
    }

    /** Returns what a text refers to as a whole. */
    public static Optional<String> target(String text) {
        return text.regionMatches(true, 0, PREFIX, 0, PREFIX.length()) && text.length() > PREFIX.length()
                ? Optional.of(text.substring(PREFIX.length()))
                : Optional.empty();
    }

    private static void collect(Value value, Set<String> found) {
        if (value instanceof Text text) {
            target(text.text()).ifPresent(found::add);
            Matcher matcher = IN_FILTER.matcher(text.text());
            while (matcher.find()) {
                found.add(matcher.group(1));
            }
        } else if (value instanceof Many many) {
            many.elements().forEach(element -> collect(element, found));
        } else if (value instanceof Complex complex) {
            complex.asMap().values().forEach(member -> collect(member, found));
        }
    }

    /** Returns the value with ids in the place of references that are known. */
    public static Value resolved(Value value, Map<String, String> ids) {
        if (value instanceof Text text) {
            return new Text(resolved(text.text(), ids));
        }
        if (value instanceof Many many) {
            return new Many(many.elements().stream()
                    .map(element -> resolved(element, ids))
                    .toList());
        }
        if (value instanceof Complex complex) {
            Map<String, Value> members = new LinkedHashMap<>(complex.asMap());
            members.replaceAll((name, member) -> resolved(member, ids));
            return Complex.of(members);
        }
        return value;
    }

    private static String resolved(String text, Map<String, String> ids) {
        Optional<String> whole = target(text);
        if (whole.isPresent()) {
            return ids.getOrDefault(whole.get(), text);
        }
        return IN_FILTER
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        "\"" + ids.getOrDefault(match.group(1), PREFIX + match.group(1)) + "\""));
    }

    /** Returns the attributes without what refers to one of {@code later}: a value, or an element of a list, as a whole. */
    public static Complex without(Complex attributes, Set<String> later) {
        return part(attributes, later, false);
    }

    /** Returns only what refers to one of {@code later}: what {@link #without} leaves out. */
    public static Complex only(Complex attributes, Set<String> later) {
        return part(attributes, later, true);
    }

    private static Complex part(Complex attributes, Set<String> later, boolean referring) {
        Map<String, Value> kept = new LinkedHashMap<>();
        attributes.asMap().forEach((name, value) -> {
            Value part = value instanceof Complex extension && name.indexOf(':') >= 0
                    ? part(extension, later, referring)
                    : part(value, later, referring);
            boolean isEmptied = part instanceof Complex complex && complex.isEmpty() && !part.equals(value);
            if (part != null && !isEmptied) {
                kept.put(name, part);
            }
        });
        return Complex.of(kept);
    }

    private static @Nullable Value part(Value value, Set<String> later, boolean referring) {
        if (!(value instanceof Many many)) {
            return refers(value, later) == referring ? value : null;
        }
        List<Value> elements = new ArrayList<>(many.elements());
        elements.removeIf(element -> refers(element, later) != referring);
        boolean isEmptied = elements.isEmpty() && (referring || !many.elements().isEmpty());
        return isEmptied ? null : new Many(elements);
    }

    private static boolean refers(Value value, Set<String> later) {
        Set<String> found = new LinkedHashSet<>();
        collect(value, found);
        return found.stream().anyMatch(later::contains);
    }
}
