package dev.rollcall.rest.http;

import dev.rollcall.application.access.AccessRefusal;
import dev.rollcall.application.access.AuthenticatedCaller;
import dev.rollcall.application.access.Caller;
import dev.rollcall.application.json.JsonLimits;
import dev.rollcall.application.json.JsonReader;
import dev.rollcall.domain.scim.value.Complex;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.SecurityContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;

/** A surface as the server runs it, without network and container, asked by somebody. */
public final class InMemorySurface {

    /** What was answered; {@code body} is empty when there was none. */
    public record Answer(int status, Map<String, String> headers, String body) {

        /** Returns the first value of a header field; empty when it is missing. */
        public String header(String name) {
            return headers.getOrDefault(name, "");
        }

        /** Returns the body as a JSON object. */
        public Complex json() {
            return (Complex) JsonReader.read(
                    new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), JsonLimits.ofBody(10_000_000));
        }
    }

    private record Somebody(Caller caller) implements AuthenticatedCaller {

        @Override
        public String getName() {
            return caller.client();
        }
    }

    private record Session(Optional<Principal> principal) implements SecurityContext {

        @Override
        public Principal getUserPrincipal() {
            return principal.orElse(null);
        }

        @Override
        public boolean isUserInRole(String role) {
            return false;
        }

        @Override
        public boolean isSecure() {
            return false;
        }

        @Override
        public String getAuthenticationScheme() {
            return "Bearer";
        }
    }

    private final ApplicationHandler surface;
    private final String address;
    private final Optional<Principal> principal;
    private final Optional<AccessRefusal> refusal;

    private InMemorySurface(
            ApplicationHandler surface,
            String address,
            Optional<Principal> principal,
            Optional<AccessRefusal> refusal) {
        this.surface = surface;
        this.address = address;
        this.principal = principal;
        this.refusal = refusal;
    }

    /** Returns the surface at an address without a slash at the end, asked by nobody; {@code beans} stand for CDI's. */
    public static InMemorySurface of(Application application, String address, AbstractBinder beans) {
        ResourceConfig config = ResourceConfig.forApplication(application);
        config.register(beans);
        return new InMemorySurface(new ApplicationHandler(config), address, Optional.empty(), Optional.empty());
    }

    /** Returns the same surface, asked by {@code caller}. */
    public InMemorySurface as(Caller caller) {
        return new InMemorySurface(surface, address, Optional.of(new Somebody(caller)), Optional.empty());
    }

    /** Returns the same surface, asked with a credential that was not accepted. */
    public InMemorySurface refused(AccessRefusal why) {
        return new InMemorySurface(surface, address, Optional.empty(), Optional.of(why));
    }

    /**
     * Sends a request; an empty body is none.
     *
     * @param headers names and values in turn
     */
    public Answer send(String method, String pathAndQuery, String body, String... headers) {
        ContainerRequest request = new ContainerRequest(
                URI.create(address + "/"),
                URI.create(address + pathAndQuery),
                method,
                new Session(principal),
                new MapPropertiesDelegate(),
                surface.getConfiguration());
        refusal.ifPresent(why -> request.setProperty(AccessRefusal.class.getName(), why));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        request.setEntityStream(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        ByteArrayOutputStream answered = new ByteArrayOutputStream();
        try {
            ContainerResponse response = surface.apply(request, answered).get();
            Map<String, String> first = new LinkedHashMap<>();
            response.getStringHeaders().forEach((name, values) -> first.put(name, values.get(0)));
            return new Answer(response.getStatus(), first, answered.toString(StandardCharsets.UTF_8));
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(method + " " + pathAndQuery, e);
        }
    }
}
