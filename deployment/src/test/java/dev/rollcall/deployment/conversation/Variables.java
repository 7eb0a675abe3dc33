package dev.rollcall.deployment.conversation;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values of a conversation that are known only while it runs, written {@code {name}} in its file. */
final class Variables {

    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z][A-Za-z0-9]*)}");

    private final Map<String, String> values;

    Variables(Map<String, String> values) {
        this.values = new HashMap<>(values);
    }

    void set(String name, String value) {
        values.put(name, value);
    }

    String get(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "Nothing was remembered as {" + name + "}; known are " + values.keySet());
        }
        return value;
    }

    /** Returns {@code object} with every {@code {name}} replaced, in names and in values. */
    JsonObject fill(JsonObject object) {
        Matcher places = PLACE.matcher(object.toString());
        return JsonText.object(places.replaceAll(place -> Matcher.quoteReplacement(escaped(place))));
    }

    private String escaped(MatchResult place) {
        String quoted = Json.createValue(get(place.group(1))).toString();
        return quoted.substring(1, quoted.length() - 1);
    }
}
