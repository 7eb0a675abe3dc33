package dev.rollcall.domain.scim;

import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Null;
import dev.rollcall.domain.scim.value.Numeric;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Trees for tests, written as JSON in which a string may stand in single quotes, and {@code ENT}, {@code USER} and
 * {@code GROUP} as a key or in {@code ENT:attribute} are the URNs of the schemas.
 */
public final class Tree {

    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:";
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private final String json;
    private int at;

    private Tree(String json) {
        this.json = json;
    }

    public static Complex object(String json) {
        return (Complex) value(json);
    }

    public static Value value(String json) {
        Tree tree = new Tree(json);
        Value value = tree.next();
        tree.skip();
        if (tree.at < json.length()) {
            throw new IllegalArgumentException("Unexpected '" + json.substring(tree.at) + "'");
        }
        return value;
    }

    /** Writes the URNs out. */
    public static String urns(String text) {
        return text.replaceAll("\\bENT\\b", ENTERPRISE)
                .replaceAll("\\bUSER\\b", CORE + "User")
                .replaceAll("\\bGROUP\\b", CORE + "Group");
    }

    private void skip() {
        while (at < json.length() && Character.isWhitespace(json.charAt(at))) {
            at++;
        }
    }

    private boolean accept(char expected) {
        skip();
        boolean found = at < json.length() && json.charAt(at) == expected;
        at += found ? 1 : 0;
        return found;
    }

    private Value next() {
        if (accept('{')) {
            return object();
        }
        if (accept('[')) {
            return array();
        }
        if (json.charAt(at) == '"' || json.charAt(at) == '\'') {
            return new Text(urns(string()));
        }
        int begin = at;
        while (at < json.length() && ",]} ".indexOf(json.charAt(at)) < 0) {
            at++;
        }
        String word = json.substring(begin, at);
        return switch (word) {
            case "null" -> Null.NULL;
            case "true" -> Flag.TRUE;
            case "false" -> Flag.FALSE;
            default -> new Numeric(new BigDecimal(word));
        };
    }

    private Complex object() {
        Map<String, Value> members = new LinkedHashMap<>();
        while (!accept('}')) {
            skip();
            String name = urns(string());
            if (!accept(':')) {
                throw new IllegalArgumentException("A colon is missing at " + json.substring(at));
            }
            members.put(name, next());
            accept(',');
        }
        return Complex.of(members);
    }

    private Many array() {
        List<Value> elements = new ArrayList<>();
        while (!accept(']')) {
            elements.add(next());
            accept(',');
        }
        return new Many(elements);
    }

    private String string() {
        char quote = json.charAt(at++);
        StringBuilder text = new StringBuilder();
        while (json.charAt(at) != quote) {
            if (json.charAt(at) == '\\') {
                at++;
            }
            text.append(json.charAt(at++));
        }
        at++;
        return text.toString();
    }
}
