package dev.rollcall.deployment.conversation;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParsingException;
import java.util.Locale;
import java.util.Map;

/**
 * What came back.
 *
 * @param headers by name in any letter case; of a header that came twice, the values joined by a comma
 * @param body empty when there was none
 */
record Answer(int status, Map<String, String> headers, String body) {

    /** Returns a header, or the empty text. */
    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** Returns the body as JSON; an answer without a body is an empty object. */
    JsonObject json() {
        if (body.isEmpty()) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        try {
            return JsonText.object(body);
        } catch (JsonParsingException e) {
            throw new AssertionError("The answer is no JSON object: " + this, e);
        }
    }

    /** Returns the headers as a JSON object with lower-case names, to be compared like a body. */
    JsonObject headersAsJson() {
        var object = Json.createObjectBuilder();
        headers.forEach((name, value) -> object.add(name.toLowerCase(Locale.ROOT), value));
        return object.build();
    }
}
