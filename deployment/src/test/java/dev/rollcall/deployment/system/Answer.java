package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the server answered.
 *
 * @param request method and address, for messages
 * @param status the HTTP status
 * @param headers the header fields
 * @param body empty when there was none
 */
record Answer(String request, int status, HttpHeaders headers, String body) {

    /** Fields that differ from answer to answer: each 256th of a kept connection says {@code Connection: close}. */
    private static final Set<String> OF_THE_EXCHANGE = Set.of("Connection", "Date", "X-Request-Id");

    static Answer of(HttpResponse<String> response) {
        return new Answer(
                response.request().method() + " " + response.uri(),
                response.statusCode(),
                response.headers(),
                response.body());
    }

    /** This answer, when it has that status; else the test fails and shows the body. */
    Answer expect(int expected) {
        assertThat(status).as("%s answered %s", request, body).isEqualTo(expected);
        return this;
    }

    /** The first value of a header field; empty when it is missing. */
    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** The header fields by which two answers to the same question can be told apart. */
    Map<String, List<String>> comparableHeaders() {
        Map<String, List<String>> comparable = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        comparable.putAll(headers.map());
        OF_THE_EXCHANGE.forEach(comparable::remove);
        return comparable;
    }

    /** The body as a JSON object. */
    JsonObject json() {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        }
    }
}
