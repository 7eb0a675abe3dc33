package dev.rollcall.application.json;

import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Numeric;
import dev.rollcall.domain.scim.value.Streamed;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes a value tree as compact JSON (RFC 8259) in the order of its names. */
public final class JsonWriter {

    private static final JsonGeneratorFactory GENERATORS = Json.createGeneratorFactory(Map.of());

    private JsonWriter() {}

    /** Writes {@code value} in UTF-8 and closes {@code out}. */
    public static void write(Value value, OutputStream out) {
        try (JsonGenerator generator = GENERATORS.createGenerator(out, StandardCharsets.UTF_8)) {
            write(value, generator);
        }
    }

    /** Returns {@code value} as a text that {@link JsonReader#readStored} reads back. */
    public static String write(Value value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = GENERATORS.createGenerator(text)) {
            write(value, generator);
        }
        return text.toString();
    }

    private static void write(Value value, JsonGenerator generator) {
        if (value instanceof Text text) {
            generator.write(text.text());
        } else if (value instanceof Flag flag) {
            generator.write(flag.isTrue());
        } else if (value instanceof Numeric numeric) {
            generator.write(numeric.number());
        } else if (value instanceof Complex complex) {
            generator.writeStartObject();
            complex.asMap().forEach((name, member) -> {
                generator.writeKey(name);
                write(member, generator);
            });
            generator.writeEnd();
        } else if (value instanceof Many many) {
            generator.writeStartArray();
            many.elements().forEach(element -> write(element, generator));
            generator.writeEnd();
        } else if (value instanceof Streamed streamed) {
            generator.writeStartArray();
            streamed.elements().forEach(element -> write(element, generator));
            generator.writeEnd();
        } else {
            generator.writeNull();
        }
    }
}
