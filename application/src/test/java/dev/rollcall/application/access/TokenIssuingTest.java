package dev.rollcall.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rollcall.application.port.Credentials;
import dev.rollcall.application.port.SyncLog;
import dev.rollcall.domain.directory.ApiClient;
import dev.rollcall.domain.directory.StoredSecret;
import dev.rollcall.domain.synclog.LogFilter;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.SyncEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenIssuingTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Connection connection = new Connection();
    private final TokenIssuing issuing = connection.tokenIssuing();

    @Test
    void provesAClientByItsSecret() {
        assertThat(issuing.authenticate(Connection.CLIENT, Connection.SECRET, Connection.ADDRESS))
                .get()
                .extracting(ApiClient::clientId)
                .isEqualTo(Connection.CLIENT);
        assertThat(issuing.authenticate(Connection.ADMINISTRATOR, Connection.SECRET, Connection.ADDRESS))
                .get()
                .extracting(ApiClient::clientId)
                .isEqualTo(Connection.ADMINISTRATOR);
    }

    @Test
    void provesNobodyByAnIdOrSecretThatIsWrong() {
        assertThat(issuing.authenticate("nobody", Connection.SECRET, Connection.ADDRESS))
                .isEmpty();
        assertThat(issuing.authenticate("", "", Connection.ADDRESS)).isEmpty();
        assertThat(issuing.authenticate(Connection.CLIENT, "wrong", Connection.ADDRESS))
                .isEmpty();
        assertThat(issuing.authenticate(Connection.CLIENT, "", Connection.ADDRESS))
                .isEmpty();
    }

    @Test
    void provesNobodyFromAnExpiryOn() {
        Instant end = Connection.START.plus(HOUR);
        connection.addClientUntil("expired client", end);
        connection.addClient("expired secret", StoredSecret.of(Connection.SECRET, Connection.START, end));

        connection.pass(HOUR.minusMillis(1));
        assertThat(issuing.authenticate("expired client", Connection.SECRET, Connection.ADDRESS))
                .isPresent();
        assertThat(issuing.authenticate("expired secret", Connection.SECRET, Connection.ADDRESS))
                .isPresent();
        connection.pass(Duration.ofMillis(1));
        assertThat(issuing.authenticate("expired client", Connection.SECRET, Connection.ADDRESS))
                .isEmpty();
        assertThat(issuing.authenticate("expired secret", Connection.SECRET, Connection.ADDRESS))
                .isEmpty();
    }

    @Test
    void provesNobodyWhileTheDirectoryIsSwitchedOff() {
        connection.switchOff();

        assertThat(issuing.authenticate(Connection.CLIENT, Connection.SECRET, Connection.ADDRESS))
                .isEmpty();
    }

    @Test
    void tellsOfClientsThatAreNoDirectorys() {
        issuing.authenticate("nobody", Connection.SECRET, Connection.ADDRESS);
        issuing.authenticate(Connection.ADMINISTRATOR, "rcs_" + "0".repeat(30), Connection.ADDRESS);

        LogFilter ofNone = new LogFilter(null, true, SyncAction.TOKEN_REFUSED, null, null, null, null);
        assertThat(connection.ports().syncLog().find(ofNone, SyncLog.NEWEST, 9))
                .extracting(event -> event.actor().client(), SyncEvent::reason)
                .containsExactlyInAnyOrder(
                        tuple("", "There is no API client with the id that was sent. It came from 192.0.2.1."),
                        tuple(
                                Connection.ADMINISTRATOR,
                                "The client secret that ends in 0000 is wrong or has expired. It came from 192.0.2.1."));
    }

    @Test
    void provesNobodyEvenIfTheLogCannotBeWritten() {
        TokenIssuing withoutLog = connection.withoutLog().tokenIssuing();

        assertThat(withoutLog.authenticate("nobody", Connection.SECRET, Connection.ADDRESS))
                .isEmpty();
        assertThat(withoutLog.authenticate(Connection.CLIENT, "wrong", Connection.ADDRESS))
                .isEmpty();
    }

    @Test
    void takesTheSameStepsForEveryFailure() {
        CountingCredentials counting =
                new CountingCredentials(connection.ports().credentials());
        TokenIssuing counted = new TokenIssuing(
                counting, connection.ports().transactions(), connection.refusals(), connection.clock());

        assertThat(counted.authenticate("nobody", Connection.SECRET, Connection.ADDRESS))
                .isEmpty();
        assertThat(counting.takeCalls()).containsExactly("client", "client");
        assertThat(counted.authenticate(Connection.CLIENT, "wrong", Connection.ADDRESS))
                .isEmpty();
        assertThat(counting.takeCalls()).containsExactly("client", "client");
        connection.switchOff();
        assertThat(counted.authenticate(Connection.CLIENT, Connection.SECRET, Connection.ADDRESS))
                .isEmpty();
        assertThat(counting.takeCalls()).containsExactly("client", "client");
    }

    @Test
    void remembersTheLastUseToTheMinute() {
        assertThat(issuing.authenticate(Connection.CLIENT, Connection.SECRET, Connection.ADDRESS))
                .isPresent();
        connection.pass(Duration.ofSeconds(59));
        assertThat(issuing.authenticate(Connection.CLIENT, Connection.SECRET, Connection.ADDRESS))
                .isPresent();
        assertThat(lastUsed()).isEqualTo(Connection.START);

        connection.pass(Duration.ofSeconds(1));
        assertThat(issuing.authenticate(Connection.CLIENT, Connection.SECRET, Connection.ADDRESS))
                .isPresent();
        assertThat(lastUsed()).isEqualTo(Connection.START.plusSeconds(60));
    }

    @Test
    void acceptsTheOldSecretUntilTheOverlapOfARotationIsOver() {
        ApiClient client = client();
        Instant now = connection.clock().instant();
        connection.ports().apiClients().update(client.rotate(StoredSecret.of("the next one", now, null), HOUR));

        connection.pass(HOUR.minusMillis(1));
        assertThat(issuing.authenticate(Connection.CLIENT, Connection.SECRET, Connection.ADDRESS))
                .isPresent();
        connection.pass(Duration.ofMillis(1));
        assertThat(issuing.authenticate(Connection.CLIENT, Connection.SECRET, Connection.ADDRESS))
                .isEmpty();
        assertThat(issuing.authenticate(Connection.CLIENT, "the next one", Connection.ADDRESS))
                .isPresent();
    }

    private Instant lastUsed() {
        return client().lastUsed();
    }

    private ApiClient client() {
        return connection.ports().apiClients().list(connection.directory()).get(0);
    }

    private static final class CountingCredentials implements Credentials {

        private final Credentials counted;
        private final List<String> calls = new ArrayList<>();

        CountingCredentials(Credentials counted) {
            this.counted = counted;
        }

        List<String> takeCalls() {
            List<String> taken = List.copyOf(calls);
            calls.clear();
            return taken;
        }

        @Override
        public Optional<KnownClient> client(String clientId) {
            calls.add("client");
            return counted.client(clientId);
        }

        @Override
        public Optional<KnownToken> secretToken(String hash) {
            calls.add("secretToken");
            return counted.secretToken(hash);
        }

        @Override
        public boolean hasAdministrator() {
            calls.add("hasAdministrator");
            return counted.hasAdministrator();
        }

        @Override
        public void clientUsed(String id, Instant now) {
            calls.add("clientUsed");
            counted.clientUsed(id, now);
        }

        @Override
        public void secretTokenUsed(String id, Instant now) {
            calls.add("secretTokenUsed");
            counted.secretTokenUsed(id, now);
        }
    }
}
