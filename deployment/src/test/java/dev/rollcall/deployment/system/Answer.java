package dev.rollcall.deployment.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;

/**
 * What the server answered.
 *
 * @param request method and address, for messages
 * @param status the HTTP status
 * @param headers the header fields
 * @param body empty when there was none
 */
record Answer(String request, int status, HttpHeaders headers, String body) {

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

    /** The body as a JSON object. */
    JsonObject json() {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        }
    }
}
