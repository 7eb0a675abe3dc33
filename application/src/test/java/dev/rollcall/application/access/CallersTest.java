package dev.rollcall.application.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.SyncLog;
import dev.rollcall.domain.directory.Permission;
import dev.rollcall.domain.directory.Secret;
import dev.rollcall.domain.synclog.LogFilter;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.SyncEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallersTest {

    private static final String REST =
            " is no secret token of a user directory. It came from " + Connection.ADDRESS + ".";
    private static final String DELETED = "The API client of the access token was deleted; issue a new one and enter it"
            + " in the identity provider. It came from " + Connection.ADDRESS + ".";
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String SHORT_TOKEN = Secret.of(
                    Secret.Kind.SECRET_TOKEN, "a token that has its end sooner.".getBytes(StandardCharsets.US_ASCII))
            .clear();

    private final Connection connection = new Connection();
    private final Callers callers = connection.callers();

    @Test
    void knowsADirectoryByItsClient() {
        assertThat(callers.ofClient(Connection.CLIENT, connection.directory(), Connection.ADDRESS))
                .get()
                .isInstanceOfSatisfying(Caller.OfDirectory.class, caller -> {
                    assertThat(caller.directory().id()).isEqualTo(connection.directory());
                    assertThat(caller.client()).isEqualTo(Connection.CLIENT);
                });
    }

    @Test
    void knowsADirectoryByItsSecretToken() {
        assertThat(callers.ofSecretToken(Connection.TOKEN, Connection.ADDRESS))
                .get()
                .isInstanceOfSatisfying(Caller.OfDirectory.class, caller -> {
                    assertThat(caller.directory().id()).isEqualTo(connection.directory());
                    assertThat(caller.client()).isEqualTo("the token");
                });
    }

    @Test
    void knowsAnAdministratorByItsClient() {
        assertThat(callers.ofClient(Connection.ADMINISTRATOR, connection.directory(), Connection.ADDRESS))
                .contains(new Caller.OfAdministrator(Set.of(Permission.READ), Connection.ADMINISTRATOR));
    }

    @Test
    void knowsNobodyByACredentialThatIsNotThere() {
        assertThat(callers.ofClient("nobody", connection.directory(), Connection.ADDRESS))
                .isEmpty();
        assertThat(callers.ofSecretToken("nothing", Connection.ADDRESS)).isEmpty();
    }

    @Test
    void tellsWhatWasSentAsATokenByItsEnd() {
        connection.removeToken();
        for (String sent : List.of(Connection.TOKEN, "0".repeat(28) + "OTpG", "0".repeat(31) + "\u00e9", "password")) {
            callers.ofSecretToken(sent, Connection.ADDRESS);
        }

        assertThat(connection.ports().syncLog().find(ofNone(), SyncLog.NEWEST, 9))
                .extracting(SyncEvent::reason)
                .containsExactlyInAnyOrder(
                        "The token that ends in " + Secret.lastFour(Connection.TOKEN) + REST,
                        "The token that ends in OTpG" + REST,
                        "The token" + REST,
                        "The token" + REST);
    }

    @Test
    void tellsTheDirectoryThatTheClientOfATokenIsGone() {
        connection.removeClient();
        callers.ofClient(Connection.CLIENT, connection.directory(), Connection.ADDRESS);
        callers.ofClient("a former administrator", null, Connection.ADDRESS);
        assertThat(connection.refused(connection.directory())).containsExactly("ping: " + DELETED);
        assertThat(connection.refused(null)).containsExactly("a former administrator: " + DELETED);

        connection.removeDirectory();
        callers.ofClient(Connection.CLIENT, connection.directory(), Connection.ADDRESS);
        assertThat(connection.refused(null)).contains("ping: " + DELETED);
    }

    @Test
    void refusesATokenEvenIfTheLogCannotBeWritten() {
        connection.addTokenUntil(SHORT_TOKEN, Connection.START.plus(HOUR));
        connection.addClientUntil("short", Connection.START.plus(HOUR));
        connection.pass(HOUR);
        connection.removeToken();
        Callers withoutLog = connection.withoutLog().callers();

        assertThat(withoutLog.ofSecretToken(Connection.TOKEN, Connection.ADDRESS))
                .isEmpty();
        assertThat(withoutLog.ofSecretToken(SHORT_TOKEN, Connection.ADDRESS)).isEmpty();
        assertThat(withoutLog.ofClient("short", connection.directory(), Connection.ADDRESS))
                .isEmpty();
    }

    private static LogFilter ofNone() {
        return new LogFilter(null, true, SyncAction.TOKEN_REFUSED, null, null, null, null);
    }

    @Test
    void knowsNobodyByACredentialThatWasRemoved() {
        connection.removeClient();
        connection.removeToken();

        assertThat(callers.ofClient(Connection.CLIENT, connection.directory(), Connection.ADDRESS))
                .isEmpty();
        assertThat(callers.ofSecretToken(Connection.TOKEN, Connection.ADDRESS)).isEmpty();
    }

    @Test
    void knowsNobodyByACredentialFromItsExpiryOn() {
        Instant end = Connection.START.plus(HOUR);
        connection.addClientUntil("short", end);
        connection.addTokenUntil(SHORT_TOKEN, end);

        connection.pass(HOUR.minusMillis(1));
        assertThat(callers.ofClient("short", connection.directory(), Connection.ADDRESS))
                .isPresent();
        assertThat(callers.ofSecretToken(SHORT_TOKEN, Connection.ADDRESS)).isPresent();

        connection.pass(Duration.ofMillis(1));
        assertThat(callers.ofClient("short", connection.directory(), Connection.ADDRESS))
                .isEmpty();
        assertThat(callers.ofSecretToken(SHORT_TOKEN, Connection.ADDRESS)).isEmpty();
    }

    @Test
    void stillKnowsADirectoryThatIsSwitchedOff() {
        connection.switchOff();

        assertThat(callers.ofClient(Connection.CLIENT, connection.directory(), Connection.ADDRESS))
                .get()
                .isInstanceOfSatisfying(
                        Caller.OfDirectory.class,
                        caller -> assertThat(caller.directory().active()).isFalse());
        assertThat(callers.ofSecretToken(Connection.TOKEN, Connection.ADDRESS)).isPresent();
    }

    @Test
    void remembersTheLastUseToTheMinute() {
        callers.ofClient(Connection.CLIENT, connection.directory(), Connection.ADDRESS);
        callers.ofSecretToken(Connection.TOKEN, Connection.ADDRESS);
        connection.pass(Duration.ofSeconds(59));
        callers.ofClient(Connection.CLIENT, connection.directory(), Connection.ADDRESS);
        callers.ofSecretToken(Connection.TOKEN, Connection.ADDRESS);
        assertThat(clientLastUsed()).isEqualTo(Connection.START);
        assertThat(tokenLastUsed()).isEqualTo(Connection.START);

        connection.pass(Duration.ofSeconds(1));
        callers.ofClient(Connection.CLIENT, connection.directory(), Connection.ADDRESS);
        callers.ofSecretToken(Connection.TOKEN, Connection.ADDRESS);
        assertThat(clientLastUsed()).isEqualTo(Connection.START.plusSeconds(60));
        assertThat(tokenLastUsed()).isEqualTo(Connection.START.plusSeconds(60));
    }

    private Instant clientLastUsed() {
        return connection
                .ports()
                .apiClients()
                .list(connection.directory())
                .get(0)
                .lastUsed();
    }

    private Instant tokenLastUsed() {
        return connection
                .ports()
                .secretTokens()
                .list(connection.directory())
                .get(0)
                .lastUsed();
    }
}
