package dev.rollcall.rest.scim.http;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.filter.Filter;
import dev.rollcall.domain.scim.resource.Page;
import dev.rollcall.domain.scim.resource.Projection;
import dev.rollcall.domain.scim.resource.Query;
import dev.rollcall.domain.scim.schema.ResourceType;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The query of a request (RFC 7644, 3.4.2), read as leniently as identity providers need: names in any letter case,
 * parameters without value or unknown to SCIM, quotes and brackets as they are, {@code +} and {@code %20} for a space.
 * Of a name that is repeated the first value counts, of a list of attributes all do.
 */
public final class QueryParameters {

    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d+");
    private static final int DIGITS_OF_INT = 9;

    private final Map<String, List<String>> values;

    private QueryParameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * Reads the part of a URL after the question mark, as sent.
     *
     * @throws Refusal with {@link Reason#BAD_REQUEST} when a percent sign starts no octet
     */
    public static QueryParameters parse(@Nullable String rawQuery) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String parameter : rawQuery == null ? new String[0] : rawQuery.split("&", -1)) {
            String[] nameAndValue = parameter.split("=", 2);
            String value = nameAndValue.length < 2 ? "" : decode(nameAndValue[1]);
            if (!value.isBlank()) {
                String name = decode(nameAndValue[0]).trim().toLowerCase(Locale.ROOT);
                values.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
            }
        }
        return new QueryParameters(values);
    }

    /**
     * Returns what a list asks for.
     *
     * @throws Refusal with {@link Reason#INVALID_FILTER}, or {@link Reason#INVALID_VALUE} for a number that is none
     */
    public Query query(ResourceType type) {
        return new Query(type, first("filter").map(text -> Filter.parse(text, type)), page());
    }

    /** Returns which attributes the answer is to have. */
    public Projection projection(ResourceType type) {
        return Projection.parse(all("attributes"), all("excludedattributes"), type);
    }

    /** Returns whether there is a filter. */
    public boolean hasFilter() {
        return values.containsKey("filter");
    }

    private Page page() {
        return new Page(integer("startIndex", Page.FIRST.startIndex()), integer("count", Page.FIRST.count()));
    }

    private int integer(String name, int absent) {
        return first(name.toLowerCase(Locale.ROOT))
                .map(String::trim)
                .map(text -> integer(name, text))
                .orElse(absent);
    }

    /** A number too large for an int stands for the largest one: it is brought into its range, never refused. */
    private static int integer(String name, String text) {
        if (!INTEGER.matcher(text).matches()) {
            throw Refusal.of(Reason.INVALID_VALUE, "The query parameter " + name + " must be an integer.");
        }
        boolean negative = text.startsWith("-");
        String digits = text.replaceFirst("^[+-]?0*(?=\\d)", "");
        if (digits.length() > DIGITS_OF_INT) {
            return negative ? Integer.MIN_VALUE : Integer.MAX_VALUE;
        }
        return negative ? -Integer.parseInt(digits) : Integer.parseInt(digits);
    }

    private Optional<String> first(String name) {
        return Optional.ofNullable(values.get(name)).map(all -> all.get(0));
    }

    private Optional<String> all(String name) {
        return Optional.ofNullable(values.get(name)).map(all -> String.join(",", all));
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(Reason.BAD_REQUEST, "The query of the URL has a percent sign that starts no octet.");
        }
    }
}
