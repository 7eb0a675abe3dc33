package dev.rollcall.deployment.conversation;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Plays one conversation and compares every answer with what the file expects. */
public final class Replay {

    private static final String SCIM_BASE = "/api/scim/v2";
    private static final Pattern CHANGES_DIRECTORY = Pattern.compile("(PUT|PATCH) /api/admin/directories/.*");

    /** What shows whether a node knows the schemas of a directory, and whether it is active. */
    private static final List<String> SHOW_DIRECTORY =
            List.of("GET " + SCIM_BASE + "/Schemas", "GET " + SCIM_BASE + "/Users?count=0");

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Wire wire;
    private final Variables variables;

    /**
     * A replay in a directory that nothing else uses.
     *
     * @param nodes where Rollcall listens, without a path: requests go to each in turn, under the name of the first
     * @param known the values of the directory: at least {@code token}, which goes with every SCIM request
     */
    public Replay(List<URI> nodes, Map<String, String> known) {
        URI server = nodes.get(0);
        String random = UUID.randomUUID().toString().substring(0, 8);
        wire = new Wire(server, nodes);
        variables = new Variables(known);
        variables.set("server", server.toString());
        variables.set("base", server + SCIM_BASE);
        variables.set("random", random);
        variables.set("RANDOM", random.toUpperCase(Locale.ROOT));
    }

    /** Plays all steps; the first answer that differs ends it with an {@link AssertionError} that shows both sides. */
    public void play(Conversation conversation) throws IOException {
        for (int i = 0; i < conversation.users().size(); i++) {
            step("user " + (i + 1), userStep(conversation.users().getJsonObject(i), "user" + (i + 1)));
        }
        for (int i = 0; i < conversation.steps().size(); i++) {
            step("step " + (i + 1), conversation.steps().get(i));
        }
    }

    private void step(String name, JsonObject unfilled) throws IOException {
        JsonObject step = variables.fill(unfilled);
        String target = target(step.getString("send"));
        Answer answer = wire.exchange(target, headers(step, target), body(step));
        List<String> found = new ArrayList<>(compare(step.getJsonObject("expect"), answer));
        if (target.contains(SCIM_BASE)) {
            found.addAll(ScimAnswerRules.broken(target, answer));
        }
        if (!found.isEmpty()) {
            throw new AssertionError(String.join("\n  ", "In " + name + ":", String.join("\n  ", found))
                    + "\nsent:     " + step.getString("send") + "\n          "
                    + new String(body(step), StandardCharsets.UTF_8)
                    + "\nanswered: " + answer.status() + " " + answer.headers() + "\n          " + answer.body());
        }
        remember(step, answer.json());
        if (CHANGES_DIRECTORY.matcher(target).matches()) {
            awaitNodes();
        }
    }

    /** The node that was told knows at once how the directory has changed; the others within the time they are promised to. */
    private void awaitNodes() throws IOException {
        Map<String, String> headers =
                Map.of("Authorization", "Bearer " + variables.get("token"), "X-Request-Id", "the-same-for-all");
        Instant end = Instant.now().plus(PATIENCE);
        for (String shown : SHOW_DIRECTORY) {
            while (!wire.isAnsweredAlike(shown, headers)) {
                if (Instant.now().isAfter(end)) {
                    throw new AssertionError("After " + PATIENCE + " the nodes still differ about " + shown);
                }
            }
        }
    }

    private static List<String> compare(JsonObject expected, Answer answer) {
        List<String> found = new ArrayList<>();
        if (!statuses(expected.get("status")).contains(answer.status())) {
            found.add("the status is " + answer.status() + ", not " + expected.get("status"));
        }
        if (expected.containsKey("headers")) {
            JsonObject headers = lowerCaseNames(expected.getJsonObject("headers"));
            found.addAll(Expectation.differences("header", headers, answer.headersAsJson()));
        }
        if (expected.containsKey("body")) {
            found.addAll(Expectation.differences("body", expected.get("body"), answer.json()));
        }
        return found;
    }

    private static List<Integer> statuses(JsonValue expected) {
        if (expected instanceof JsonArray several) {
            return several.getValuesAs(JsonNumber::intValue);
        }
        return List.of(((JsonNumber) expected).intValue());
    }

    private void remember(JsonObject step, JsonObject body) {
        if (step.containsKey("remember")) {
            step.getJsonObject("remember").forEach((name, pointer) -> {
                JsonValue value = body.getValue(((JsonString) pointer).getString());
                variables.set(name, value instanceof JsonString text ? text.getString() : value.toString());
            });
        }
    }

    /** Returns the request line without the protocol; what does not name the server is below the SCIM base. */
    private String target(String send) {
        String method = send.substring(0, send.indexOf(' '));
        String path = send.substring(send.indexOf(' ') + 1);
        String server = variables.get("server");
        return method + " " + (path.startsWith(server) ? path.substring(server.length()) : SCIM_BASE + path);
    }

    private Map<String, String> headers(JsonObject step, String target) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (target.contains(SCIM_BASE)) {
            headers.put("Authorization", "Bearer " + variables.get("token"));
            headers.put("Accept", "application/scim+json");
            if (step.containsKey("body") || step.containsKey("text")) {
                headers.put("Content-Type", "application/scim+json; charset=utf-8");
            }
        }
        if (step.containsKey("headers")) {
            step.getJsonObject("headers").forEach((name, value) -> {
                headers.remove(name);
                if (value instanceof JsonString text) {
                    headers.put(name, text.getString());
                }
            });
        }
        return headers;
    }

    private static byte[] body(JsonObject step) {
        String text = step.containsKey("body") ? step.get("body").toString() : step.getString("text", "");
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static JsonObject lowerCaseNames(JsonObject headers) {
        var lower = Json.createObjectBuilder();
        headers.forEach((name, value) -> lower.add(name.toLowerCase(Locale.ROOT), value));
        return lower.build();
    }

    private static JsonObject userStep(JsonObject user, String name) {
        return Json.createObjectBuilder()
                .add("send", "POST /Users")
                .add("body", user)
                .add("expect", Json.createObjectBuilder().add("status", 201))
                .add("remember", Json.createObjectBuilder().add(name, "/id"))
                .build();
    }
}
