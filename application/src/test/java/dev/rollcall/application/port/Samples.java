package dev.rollcall.application.port;

import dev.rollcall.application.TimeOrderedId;
import dev.rollcall.domain.directory.ApiClient;
import dev.rollcall.domain.directory.Authority;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.directory.DirectorySettings;
import dev.rollcall.domain.directory.Secret;
import dev.rollcall.domain.directory.SecretToken;
import dev.rollcall.domain.directory.StoredSecret;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.scim.resource.Meta;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import dev.rollcall.domain.synclog.Actor;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.SyncEvent;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Things to store, each unlike the others, so that tests can share one database. */
public final class Samples {

    /** The moment at which samples begin; each later id is a millisecond younger. */
    public static final Instant NOW = Instant.parse("2026-03-29T02:30:00.123Z");

    /** An identity provider that causes events. */
    public static final Actor ACTOR = new Actor(Actor.Kind.IDENTITY_PROVIDER, "client", "request");

    /** A moment after all that samples are made at. */
    public static final Instant FUTURE = NOW.plusSeconds(10_000_000);

    private static final AtomicLong TICKS = new AtomicLong(System.nanoTime() & 0xFFFFFFFFL);

    private Samples() {}

    /** Returns a new id, above those before. */
    public static String id() {
        return tick().id();
    }

    /** An id, and the moment it begins with. */
    public record Tick(String id, Instant time) {}

    /** Returns a new id, above those before, with its moment. */
    public static Tick tick() {
        Instant time = NOW.plusMillis(TICKS.incrementAndGet());
        return new Tick(TimeOrderedId.at(time), time);
    }

    /** Returns a name that no other sample has. */
    public static String name(String beginning) {
        return beginning + "-" + Long.toString(TICKS.incrementAndGet(), 36);
    }

    /** Returns a new directory with default settings. */
    public static Directory directory(String name) {
        DirectorySettings settings = DirectorySettings.create(Complex.of("name", new Text(name)));
        return new Directory(new DirectoryId(id()), settings, Meta.createdAt(NOW));
    }

    /** Returns a directory that was added. */
    public static Directory storedDirectory(Ports ports) {
        Directory directory = directory(name("Directory"));
        ports.directories().add(directory);
        return directory;
    }

    /** Returns the attributes of an active user. */
    public static Complex attributes(String userName) {
        return Complex.of("userName", (Value) new Text(userName)).with("active", Flag.TRUE);
    }

    /** Returns attributes with a work e-mail address. */
    public static Complex withEmail(Complex attributes, String address) {
        Complex email = Complex.of("value", (Value) new Text(address)).with("type", new Text("work"));
        return attributes.with("emails", Many.of(email));
    }

    /** Returns an open link of a user who was added, with these attributes; it is not added itself. */
    public static Link link(Ports ports, Directory directory, Complex attributes) {
        String userName = attributes.text("userName").orElseThrow();
        User user = User.local(new UserId(id()), userName, Complex.empty()).ownedBy(directory.id());
        ports.users().add(user);
        return linkOf(user, directory, attributes);
    }

    /** Returns an open link of that user, which is not added. */
    public static Link linkOf(User user, Directory directory, Complex attributes) {
        return new Link(
                new ResourceId(id()), directory.id(), user.id(), Link.State.OPEN, attributes, Meta.createdAt(NOW));
    }

    /** Returns a link that was added. */
    public static Link storedLink(Ports ports, Directory directory, Complex attributes) {
        Link link = link(ports, directory, attributes);
        ports.links().add(directory, link);
        return link;
    }

    /** Returns a client with one secret. */
    public static ApiClient client(Authority authority) {
        StoredSecret secret = StoredSecret.of(name("secret"), NOW, null);
        return new ApiClient(id(), authority, name("client"), "A client", NOW, null, null, List.of(secret));
    }

    /** Returns a token of the directory. */
    public static SecretToken token(Directory directory) {
        StoredSecret secret = new StoredSecret(Secret.hash(name("token")), "abcd", NOW, null);
        return new SecretToken(id(), directory.id(), "A token", secret, null);
    }

    /** Returns an event about a link. */
    public static SyncEvent event(Link link) {
        return SyncEvent.of(id(), NOW, ACTOR, SyncAction.UPDATED)
                .in(link.directory())
                .aboutUser(link.id(), link.user())
                .changed(List.of("userName", "emails"))
                .because("The user was updated.");
    }
}
