package dev.rollcall.application.access;

import dev.rollcall.application.port.Ports;
import dev.rollcall.application.port.SyncLog;
import dev.rollcall.application.port.Transactions;
import dev.rollcall.application.synclog.RefusalThrottle;
import dev.rollcall.application.synclog.Refusals;
import dev.rollcall.domain.directory.ApiClient;
import dev.rollcall.domain.directory.Authority;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.directory.DirectorySettings;
import dev.rollcall.domain.directory.Permission;
import dev.rollcall.domain.directory.Secret;
import dev.rollcall.domain.directory.SecretToken;
import dev.rollcall.domain.directory.StoredSecret;
import dev.rollcall.domain.directory.SynchronizationRules;
import dev.rollcall.domain.directory.UserRules;
import dev.rollcall.domain.link.FateOfUsers;
import dev.rollcall.domain.scim.resource.Meta;
import dev.rollcall.domain.synclog.LogFilter;
import dev.rollcall.domain.synclog.SyncAction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An active directory with the API client {@value #CLIENT} and the secret token {@link #TOKEN}, and the administrator
 * client {@value #ADMINISTRATOR}, at a time the test sets.
 */
public final class Connection {

    /** The client id of the directory's client. */
    public static final String CLIENT = "ping";

    /** The client id of the administrator. */
    public static final String ADMINISTRATOR = "admin";

    /** The secret of both clients. */
    public static final String SECRET = "a secret of some length: 100 % +";

    /** Where requests come from. */
    public static final String ADDRESS = "192.0.2.1";

    /** The directory's secret token. */
    public static final String TOKEN =
            Secret.of(Secret.Kind.SECRET_TOKEN, new byte[Secret.BYTES]).clear();

    /** When the directory, the clients and the token were made. */
    public static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private final Ports ports = Ports.inMemory();
    private Transactions transactions = ports.transactions();
    private final DirectoryId directory = new DirectoryId("d1");
    private final SettableClock clock = new SettableClock();

    /** Makes the directory, both clients and the token; nothing expires. */
    public Connection() {
        ports.directories().add(new Directory(directory, settings(true), Meta.createdAt(START)));
        ports.apiClients()
                .add(client(CLIENT, new Authority.OfDirectory(directory), StoredSecret.of(SECRET, START, null)));
        ports.apiClients()
                .add(client(
                        ADMINISTRATOR,
                        new Authority.OfAdministrator(Set.of(Permission.READ)),
                        StoredSecret.of(SECRET, START, null)));
        ports.secretTokens().add(token(TOKEN, null));
    }

    /** Returns the data. */
    public Ports ports() {
        return ports;
    }

    /** Returns the clock that {@link #pass} moves. */
    public Clock clock() {
        return clock;
    }

    /** Returns the directory. */
    public DirectoryId directory() {
        return directory;
    }

    /** From now on no transaction can write to the log. */
    public Connection withoutLog() {
        transactions = new TransactionsWithoutLog(ports.syncLog());
        return this;
    }

    /** Returns what the log of the directory says of refused credentials, newest first; of the server's for null. */
    public List<String> refused(@Nullable DirectoryId log) {
        LogFilter filter = new LogFilter(log, log == null, SyncAction.TOKEN_REFUSED, null, null, null, null);
        return ports.syncLog().find(filter, SyncLog.NEWEST, 9_999).stream()
                .map(event -> event.actor().client() + ": " + event.reason())
                .toList();
    }

    /** Returns where refused credentials are told. */
    public Refusals refusals() {
        return new Refusals(transactions, ports.syncLog(), new RefusalThrottle(), clock);
    }

    /** Returns the use case under test on this data. */
    public TokenIssuing tokenIssuing() {
        return new TokenIssuing(ports.credentials(), transactions, refusals(), clock);
    }

    /** Returns the use case under test on this data. */
    public Callers callers() {
        return callers(transactions);
    }

    /** Returns the use case under test on this data, which reads in these transactions. */
    public Callers callers(Transactions reading) {
        return new Callers(ports.credentials(), ports.directories(), reading, refusals(), clock);
    }

    /** Returns the use case under test on this data. */
    public TokenRevocation tokenRevocation() {
        return new TokenRevocation(ports.revokedTokens(), ports.transactions(), clock);
    }

    /** Lets time go by. */
    public void pass(Duration duration) {
        clock.now = clock.now.plus(duration);
    }

    /** Switches the directory off. */
    public void switchOff() {
        ports.directories()
                .update(ports.directories().find(directory).orElseThrow().with(settings(false), clock.now));
    }

    /** Takes the client away. */
    public void removeClient() {
        ports.apiClients().remove(directory, "id-of-" + CLIENT);
    }

    /** Takes the directory away, with its client and its token. */
    public void removeDirectory() {
        ports.directories().beginRemoval(directory, FateOfUsers.CONVERT);
    }

    /** Takes the secret token away. */
    public void removeToken() {
        ports.secretTokens().remove(directory, "id-of-" + Secret.hash(TOKEN));
    }

    /** Adds a client of the directory with that secret, which may have an end. */
    public void addClient(String clientId, StoredSecret secret) {
        ports.apiClients().add(client(clientId, new Authority.OfDirectory(directory), secret));
    }

    /** Adds a client of the directory with the secret {@link #SECRET} and an end. */
    public void addClientUntil(String clientId, Instant expiresAt) {
        ApiClient endless =
                client(clientId, new Authority.OfDirectory(directory), StoredSecret.of(SECRET, START, null));
        ports.apiClients()
                .add(new ApiClient(
                        endless.id(),
                        endless.authority(),
                        clientId,
                        clientId,
                        START,
                        expiresAt,
                        null,
                        endless.secrets()));
    }

    /** Adds a secret token of the directory with an end. */
    public void addTokenUntil(String clear, Instant expiresAt) {
        ports.secretTokens().add(token(clear, expiresAt));
    }

    private SecretToken token(String clear, Instant expiresAt) {
        return new SecretToken(
                "id-of-" + Secret.hash(clear), directory, "the token", StoredSecret.of(clear, START, expiresAt), null);
    }

    private static ApiClient client(String clientId, Authority authority, StoredSecret secret) {
        return new ApiClient("id-of-" + clientId, authority, clientId, clientId, START, null, null, List.of(secret));
    }

    private static DirectorySettings settings(boolean active) {
        return new DirectorySettings("Ping", active, false, UserRules.DEFAULTS, SynchronizationRules.DEFAULTS);
    }

    private static final class SettableClock extends Clock {

        private Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
