package dev.rollcall.deployment.conversation;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an answer must look like. Of an object the named members must be there, {@code null} means absent, and others
 * may be there too; an array must have exactly the elements, in any order, unless {@code "<more>"} is among them.
 */
final class Expectation {

    private static final String MORE = "<more>";
    private static final Pattern DATE_TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z");

    private Expectation() {}

    /** Returns every difference as a sentence; {@code where} names the place, {@code actual} is null where absent. */
    static List<String> differences(String where, JsonValue expected, @Nullable JsonValue actual) {
        if (expected.getValueType() == JsonValue.ValueType.NULL) {
            return actual == null ? List.of() : List.of(where + " must be absent, but is " + actual);
        }
        if (actual == null) {
            return List.of(where + " is absent, not " + expected);
        }
        if (expected instanceof JsonObject object && actual instanceof JsonObject answer) {
            return ofObjects(where, object, answer);
        }
        if (expected instanceof JsonArray array && actual instanceof JsonArray answer) {
            return ofArrays(where, array, answer);
        }
        return matches(expected, actual) ? List.of() : List.of(where + " is " + actual + ", not " + expected);
    }

    private static List<String> ofObjects(String where, JsonObject expected, JsonObject actual) {
        List<String> found = new ArrayList<>();
        expected.forEach((name, value) -> found.addAll(differences(where + "." + name, value, actual.get(name))));
        return found;
    }

    private static List<String> ofArrays(String where, JsonArray expected, JsonArray actual) {
        List<JsonValue> left = new ArrayList<>(actual);
        List<String> found = new ArrayList<>();
        boolean more = false;
        for (JsonValue element : expected) {
            if (element instanceof JsonString text && text.getString().equals(MORE)) {
                more = true;
            } else if (!takeMatch(element, left)) {
                found.add(where + " has no element like " + element + " among " + actual);
            }
        }
        if (found.isEmpty() && !more && !left.isEmpty()) {
            found.add(where + " has more than expected: " + left);
        }
        return found;
    }

    private static boolean takeMatch(JsonValue expected, List<JsonValue> left) {
        for (JsonValue candidate : left) {
            if (differences("", expected, candidate).isEmpty()) {
                return left.remove(candidate);
            }
        }
        return false;
    }

    private static boolean matches(JsonValue expected, JsonValue actual) {
        if (expected instanceof JsonString text && text.getString().startsWith("<")) {
            return matchesMark(text.getString(), actual);
        }
        return expected.equals(actual);
    }

    private static boolean matchesMark(String mark, JsonValue actual) {
        String text = actual instanceof JsonString string ? string.getString() : actual.toString();
        if (mark.startsWith("<matches ")) {
            return text.matches(argument(mark));
        }
        if (mark.startsWith("<not ")) {
            return !text.equals(argument(mark));
        }
        return switch (mark) {
            case "<any>" -> !text.isEmpty();
            case "<text>" -> actual instanceof JsonString && !text.isBlank();
            case "<number>" -> actual instanceof JsonNumber;
            case "<list>" -> actual instanceof JsonArray;
            case "<date-time>" -> DATE_TIME.matcher(text).matches();
            default -> throw new IllegalArgumentException("Nobody knows the mark " + mark);
        };
    }

    private static String argument(String mark) {
        return mark.substring(mark.indexOf(' ') + 1, mark.length() - 1);
    }

    /** Returns the places that hold {@code null}, an empty object, or an empty array other than the ones allowed. */
    static Set<String> untidyPlaces(String where, JsonValue value, Set<String> emptyArraysAllowed) {
        Set<String> found = new LinkedHashSet<>();
        if (value == JsonValue.NULL) {
            found.add(where + " is null");
        } else if (value instanceof JsonObject object) {
            if (object.isEmpty()) {
                found.add(where + " is an empty object");
            }
            object.forEach((name, member) -> {
                boolean allowed = emptyArraysAllowed.contains(name) && member.equals(JsonValue.EMPTY_JSON_ARRAY);
                if (!allowed) {
                    found.addAll(untidyPlaces(where + "." + name, member, emptyArraysAllowed));
                }
            });
        } else if (value instanceof JsonArray array) {
            if (array.isEmpty()) {
                found.add(where + " is an empty array");
            }
            array.forEach(element -> found.addAll(untidyPlaces(where + "[]", element, emptyArraysAllowed)));
        }
        return found;
    }
}
