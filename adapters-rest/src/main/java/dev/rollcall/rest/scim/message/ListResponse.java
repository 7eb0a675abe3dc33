package dev.rollcall.rest.scim.message;

import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Numeric;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The answer to a query (RFC 7644, 3.4.2).
 *
 * @param totalResults how many resources match, on all pages
 * @param startIndex the index of the first resource, as asked for, from 1
 * @param resources this page, as answered
 */
public record ListResponse(long totalResults, int startIndex, List<Complex> resources) {

    /** The URN of the message. */
    public static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

    /** Copies the list. */
    public ListResponse {
        resources = List.copyOf(resources);
    }

    /** Returns the answer that holds everything there is. */
    public static ListResponse ofAll(List<Complex> resources) {
        return new ListResponse(resources.size(), 1, resources);
    }

    /** Returns the message; {@code Resources} is there also when it is empty. */
    public Complex tree() {
        Map<String, Value> tree = new LinkedHashMap<>();
        tree.put("schemas", Many.of(new Text(SCHEMA)));
        tree.put("totalResults", Numeric.of(totalResults));
        tree.put("startIndex", Numeric.of(startIndex));
        tree.put("itemsPerPage", Numeric.of(resources.size()));
        tree.put("Resources", new Many(List.copyOf(resources)));
        return Complex.of(tree);
    }
}
