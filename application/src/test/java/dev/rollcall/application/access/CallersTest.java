package dev.rollcall.application.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.directory.Permission;
import dev.rollcall.domain.directory.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallersTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final String TOKEN_HASH = Secret.hash(Connection.TOKEN);

    private final Connection connection = new Connection();
    private final Callers callers = connection.callers();

    @Test
    void knowsADirectoryByItsClient() {
        assertThat(callers.ofClient(Connection.CLIENT, Connection.ADDRESS))
                .get()
                .isInstanceOfSatisfying(Caller.OfDirectory.class, caller -> {
                    assertThat(caller.directory().id()).isEqualTo(connection.directory());
                    assertThat(caller.client()).isEqualTo(Connection.CLIENT);
                });
    }

    @Test
    void knowsADirectoryByItsSecretToken() {
        assertThat(callers.ofSecretToken(TOKEN_HASH, Connection.ADDRESS))
                .get()
                .isInstanceOfSatisfying(Caller.OfDirectory.class, caller -> {
                    assertThat(caller.directory().id()).isEqualTo(connection.directory());
                    assertThat(caller.client()).isEqualTo("the token");
                });
    }

    @Test
    void knowsAnAdministratorByItsClient() {
        assertThat(callers.ofClient(Connection.ADMINISTRATOR, Connection.ADDRESS))
                .contains(new Caller.OfAdministrator(Set.of(Permission.READ), Connection.ADMINISTRATOR));
    }

    @Test
    void knowsNobodyByACredentialThatIsNotThere() {
        assertThat(callers.ofClient("nobody", Connection.ADDRESS)).isEmpty();
        assertThat(callers.ofSecretToken(Secret.hash("nothing"), Connection.ADDRESS))
                .isEmpty();
    }

    @Test
    void knowsNobodyByACredentialThatWasRemoved() {
        connection.removeClient();
        connection.removeToken();

        assertThat(callers.ofClient(Connection.CLIENT, Connection.ADDRESS)).isEmpty();
        assertThat(callers.ofSecretToken(TOKEN_HASH, Connection.ADDRESS)).isEmpty();
    }

    @Test
    void knowsNobodyByACredentialFromItsExpiryOn() {
        Instant end = Connection.START.plus(HOUR);
        connection.addClientUntil("short", end);
        connection.addTokenUntil("short token", end);

        connection.pass(HOUR.minusMillis(1));
        assertThat(callers.ofClient("short", Connection.ADDRESS)).isPresent();
        assertThat(callers.ofSecretToken(Secret.hash("short token"), Connection.ADDRESS))
                .isPresent();

        connection.pass(Duration.ofMillis(1));
        assertThat(callers.ofClient("short", Connection.ADDRESS)).isEmpty();
        assertThat(callers.ofSecretToken(Secret.hash("short token"), Connection.ADDRESS))
                .isEmpty();
    }

    @Test
    void stillKnowsADirectoryThatIsSwitchedOff() {
        connection.switchOff();

        assertThat(callers.ofClient(Connection.CLIENT, Connection.ADDRESS))
                .get()
                .isInstanceOfSatisfying(
                        Caller.OfDirectory.class,
                        caller -> assertThat(caller.directory().active()).isFalse());
        assertThat(callers.ofSecretToken(TOKEN_HASH, Connection.ADDRESS)).isPresent();
    }

    @Test
    void remembersTheLastUseToTheMinute() {
        callers.ofClient(Connection.CLIENT, Connection.ADDRESS);
        callers.ofSecretToken(TOKEN_HASH, Connection.ADDRESS);
        connection.pass(Duration.ofSeconds(59));
        callers.ofClient(Connection.CLIENT, Connection.ADDRESS);
        callers.ofSecretToken(TOKEN_HASH, Connection.ADDRESS);
        assertThat(clientLastUsed()).isEqualTo(Connection.START);
        assertThat(tokenLastUsed()).isEqualTo(Connection.START);

        connection.pass(Duration.ofSeconds(1));
        callers.ofClient(Connection.CLIENT, Connection.ADDRESS);
        callers.ofSecretToken(TOKEN_HASH, Connection.ADDRESS);
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
