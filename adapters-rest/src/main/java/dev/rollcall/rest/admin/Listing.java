package dev.rollcall.rest.admin;

import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Null;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for: at most {@code limit} items with ids above {@code after}. The cursor a client
 * passes back is the last id it saw, wrapped, so that nobody builds on what is inside.
 */
record Listing(String after, int limit) {

    private static final int LIMIT_BY_DEFAULT = 50;
    private static final int HIGHEST_LIMIT = 500;
    private static final Pattern DIGITS = Pattern.compile("\\d{1,9}");
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");
    private static final Pattern TEXT = Pattern.compile(".{1,190}", Pattern.DOTALL);

    /**
     * Reads the query parameters of a list.
     *
     * @throws Refusal with every parameter that is wrong
     */
    static Listing parse(@Nullable String limit, @Nullable String cursor) {
        return parse(limit, cursor, ID);
    }

    /** Reads the query parameters of a list whose items have texts in place of ids, as {@link #parse} does. */
    static Listing ofTexts(@Nullable String limit, @Nullable String cursor) {
        return parse(limit, cursor, TEXT);
    }

    private static Listing parse(@Nullable String limit, @Nullable String cursor, Pattern position) {
        List<Refusal.Field> wrong = new ArrayList<>();
        int items = limit == null ? LIMIT_BY_DEFAULT : DIGITS.matcher(limit).matches() ? Integer.parseInt(limit) : 0;
        if (items < 1 || items > HIGHEST_LIMIT) {
            wrong.add(new Refusal.Field(
                    "limit", "The parameter limit must be a whole number from 1 to " + HIGHEST_LIMIT + "."));
        }
        String after = cursor == null ? "" : unwrapped(cursor);
        if (cursor != null && !position.matcher(after).matches()) {
            wrong.add(new Refusal.Field(
                    "cursor", "The parameter cursor must be the value of next in an answer of this list."));
        }
        if (!wrong.isEmpty()) {
            throw Refusal.ofFields(wrong);
        }
        return new Listing(after, items);
    }

    /** Returns the answer for a list that is too short to be cut into pages. */
    static <T> Complex whole(List<T> found, Function<T, Value> view) {
        return new Listing("", found.size()).answer(found, item -> "", view);
    }

    /** Returns how many items to look for: one more than are shown, to know whether there are more. */
    int lookedFor() {
        return limit + 1;
    }

    /** Returns the answer {@code {"items", "next"}} for the items that were found. */
    <T> Complex answer(List<T> found, Function<T, String> id, Function<T, Value> view) {
        List<T> shown = found.subList(0, Math.min(limit, found.size()));
        Value next = found.size() > limit ? new Text(wrapped(id.apply(shown.get(shown.size() - 1)))) : Null.NULL;
        return Complex.of("items", new Many(shown.stream().map(view).toList())).with("next", next);
    }

    private static String wrapped(String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }

    private static String unwrapped(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
