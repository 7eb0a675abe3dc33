package dev.rollcall.rest.scim;

import dev.rollcall.application.access.AccessRefusal;
import dev.rollcall.application.access.AuthenticatedCaller;
import dev.rollcall.application.access.Caller;
import dev.rollcall.application.access.PublicUrl;
import dev.rollcall.application.json.JsonLimits;
import dev.rollcall.application.json.JsonReader;
import dev.rollcall.application.port.Ports;
import dev.rollcall.application.provisioning.UserProvisioning;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.directory.DirectorySettings;
import dev.rollcall.domain.directory.Permission;
import dev.rollcall.domain.scim.resource.Meta;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.rest.json.BodyLimit;
import dev.rollcall.rest.scim.http.Locations;
import dev.rollcall.rest.scim.http.ResourceAnswers;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.GenericType;
import jakarta.ws.rs.core.SecurityContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.glassfish.hk2.api.Context;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;

/** The SCIM surface as the server runs it, without network and with ports in memory. */
final class SurfaceInMemory {

    static final String BASE = "http://localhost:8080/api/scim/v2";

    /** What was answered; {@code body} is empty when there was none. */
    record Answer(int status, Map<String, String> headers, String body) {

        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        Complex json() {
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
    private final Optional<Principal> principal;
    private final Optional<AccessRefusal> refusal;

    private SurfaceInMemory(
            ApplicationHandler surface, Optional<Principal> principal, Optional<AccessRefusal> refusal) {
        this.surface = surface;
        this.principal = principal;
        this.refusal = refusal;
    }

    /** A new server with nothing in it, asked by nobody. */
    static SurfaceInMemory empty() {
        Ports ports = Ports.inMemory();
        UserProvisioning users = new UserProvisioning(
                ports.transactions(), ports.links(), ports.users(), ports.syncLog(), Clock.systemUTC());
        ResourceConfig config = ResourceConfig.forApplication(new ScimApplication());
        config.register(new AbstractBinder() {
            @Override
            protected void configure() {
                bind(DependentScope.class)
                        .to(new GenericType<Context<Dependent>>() {})
                        .in(Singleton.class);
                bind(users).to(UserProvisioning.class);
                bind(new PublicUrl(Optional.empty())).to(PublicUrl.class);
                bind(BodyLimit.DEFAULT).to(BodyLimit.class);
                bindAsContract(Locations.class);
                bindAsContract(ResourceAnswers.class);
                bindAsContract(GroupsNotOffered.class);
            }
        });
        return new SurfaceInMemory(new ApplicationHandler(config), Optional.empty(), Optional.empty());
    }

    /** The same server, asked by the identity provider of an active directory of this name. */
    SurfaceInMemory as(String directory) {
        return as(directory, Flag.TRUE);
    }

    /** The same server, asked by the identity provider of a directory that is switched off. */
    SurfaceInMemory asInactive(String directory) {
        return as(directory, Flag.FALSE);
    }

    private SurfaceInMemory as(String directory, Flag active) {
        DirectorySettings settings =
                DirectorySettings.create(Complex.of("name", new Text(directory)).with("active", active));
        Directory known = new Directory(new DirectoryId(directory), settings, Meta.createdAt(Instant.EPOCH));
        return new SurfaceInMemory(
                surface, Optional.of(new Somebody(new Caller.OfDirectory(known, "client"))), Optional.empty());
    }

    /** The same server, asked by an administrator client. */
    SurfaceInMemory asAdministrator() {
        return new SurfaceInMemory(
                surface,
                Optional.of(new Somebody(new Caller.OfAdministrator(Set.of(Permission.READ), "admin"))),
                Optional.empty());
    }

    /** The same server, asked with a credential that was not accepted. */
    SurfaceInMemory refused(AccessRefusal why) {
        return new SurfaceInMemory(surface, Optional.empty(), Optional.of(why));
    }

    Answer get(String pathAndQuery, String... headers) {
        return send("GET", pathAndQuery, "", headers);
    }

    /**
     * Sends a request; an empty body is none.
     *
     * @param headers names and values in turn
     */
    Answer send(String method, String pathAndQuery, String body, String... headers) {
        ContainerRequest request = new ContainerRequest(
                URI.create(BASE + "/"),
                URI.create(BASE + pathAndQuery),
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
