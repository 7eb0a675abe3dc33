package dev.rollcall.oauth;

import dev.rollcall.application.access.Connection;
import dev.rollcall.application.access.PublicUrl;
import dev.rollcall.application.access.TokenIssuing;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;

/** The OAuth endpoints in the server's own JAX-RS, without network and with ports in memory. */
final class OAuthSurface {

    static final String FORM = "application/x-www-form-urlencoded";

    /** What was answered. */
    record Answer(int status, Map<String, List<String>> headers, String body) {

        String header(String name) {
            return String.join(", ", headers.getOrDefault(name, List.of()));
        }

        JsonObject json() {
            try (JsonReader reader = Json.createReader(new StringReader(body))) {
                return reader.readObject();
            }
        }
    }

    final TokensUnderTest node;
    private final ApplicationHandler handler;
    private final String host;

    OAuthSurface(TokensUnderTest node, TokenIssuing issuing, String host) {
        this.node = node;
        PublicUrl publicUrl = new PublicUrl(Optional.empty());
        this.host = host;
        ResourceConfig config = new ResourceConfig(new OAuthApplication().getClasses());
        config.registerClasses(new WellKnownApplication().getClasses());
        config.register(new AbstractBinder() {
            @Override
            protected void configure() {
                bind(Proxy.newProxyInstance(
                                OAuthSurface.class.getClassLoader(),
                                new Class<?>[] {HttpServletRequest.class},
                                (proxy, method, arguments) ->
                                        method.getName().equals("getRemoteAddr") ? Connection.ADDRESS : null))
                        .to(HttpServletRequest.class);
                bind(new ClientAuthentication(issuing)).to(ClientAuthentication.class);
                bind(node.accessTokens).to(AccessTokens.class);
                bind(node.keys).to(KeyRing.class);
                bind(node.callers).to(CallerMemory.class);
                bind(new Issuer(publicUrl)).to(Issuer.class);
            }
        });
        this.handler = new ApplicationHandler(config);
    }

    static OAuthSurface onLocalhost() {
        TokensUnderTest node = new TokensUnderTest();
        return new OAuthSurface(node, node.connection.tokenIssuing(), "localhost:8080");
    }

    /** Sends a request; headers are names and values in turn. */
    Answer send(String method, String pathAndQuery, String body, String... headers) {
        String base = "http://" + host + "/";
        ContainerRequest request = new ContainerRequest(
                URI.create(base),
                URI.create(base + pathAndQuery),
                method,
                null,
                new MapPropertiesDelegate(),
                handler.getConfiguration());
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        request.setEntityStream(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        ByteArrayOutputStream answered = new ByteArrayOutputStream();
        try {
            ContainerResponse response = handler.apply(request, answered).get();
            return new Answer(
                    response.getStatus(),
                    Map.copyOf(response.getStringHeaders()),
                    answered.toString(StandardCharsets.UTF_8));
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(method + " " + pathAndQuery, e);
        }
    }
}
