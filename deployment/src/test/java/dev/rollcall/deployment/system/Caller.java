package dev.rollcall.deployment.system;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Somebody who sends requests to a running Rollcall: an address, header fields that go with each request, a media type. */
final class Caller {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final URI address;
    private final String mediaType;
    private final Map<String, String> headers;

    private Caller(URI address, String mediaType, Map<String, String> headers) {
        this.address = address;
        this.mediaType = mediaType;
        this.headers = headers;
    }

    static Caller at(URI address) {
        return new Caller(address, "application/json", Map.of());
    }

    /** The same caller, whose bodies have another media type. */
    Caller speaking(String otherMediaType) {
        return new Caller(address, otherMediaType, headers);
    }

    /** The same caller with one more header field in each request. */
    Caller with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Caller(address, mediaType, more);
    }

    /** The same caller with a bearer token. */
    Caller bearing(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** The same caller with a fresh access token from the token endpoint. */
    Caller signedIn(String clientId, String clientSecret, String scope) {
        return bearing(accessToken(clientId, clientSecret, scope));
    }

    /** A fresh access token from the token endpoint. */
    String accessToken(String clientId, String clientSecret, String scope) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("client_id", clientId);
        form.put("client_secret", clientSecret);
        form.put("scope", scope);
        return postForm("/api/oauth/token", form).expect(200).json().getString("access_token");
    }

    Answer get(String pathAndQuery) {
        return send("GET", pathAndQuery, BodyPublishers.noBody());
    }

    Answer delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    Answer post(String path, JsonObject body) {
        return post(path, body.toString());
    }

    Answer post(String path, String body) {
        return send("POST", path, BodyPublishers.ofString(body));
    }

    Answer put(String path, JsonObject body) {
        return send("PUT", path, BodyPublishers.ofString(body.toString()));
    }

    Answer patch(String path, JsonObject body) {
        return patch(path, body.toString());
    }

    Answer patch(String path, String body) {
        return send("PATCH", path, BodyPublishers.ofString(body));
    }

    Answer postForm(String path, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return speaking("application/x-www-form-urlencoded").post(path, body);
    }

    /**
     * Sends a request and waits for the whole answer, at most 30 s.
     *
     * @param pathAndQuery from the slash on, percent-encoded already
     */
    Answer send(String method, String pathAndQuery, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + pathAndQuery))
                .timeout(Duration.ofSeconds(30))
                .method(method, body);
        if (body.contentLength() != 0) {
            request.header("Content-Type", mediaType);
        }
        headers.forEach(request::header);
        try {
            return Answer.of(HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + pathAndQuery, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during " + method + " " + pathAndQuery, e);
        }
    }

    /** Percent-encodes one part of a path or one value of a query. */
    static String encoded(String part) {
        return URLEncoder.encode(Objects.requireNonNull(part), StandardCharsets.UTF_8)
                .replace("+", "%20");
    }
}
