package dev.rollcall.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rollcall.application.port.Credentials;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.ApiClient;
import dev.rollcall.domain.directory.StoredSecret;
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
        assertThat(issuing.authenticate(Connection.CLIENT, Connection.SECRET).clientId())
                .isEqualTo(Connection.CLIENT);
        assertThat(issuing.authenticate(Connection.ADMINISTRATOR, Connection.SECRET)
                        .clientId())
                .isEqualTo(Connection.ADMINISTRATOR);
    }

    @Test
    void refusesEveryFailureWithOneSentence() {
        Instant end = Connection.START.plus(HOUR);
        connection.addClientUntil("expired client", end);
        connection.addClient("expired secret", StoredSecret.of(Connection.SECRET, Connection.START, end));
        assertThat(issuing.authenticate("expired client", Connection.SECRET)).isNotNull();
        assertThat(issuing.authenticate("expired secret", Connection.SECRET)).isNotNull();
        connection.pass(HOUR);

        List<Refusal> refusals = new ArrayList<>(List.of(
                refusal("nobody", Connection.SECRET),
                refusal("", ""),
                refusal(Connection.CLIENT, "wrong"),
                refusal(Connection.CLIENT, ""),
                refusal("expired client", Connection.SECRET),
                refusal("expired secret", Connection.SECRET)));
        connection.switchOff();
        refusals.add(refusal(Connection.CLIENT, Connection.SECRET));

        assertThat(refusals).extracting(Refusal::reason).containsOnly(Reason.UNAUTHENTICATED);
        assertThat(refusals)
                .extracting(Refusal::detail)
                .hasSize(7)
                .containsOnly(refusals.get(0).detail());
    }

    @Test
    void takesTheSameStepsForEveryFailure() {
        CountingCredentials counting =
                new CountingCredentials(connection.ports().credentials());
        TokenIssuing counted = new TokenIssuing(counting, connection.ports().transactions(), connection.clock());

        assertThatThrownBy(() -> counted.authenticate("nobody", Connection.SECRET))
                .isInstanceOf(Refusal.class);
        assertThat(counting.takeCalls()).containsExactly("client");
        assertThatThrownBy(() -> counted.authenticate(Connection.CLIENT, "wrong"))
                .isInstanceOf(Refusal.class);
        assertThat(counting.takeCalls()).containsExactly("client");
        connection.switchOff();
        assertThatThrownBy(() -> counted.authenticate(Connection.CLIENT, Connection.SECRET))
                .isInstanceOf(Refusal.class);
        assertThat(counting.takeCalls()).containsExactly("client");
    }

    @Test
    void remembersTheLastUseToTheMinute() {
        issuing.authenticate(Connection.CLIENT, Connection.SECRET);
        connection.pass(Duration.ofSeconds(59));
        issuing.authenticate(Connection.CLIENT, Connection.SECRET);
        assertThat(lastUsed()).isEqualTo(Connection.START);

        connection.pass(Duration.ofSeconds(1));
        issuing.authenticate(Connection.CLIENT, Connection.SECRET);
        assertThat(lastUsed()).isEqualTo(Connection.START.plusSeconds(60));
    }

    @Test
    void acceptsTheOldSecretUntilTheOverlapOfARotationIsOver() {
        ApiClient client = client();
        Instant now = connection.clock().instant();
        connection.ports().apiClients().update(client.rotate(StoredSecret.of("the next one", now, null), HOUR));

        connection.pass(HOUR.minusMillis(1));
        assertThat(issuing.authenticate(Connection.CLIENT, Connection.SECRET)).isNotNull();
        connection.pass(Duration.ofMillis(1));
        assertThat(refusal(Connection.CLIENT, Connection.SECRET)).isNotNull();
        assertThat(issuing.authenticate(Connection.CLIENT, "the next one")).isNotNull();
    }

    private Refusal refusal(String clientId, String secret) {
        return catchThrowableOfType(Refusal.class, () -> issuing.authenticate(clientId, secret));
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
