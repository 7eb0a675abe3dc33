package dev.rollcall.rest.scim.message;

import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Numeric;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answer to a query (RFC 7644, 3.4.2; RFC 9865, 2).
 *
 * @param totalResults how many resources match, on all pages
 * @param place where the page is: its {@code startIndex}, or the cursors to its neighbours
 * @param resources this page, as answered
 */
public record ListResponse(long totalResults, Complex place, List<Complex> resources) {

    /** The URN of the message. */
    public static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

    /** Copies the list. */
    public ListResponse {
        resources = List.copyOf(resources);
    }

    /** Returns the answer that holds everything there is. */
    public static ListResponse ofAll(List<Complex> resources) {
        return new ListResponse(resources.size(), startingAt(1), resources);
    }

    /** Returns the place of a page that begins with this resource, counted from 1. */
    public static Complex startingAt(int startIndex) {
        return Complex.of("startIndex", Numeric.of(startIndex));
    }

    /** Returns the place of a page between two others; where there is none, there is no cursor. */
    public static Complex between(Optional<String> previous, Optional<String> next) {
        Map<String, Value> cursors = new LinkedHashMap<>();
        previous.ifPresent(cursor -> cursors.put("previousCursor", new Text(cursor)));
        next.ifPresent(cursor -> cursors.put("nextCursor", new Text(cursor)));
        return Complex.of(cursors);
    }

    /** Returns the message; {@code Resources} is there also when it is empty. */
    public Complex tree() {
        Map<String, Value> tree = new LinkedHashMap<>();
        tree.put("schemas", Many.of(new Text(SCHEMA)));
        tree.put("totalResults", Numeric.of(totalResults));
        tree.putAll(place.asMap());
        tree.put("itemsPerPage", Numeric.of(resources.size()));
        tree.put("Resources", new Many(List.copyOf(resources)));
        return Complex.of(tree);
    }
}
