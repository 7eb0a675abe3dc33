package dev.rollcall.rest.scim;

import dev.rollcall.application.RequestLimits;
import dev.rollcall.application.RequestTime;
import dev.rollcall.application.access.AccessRefusal;
import dev.rollcall.application.access.Caller;
import dev.rollcall.application.access.CallerChanges;
import dev.rollcall.application.access.PublicUrl;
import dev.rollcall.application.port.Ports;
import dev.rollcall.application.provisioning.CursorKey;
import dev.rollcall.application.provisioning.Cursors;
import dev.rollcall.application.provisioning.GroupProvisioning;
import dev.rollcall.application.provisioning.Provisionings;
import dev.rollcall.application.provisioning.SelfDefiningUsers;
import dev.rollcall.application.provisioning.UserProvisioning;
import dev.rollcall.application.synclog.AnsweredCalls;
import dev.rollcall.application.synclog.FeedSignal;
import dev.rollcall.application.synclog.RefusalThrottle;
import dev.rollcall.application.synclog.Refusals;
import dev.rollcall.application.traffic.TrafficMeter;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.directory.DirectorySettings;
import dev.rollcall.domain.directory.Permission;
import dev.rollcall.domain.scim.resource.Meta;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.synclog.SyncEvent;
import dev.rollcall.rest.http.InMemorySurface;
import dev.rollcall.rest.http.InMemorySurface.Answer;
import dev.rollcall.rest.scim.http.Locations;
import dev.rollcall.rest.scim.http.ResourceAnswers;
import dev.rollcall.rest.scim.http.ResourceQueries;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.glassfish.jersey.internal.inject.AbstractBinder;

/** The SCIM surface as the server runs it, without network and with ports in memory. */
final class SurfaceInMemory {

    static final String BASE = "http://localhost:8080/api/scim/v2";

    private final InMemorySurface surface;
    private final Ports ports;

    private SurfaceInMemory(InMemorySurface surface, Ports ports) {
        this.surface = surface;
        this.ports = ports;
    }

    /** A new server with nothing in it, asked by nobody. */
    static SurfaceInMemory empty() {
        Ports ports = Ports.inMemory();
        UserProvisioning users = Provisionings.users(ports, Clock.systemUTC());
        return new SurfaceInMemory(
                InMemorySurface.of(new ScimApplication(), BASE, new AbstractBinder() {
                    @Override
                    protected void configure() {
                        bind(new FeedSignal()).to(FeedSignal.class);
                        bind(new Refusals(
                                        ports.transactions(),
                                        ports.syncLog(),
                                        new RefusalThrottle(),
                                        Clock.systemUTC()))
                                .to(Refusals.class);
                        bind(new SelfDefiningUsers(
                                        users,
                                        ports.directories(),
                                        ports.transactions(),
                                        new CallerChanges(),
                                        Clock.systemUTC()))
                                .to(SelfDefiningUsers.class);
                        bind(new TrafficMeter(Clock.systemUTC())).to(TrafficMeter.class);
                        bind(new AnsweredCalls(
                                        ports.transactions(),
                                        ports.syncLog(),
                                        ports.refusedObjects(),
                                        Clock.systemUTC()))
                                .to(AnsweredCalls.class);
                        bind(new PublicUrl(Optional.empty())).to(PublicUrl.class);
                        bind(RequestLimits.DEFAULT).to(RequestLimits.class);
                        bind(new RequestTime(Duration.ofSeconds(30))).to(RequestTime.class);
                        bindAsContract(Locations.class);
                        bindAsContract(ResourceAnswers.class);
                        bind(Provisionings.groups(ports, Clock.systemUTC())).to(GroupProvisioning.class);
                        bindAsContract(ProvisionedTypes.class);
                        bindAsContract(ResourceQueries.class);
                        bind(new Cursors(new CursorKey(new byte[32]))).to(Cursors.class);
                    }
                }),
                ports);
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
        return as(new Caller.OfDirectory(known, "client"));
    }

    /** The same server, asked by the identity provider of a directory that wants lookups in its log. */
    SurfaceInMemory asLoggingLookups(String directory) {
        Complex settings = Complex.of("name", new Text(directory))
                .with("active", Flag.TRUE)
                .with("synchronization", Complex.of("logLookups", Flag.TRUE));
        return as(new Caller.OfDirectory(
                new Directory(
                        new DirectoryId(directory), DirectorySettings.create(settings), Meta.createdAt(Instant.EPOCH)),
                "client"));
    }

    private SurfaceInMemory as(Caller caller) {
        return new SurfaceInMemory(surface.as(caller), ports);
    }

    /** The log of a directory, newest first. */
    List<SyncEvent> log(String directory) {
        return ports.syncLog().newest(new DirectoryId(directory), 100);
    }

    /** The same server, asked with a token of the directory that only reads. */
    SurfaceInMemory asReaderOf(String directory) {
        DirectorySettings settings =
                DirectorySettings.create(Complex.of("name", new Text(directory)).with("active", Flag.TRUE));
        Directory known = new Directory(new DirectoryId(directory), settings, Meta.createdAt(Instant.EPOCH));
        return as(new Caller.OfDirectory(known, "client").readingOnly());
    }

    /** The same server, asked by an administrator client. */
    SurfaceInMemory asAdministrator() {
        return as(new Caller.OfAdministrator(Set.of(Permission.READ), "admin"));
    }

    /** The same server, asked with a credential that was not accepted. */
    SurfaceInMemory refused(AccessRefusal why) {
        return new SurfaceInMemory(surface.refused(why), ports);
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
        return surface.send(method, pathAndQuery, body, headers);
    }
}
