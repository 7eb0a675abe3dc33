package dev.rollcall.deployment.conversation;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What holds for every answer of the SCIM API, whatever the case is about: media type, errors (RFC 7644, 3.12), lists
 * (3.4.2), meta and headers of a resource (RFC 7643, 3.1), no nulls, no empty values, no password.
 */
final class ScimAnswerRules {

    private static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";
    private static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
    private static final JsonObject COMPLETE_META = JsonText.object("""
            {"meta": {"resourceType": "<text>", "created": "<date-time>", "lastModified": "<date-time>",
                      "location": "<matches https?://.*>", "version": "<matches W/\\".+\\">"},
             "id": "<text>", "schemas": "<list>"}""");
    private static final JsonObject COUNTERS = JsonText.object("""
            {"schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"], "totalResults": "<number>",
             "itemsPerPage": "<number>", "Resources": "<list>"}""");
    private static final JsonObject INDEX = JsonText.object("""
            {"startIndex": "<number>"}""");

    private ScimAnswerRules() {}

    /** Returns every broken rule as a sentence; {@code target} is the request line without the protocol. */
    static List<String> broken(String target, Answer answer) {
        List<String> found = new ArrayList<>();
        if (answer.header("X-Request-Id").isEmpty()) {
            found.add("X-Request-Id is absent");
        }
        if (answer.status() != 204 && answer.status() != 304) {
            found.addAll(ofBody(target, answer));
        }
        return found;
    }

    private static List<String> ofBody(String target, Answer answer) {
        List<String> found = new ArrayList<>();
        if (!answer.header("Content-Type").startsWith("application/scim+json")) {
            found.add("Content-Type is " + answer.header("Content-Type"));
        }
        if (answer.body().matches("(?is).*\"password\"\\s*:.*")) {
            found.add("the body holds a password");
        }
        JsonObject body = answer.json();
        found.addAll(Expectation.untidyPlaces("body", body, Set.of("Resources", "Operations", "members")));
        String asked = target.toLowerCase(Locale.ROOT);
        boolean projected = asked.contains("attributes=") || asked.contains("/.search");
        if (answer.status() >= 400) {
            found.addAll(ofError(answer, body));
        } else if (body.toString().contains(LIST)) {
            found.addAll(ofList(body, projected));
            if (!asked.contains("cursor") && !asked.contains("/.search")) {
                found.addAll(Expectation.differences("list", INDEX, body));
            }
        } else if (target.contains("/Users") && !projected) {
            found.addAll(ofResource(answer, body));
        }
        return found;
    }

    private static List<String> ofError(Answer answer, JsonObject body) {
        JsonObject expected = Json.createObjectBuilder()
                .add("schemas", Json.createArrayBuilder().add(ERROR))
                .add("status", String.valueOf(answer.status()))
                .add("detail", "<text>")
                .build();
        List<String> found = new ArrayList<>(Expectation.differences("error", expected, body));
        if (!body.getString("detail", "").endsWith(answer.header("X-Request-Id"))) {
            found.add("the detail does not end in the request id " + answer.header("X-Request-Id"));
        }
        if (answer.status() == 401 && !answer.header("WWW-Authenticate").startsWith("Bearer")) {
            found.add("WWW-Authenticate is " + answer.header("WWW-Authenticate"));
        }
        return found;
    }

    private static List<String> ofList(JsonObject body, boolean projected) {
        List<String> found = new ArrayList<>(Expectation.differences("list", COUNTERS, body));
        if (!found.isEmpty()) {
            return found;
        }
        JsonArray resources = body.getJsonArray("Resources");
        if (body.getInt("itemsPerPage") != resources.size()) {
            found.add("itemsPerPage is " + body.getInt("itemsPerPage") + " on a page of " + resources.size());
        }
        for (JsonValue resource : resources) {
            boolean user = resource.asJsonObject().containsKey("userName");
            if (user && !projected) {
                found.addAll(Expectation.differences("element", COMPLETE_META, resource));
            }
        }
        return found;
    }

    private static List<String> ofResource(Answer answer, JsonObject body) {
        List<String> found = new ArrayList<>(Expectation.differences("body", COMPLETE_META, body));
        if (!found.isEmpty()) {
            return found;
        }
        JsonObject meta = body.getJsonObject("meta");
        sameHeader("Location", meta.getString("location"), answer, found);
        sameHeader("Content-Location", meta.getString("location"), answer, found);
        sameHeader("ETag", meta.getString("version"), answer, found);
        return found;
    }

    private static void sameHeader(String name, String expected, Answer answer, List<String> found) {
        if (!answer.header(name).equals(expected)) {
            found.add(name + " is \"" + answer.header(name) + "\", not \"" + expected + "\"");
        }
    }
}
