package dev.rollcall.deployment.conversation;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One recorded dialogue; the file format is told in {@code conversations/README.md}.
 *
 * @param id the file's name, which starts with the id of the case
 * @param title what the case shows, as a sentence
 * @param settings settings the directory is created with beside the defaults
 * @param users bodies of the users that are there before the first step
 * @param steps requests with what must come back, in order
 */
public record Conversation(String id, String title, JsonObject settings, JsonArray users, List<JsonObject> steps) {

    private static final Set<String> KEYS = Set.of("title", "directory", "users", "steps");
    private static final Set<String> STEP_KEYS = Set.of("send", "headers", "body", "text", "expect", "remember");
    private static final Set<String> EXPECT_KEYS = Set.of("status", "headers", "body");

    /** Reads a file, and refuses any key that it does not know: a misspelt expectation must not pass silently. */
    public static Conversation read(Path file) {
        String id = String.valueOf(file.getFileName()).replace(".json", "");
        JsonObject json = parse(file);
        onlyKnown(id, json, KEYS);
        List<JsonObject> steps = json.getJsonArray("steps").getValuesAs(JsonObject.class);
        for (JsonObject step : steps) {
            onlyKnown(id, step, STEP_KEYS);
            onlyKnown(id, step.getJsonObject("expect"), EXPECT_KEYS);
        }
        return new Conversation(
                id,
                json.getString("title"),
                json.containsKey("directory") ? json.getJsonObject("directory") : JsonValue.EMPTY_JSON_OBJECT,
                json.containsKey("users") ? json.getJsonArray("users") : JsonValue.EMPTY_JSON_ARRAY,
                steps);
    }

    /** Returns the files of all conversations, in the order of their names. */
    public static List<Path> files() {
        try (Stream<Path> files = Files.walk(folder())) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        try {
            return Path.of(Objects.requireNonNull(Conversation.class.getResource("/conversations"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonObject parse(Path file) {
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
            return reader.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void onlyKnown(String id, JsonObject object, Set<String> known) {
        for (String key : object.keySet()) {
            if (!known.contains(key)) {
                throw new IllegalArgumentException(id + " has the unknown key " + key + "; known are " + known);
            }
        }
    }
}
