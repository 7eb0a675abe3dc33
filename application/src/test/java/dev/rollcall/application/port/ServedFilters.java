package dev.rollcall.application.port;

import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Filters over what the server itself says of resources: where they are, and who is in which group. */
public final class ServedFilters {

    private static final int MOST_ELEMENTS = 6;

    private ServedFilters() {}

    /**
     * Returns filters over all resources of a type, which are given as they are answered.
     *
     * @param memberships {@code groups} of users or {@code members} of groups; some resources have any
     */
    public static List<String> of(List<Complex> resources, String memberships) {
        String location = resources
                .get(resources.size() / 2)
                .complex("meta")
                .text("location")
                .orElseThrow();
        List<String> filters = new ArrayList<>(ofLocation(location));
        List<Complex> elements = resources.stream()
                .flatMap(resource -> elements(resource, memberships))
                .distinct()
                .limit(MOST_ELEMENTS)
                .toList();
        Complex first = elements.get(0);
        for (Complex element : elements) {
            filters.addAll(ofElement(element));
            filters.add("#[value eq " + literal(text(element, "value")) + " and display eq "
                    + literal(text(first, "display")) + "]");
            filters.add("#.value eq " + literal(text(element, "value")) + " and #.value eq "
                    + literal(text(first, "value")));
        }
        filters.addAll(ofType(text(first, "type")));
        filters.addAll(List.of(
                "# pr",
                "not (# pr)",
                "#.value pr",
                "#.$ref pr",
                "#.display pr",
                "#.type pr",
                "#.value eq 'nobody'",
                "#.value eq 'ü'",
                "#.display eq '\\uD83D'",
                "#.$ref eq '/Groups/1'",
                "#.display gt 'b'",
                "#[not (display gt 'b')]",
                "not (#.display gt 'b' or #.value lt '5')"));
        return filters.stream()
                .map(filter -> filter.replace("#", memberships).replace('\'', '"'))
                .toList();
    }

    private static List<String> ofLocation(String location) {
        String id = location.substring(location.lastIndexOf('/') + 1);
        String base = location.substring(0, location.length() - id.length());
        List<String> filters = new ArrayList<>(List.of(
                "meta.location pr",
                "meta[location eq \"" + location + "\"]",
                "meta.location eq \"" + location.toUpperCase(Locale.ROOT) + "\"",
                "meta.location eq \"" + base + id.toUpperCase(Locale.ROOT) + "\"",
                "meta.location eq \"" + id + "\"",
                "meta.location eq \"" + base + "\"",
                "meta.location sw \"" + base + "\"",
                "meta.location ew \"" + id + "\"",
                "not (meta.location eq \"" + location + "\") and meta.location co \"s/\""));
        for (String operator : List.of("eq", "ne", "sw", "co", "ew", "gt", "ge", "lt", "le")) {
            filters.add("meta.location " + operator + " \"" + location + "\"");
        }
        return filters;
    }

    private static List<String> ofType(String type) {
        return List.of(
                "#.type eq '" + type + "'",
                "#.type eq '" + type.toUpperCase(Locale.ROOT) + "'",
                "#.type ne '" + type + "'",
                "#.type eq 'indirect'",
                "#.type sw '" + type.charAt(0) + "'");
    }

    private static List<String> ofElement(Complex element) {
        String id = text(element, "value");
        String name = text(element, "display");
        String url = text(element, "$ref");
        return List.of(
                "#.value eq " + literal(id),
                "# eq " + literal(id),
                "#.value eq " + literal(id.toUpperCase(Locale.ROOT)),
                "#.value ne " + literal(id),
                "#.value sw " + literal(id.substring(0, 30)),
                "#.value ew " + literal(id.substring(30)),
                "#[not (value eq " + literal(id) + ")]",
                "#[value eq " + literal(id) + " or type eq 'indirect']",
                "#[value eq " + literal(id) + "].display sw " + literal(name.substring(0, 2)),
                "#.value eq " + literal(id) + " and meta.version co '1'",
                "#.value eq " + literal(id) + " or id co 'a7'",
                "#.value eq " + literal(id.toUpperCase(Locale.ROOT)) + " and not (externalId co 'x')",
                "#.value eq " + literal(id) + " and (#.value eq 'ü' or not (externalId co 'x'))",
                "not (#.value eq " + literal(id) + " and #.display co 'e')",
                "#.value eq " + literal(id) + " and #[display ne " + literal(name) + "]",
                "#.value eq " + literal(id) + " and not (#[display ne " + literal(name) + "])",
                "#.value eq " + literal(id) + " and not (#[type ne " + literal(text(element, "type")) + "])",
                "#.value eq " + literal(id) + " and #[not ($ref eq " + literal(url) + ")]",
                "#.value eq " + literal(id) + " and #[not (display pr)]",
                "#.$ref eq " + literal(url),
                "#.$ref eq " + literal(url.toUpperCase(Locale.ROOT)),
                "not (#.$ref eq " + literal(url) + ")",
                "#.$ref ew " + literal(id),
                "#.display eq " + literal(name),
                "#.display eq " + literal(name.toUpperCase(Locale.ROOT)),
                "#.display sw " + literal(name.substring(0, 3)),
                "#.display ew " + literal(name.substring(3)),
                "#.display co " + literal(name.substring(1, 3)));
    }

    /** Quotes a text of which every character is escaped. */
    private static String literal(String text) {
        return text.chars().mapToObj(c -> String.format("\\u%04x", c)).collect(Collectors.joining("", "'", "'"));
    }

    private static Stream<Complex> elements(Complex resource, String memberships) {
        return resource.get(memberships) instanceof Many many ? many.complexElements() : Stream.empty();
    }

    private static String text(Complex element, String attribute) {
        return element.text(attribute).orElseThrow();
    }
}
