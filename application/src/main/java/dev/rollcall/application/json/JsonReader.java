package dev.rollcall.application.json;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Null;
import dev.rollcall.domain.scim.value.Numeric;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import jakarta.json.stream.JsonParsingException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * Reads a JSON text (RFC 8259) into a value tree. Stricter than the RFC where laxness is dangerous: UTF-8 without a byte
 * order mark only, no duplicate names, no half surrogate pairs, and {@link JsonLimits}, which are checked while reading,
 * so that a hostile text costs no more than its first wrong byte.
 */
public final class JsonReader {

    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());
    private static final JsonLimits STORED = new JsonLimits(
            Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Set.of());

    private static final String EXPONENT = "A number in the body has an exponent out of range.";

    private final JsonParser parser;
    private final JsonLimits limits;

    private JsonReader(JsonParser parser, JsonLimits limits) {
        this.parser = parser;
        this.limits = limits;
    }

    /**
     * Returns the value of a request body.
     *
     * @throws Refusal with {@link Reason#INVALID_SYNTAX} for what is no JSON or over a limit, and with
     *     {@link Reason#PAYLOAD_TOO_LARGE} past the length, after at most one buffer more has been read
     */
    public static Value read(InputStream body, JsonLimits limits) {
        Reader utf8 = new InputStreamReader(
                new LimitedInputStream(body, limits.bytes()),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        return read(utf8, limits);
    }

    /**
     * Returns the object that {@link JsonWriter} wrote into {@code text}.
     *
     * @throws IllegalStateException when it is something else; whoever asks for it is not to blame
     */
    public static Complex readStored(String text) {
        try {
            return (Complex) read(new StringReader(text), STORED);
        } catch (Refusal e) {
            throw new IllegalStateException("a stored document cannot be read", e);
        }
    }

    private static Value read(Reader text, JsonLimits limits) {
        try (JsonParser parser = PARSERS.createParser(text)) {
            JsonReader reader = new JsonReader(parser, limits);
            Value value = reader.value(parser.next(), 1, limits.elements());
            if (parser.hasNext()) {
                throw refusal("There is more than one JSON value in the body.");
            }
            return value;
        } catch (JsonParsingException e) {
            throw refusal("The body is no valid JSON at line " + e.getLocation().getLineNumber() + ", column "
                    + e.getLocation().getColumnNumber() + ".");
        } catch (JsonException | NoSuchElementException e) {
            // The parser reports a byte that is not UTF-8, and an empty text, in these ways.
            throw refusal("The body is no JSON text in UTF-8.");
        }
    }

    private Value value(JsonParser.Event event, int depth, int longest) {
        return switch (event) {
            case START_OBJECT -> object(depth);
            case START_ARRAY -> array(depth, longest);
            case VALUE_STRING -> new Text(string());
            case VALUE_NUMBER -> number();
            case VALUE_TRUE -> Flag.TRUE;
            case VALUE_FALSE -> Flag.FALSE;
            case VALUE_NULL -> Null.NULL;
            default -> throw refusal("The body is no valid JSON.");
        };
    }

    private Complex object(int depth) {
        checkDepth(depth);
        Map<String, Value> values = new LinkedHashMap<>();
        for (JsonParser.Event event = parser.next(); event != JsonParser.Event.END_OBJECT; event = parser.next()) {
            String name = string();
            if (values.put(name, value(parser.next(), depth + 1, limits.elementsOf(name))) != null) {
                throw refusal("The body names one attribute twice in the same object.");
            }
        }
        return Complex.of(values);
    }

    private Many array(int depth, int longest) {
        checkDepth(depth);
        List<Value> elements = new ArrayList<>();
        for (JsonParser.Event event = parser.next(); event != JsonParser.Event.END_ARRAY; event = parser.next()) {
            if (elements.size() == longest) {
                throw refusal("An array in the body has more than " + longest + " elements.");
            }
            elements.add(value(event, depth + 1, limits.elements()));
        }
        return new Many(elements);
    }

    private void checkDepth(int depth) {
        if (depth > limits.depth()) {
            throw refusal("The body nests objects and arrays deeper than " + limits.depth() + " levels.");
        }
    }

    private String string() {
        String string = parser.getString();
        if (string.length() > limits.string()) {
            throw refusal("A text in the body is longer than " + limits.string() + " characters.");
        }
        if (hasLoneSurrogate(string)) {
            throw refusal("A text in the body holds half of a surrogate pair, which is no character.");
        }
        return string;
    }

    private static boolean hasLoneSurrogate(String string) {
        for (int i = 0; i < string.length(); i++) {
            if (Character.isSurrogate(string.charAt(i))) {
                boolean isPair =
                        i + 1 < string.length() && Character.isSurrogatePair(string.charAt(i), string.charAt(i + 1));
                if (!isPair) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    private Numeric number() {
        String literal = parser.getString();
        if (literal.length() > limits.digits()) {
            throw refusal("A number in the body is longer than " + limits.digits() + " digits.");
        }
        Numeric number = new Numeric(decimal(literal));
        if (!number.isWrittenIn(limits.digits())) {
            throw refusal(EXPONENT);
        }
        return number;
    }

    private static BigDecimal decimal(String literal) {
        try {
            return new BigDecimal(literal);
        } catch (NumberFormatException e) {
            throw refusal(EXPONENT);
        }
    }

    private static Refusal refusal(String detail) {
        return Refusal.of(Reason.INVALID_SYNTAX, detail);
    }
}
