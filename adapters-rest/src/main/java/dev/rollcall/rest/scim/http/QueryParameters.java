package dev.rollcall.rest.scim.http;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.filter.Filter;
import dev.rollcall.domain.scim.filter.FilterLimits;
import dev.rollcall.domain.scim.resource.Page;
import dev.rollcall.domain.scim.resource.Projection;
import dev.rollcall.domain.scim.resource.Query;
import dev.rollcall.domain.scim.resource.Sort;
import dev.rollcall.domain.scim.schema.ResourceType;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Null;
import dev.rollcall.domain.scim.value.Value;
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
    private static final String CURSOR = "cursor";

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
            add(values, decode(nameAndValue[0]), nameAndValue.length < 2 ? "" : decode(nameAndValue[1]));
        }
        return new QueryParameters(values);
    }

    /**
     * Reads a SearchRequest (RFC 7644, 3.4.3), whose attributes are the parameters: texts, numbers, and lists of names.
     *
     * @throws Refusal with {@link Reason#INVALID_VALUE} for an attribute that holds an object
     */
    public static QueryParameters of(Complex searchRequest) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        searchRequest.asMap().forEach((name, value) -> {
            List<Value> sent = value instanceof Many many ? many.elements() : List.of(value);
            sent.stream().filter(each -> each != Null.NULL).forEach(each -> add(values, name, text(name, each)));
        });
        return new QueryParameters(values);
    }

    private static String text(String name, Value value) {
        if (value instanceof Complex || value instanceof Many) {
            throw Refusal.of(Reason.INVALID_VALUE, "The attribute " + name + " of a SearchRequest takes a text.");
        }
        return value.toString();
    }

    /** A parameter without value is left out; but a cursor without value asks for the first page (RFC 9865, 2). */
    private static void add(Map<String, List<String>> values, String name, String value) {
        String lower = name.trim().toLowerCase(Locale.ROOT);
        if (!value.isBlank() || lower.equals(CURSOR)) {
            values.computeIfAbsent(lower, first -> new ArrayList<>()).add(value);
        }
    }

    /**
     * Returns what a list asks for, of each of these types. An attribute to sort by that one of several types lacks is
     * one without values there.
     *
     * @throws Refusal with {@link Reason#INVALID_FILTER}, with {@link Reason#INVALID_VALUE} for a number that is none or
     *     for a {@code sortBy} that is no attribute of any of the types, with {@link Reason#INVALID_COUNT} for a page by
     *     cursor that is too large
     */
    public List<Query> queries(List<ResourceType> types, FilterLimits limits) {
        Page page = page();
        Optional<String> sortBy = first("sortby");
        boolean sorts =
                sortBy.isEmpty() || types.stream().anyMatch(type -> sort(type).isPresent());
        if (!sorts) {
            throw Refusal.of(
                    Reason.INVALID_VALUE,
                    "The parameter sortBy names '" + sortBy.get().trim()
                            + "', which is no attribute with values of its own that could be sorted by.");
        }
        Sort otherwise = sortBy.isEmpty() ? Sort.BY_ID : Sort.ofIds(first("sortorder"));
        return types.stream()
                .map(type -> new Query(
                        type,
                        first("filter").map(text -> Filter.parse(text, type, limits)),
                        sort(type).orElse(otherwise),
                        page))
                .toList();
    }

    private Optional<Sort> sort(ResourceType type) {
        return first("sortby").flatMap(name -> Sort.parse(name, first("sortorder"), type));
    }

    /** Returns the cursor of a page that is asked for by one; empty text is the first page. */
    public Optional<String> cursor() {
        return first(CURSOR).map(String::trim);
    }

    /** Returns which attributes the answer is to have. */
    public Projection projection(ResourceType type) {
        return Projection.parse(all("attributes"), all("excludedattributes"), type);
    }

    /** Returns whether the client says which attributes it wants. */
    public boolean hasAttributes() {
        return values.containsKey("attributes");
    }

    /** Returns whether there is a filter. */
    public boolean hasFilter() {
        return values.containsKey("filter");
    }

    private Page page() {
        return cursor().isPresent()
                ? new Page(1, countByCursor())
                : new Page(integer("startIndex", Page.FIRST.startIndex()), integer("count", Page.FIRST.count()));
    }

    /** RFC 9865 has a refusal for a count that is too large, where RFC 7644 brings it into range; both read less as 0. */
    private int countByCursor() {
        String count = first("count").map(String::trim).orElse(Integer.toString(Page.DEFAULT_COUNT));
        int number = INTEGER.matcher(count).matches() ? integer("count", count) : Integer.MAX_VALUE;
        if (number > Page.MAX_COUNT) {
            throw Refusal.of(
                    Reason.INVALID_COUNT,
                    "The parameter count is a number, at most " + Page.MAX_COUNT + " with a cursor.");
        }
        return Math.max(0, number);
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
