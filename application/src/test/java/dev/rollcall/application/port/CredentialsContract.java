package dev.rollcall.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.Credentials.KnownClient;
import dev.rollcall.application.port.Credentials.KnownToken;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.ApiClient;
import dev.rollcall.domain.directory.Authority;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.Permission;
import dev.rollcall.domain.directory.Secret;
import dev.rollcall.domain.directory.SecretToken;
import dev.rollcall.domain.directory.StoredSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link Credentials}, {@link ApiClients} and {@link SecretTokens} promise. */
interface CredentialsContract {

    Ports ports();

    /** Returns ports that hold nothing. */
    Ports emptyPorts();

    @Test
    default void findsAClientWithItsDirectory() {
        Directory directory = Samples.storedDirectory(ports());
        ApiClient client = Samples.client(new Authority.OfDirectory(directory.id()));
        ports().apiClients().add(client);

        assertThat(ports().credentials().client(client.clientId()))
                .contains(new KnownClient(client, Optional.of(directory)));
        assertThat(ports().apiClients().lock(directory.id(), client.id())).contains(client);
    }

    @Test
    default void findsAnAdministratorWithoutADirectory() {
        ApiClient client =
                Samples.client(new Authority.OfAdministrator(Set.of(Permission.READ, Permission.MANAGE_USERS)));
        ports().apiClients().add(client);

        assertThat(ports().credentials().client(client.clientId())).contains(new KnownClient(client, Optional.empty()));
    }

    @Test
    default void keepsAnAdministratorWithoutPermissionsAnAdministrator() {
        ApiClient client = Samples.client(new Authority.OfAdministrator(Set.of()));
        ports().apiClients().add(client);

        assertThat(ports().credentials().client(client.clientId())).contains(new KnownClient(client, Optional.empty()));
    }

    @Test
    default void findsNothingUnderUnknownCredentials() {
        ApiClient client = Samples.client(new Authority.OfAdministrator(Set.of()));
        ports().apiClients().add(client);

        for (String id : List.of("", client.clientId() + " ", client.clientId().toUpperCase(Locale.ROOT), "ü", "'")) {
            assertThat(ports().credentials().client(id)).isEmpty();
        }
        assertThat(ports().credentials().secretToken(Secret.hash(client.clientId())))
                .isEmpty();
    }

    @Test
    default void findsASecretTokenWithItsDirectory() {
        Directory directory = Samples.storedDirectory(ports());
        SecretToken token = Samples.token(directory);
        ports().secretTokens().add(token);

        assertThat(ports().credentials().secretToken(token.secret().hash())).contains(new KnownToken(token, directory));
    }

    @Test
    default void keepsEveryMomentOfAClientAndAToken() {
        Directory directory = Samples.storedDirectory(ports());
        Instant end = Samples.NOW.plus(Duration.ofDays(30));
        ApiClient client = new ApiClient(
                Samples.id(),
                new Authority.OfDirectory(directory.id()),
                Samples.name("client"),
                "名前 😀",
                Samples.NOW,
                end,
                Samples.NOW.plusMillis(1),
                List.of(
                        StoredSecret.of("one", Samples.NOW.plusMillis(1), null),
                        StoredSecret.of("two", Samples.NOW, end)));
        StoredSecret secret = new StoredSecret(Secret.hash(Samples.name("t")), "", Samples.NOW, end);
        SecretToken token = new SecretToken(Samples.id(), directory.id(), "", secret, Samples.NOW);
        ports().apiClients().add(client);
        ports().secretTokens().add(token);

        assertThat(ports().apiClients().list(directory.id())).containsExactly(client);
        assertThat(ports().secretTokens().list(directory.id())).containsExactly(token);
    }

    @Test
    default void listsClientsAndTokensOldestFirst() {
        Directory directory = Samples.storedDirectory(ports());
        Authority authority = new Authority.OfDirectory(directory.id());
        ApiClient older = Samples.client(authority);
        ApiClient newer = Samples.client(authority);
        SecretToken olderToken = Samples.token(directory);
        SecretToken newerToken = Samples.token(directory);
        ports().apiClients().add(newer);
        ports().apiClients().add(older);
        ports().secretTokens().add(newerToken);
        ports().secretTokens().add(olderToken);

        assertThat(ports().apiClients().list(directory.id())).containsExactly(older, newer);
        assertThat(ports().secretTokens().list(directory.id())).containsExactly(olderToken, newerToken);
    }

    @Test
    default void storesRotatedSecretsAndNothingElse() {
        Directory directory = Samples.storedDirectory(ports());
        ApiClient client = Samples.client(new Authority.OfDirectory(directory.id()));
        ports().apiClients().add(client);
        ports().credentials().clientUsed(client.id(), Samples.NOW.plusSeconds(60));
        StoredSecret next = StoredSecret.of("next", Samples.NOW.plusSeconds(1), null);
        ApiClient rotated = client.rotate(next, Duration.ofHours(1));

        ports().apiClients().update(rotated);

        ApiClient stored =
                ports().apiClients().lock(directory.id(), client.id()).orElseThrow();
        assertThat(stored.secrets()).isEqualTo(rotated.secrets());
        assertThat(stored.lastUsed()).isEqualTo(Samples.NOW.plusSeconds(60));
    }

    @Test
    default void remembersWhenCredentialsWereUsed() {
        Directory directory = Samples.storedDirectory(ports());
        SecretToken token = Samples.token(directory);
        ports().secretTokens().add(token);

        ports().credentials().secretTokenUsed(token.id(), Samples.NOW);
        ports().credentials().secretTokenUsed("unknown", Samples.NOW);
        ports().credentials().clientUsed("unknown", Samples.NOW);

        assertThat(ports().secretTokens().list(directory.id()))
                .extracting(SecretToken::lastUsed)
                .containsExactly(Samples.NOW);
    }

    @Test
    default void refusesASecondClientOfTheSameClientId() {
        ApiClient client = Samples.client(new Authority.OfAdministrator(Set.of()));
        ports().apiClients().add(client);
        ApiClient second = new ApiClient(
                Samples.id(), client.authority(), client.clientId(), "", Samples.NOW, null, null, List.of());

        assertThatThrownBy(() ->
                        ports().transactions().run(() -> ports().apiClients().add(second)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.UNAVAILABLE));
    }

    @Test
    default void reachesNothingOfAnotherDirectory() {
        Directory directory = Samples.storedDirectory(ports());
        Directory other = Samples.storedDirectory(ports());
        ApiClient client = Samples.client(new Authority.OfDirectory(directory.id()));
        SecretToken token = Samples.token(directory);
        ports().apiClients().add(client);
        ports().secretTokens().add(token);

        assertThat(ports().apiClients().lock(other.id(), client.id())).isEmpty();
        assertThat(ports().apiClients().remove(other.id(), client.id())).isFalse();
        assertThat(ports().secretTokens().remove(other.id(), token.id())).isFalse();
        assertThat(ports().apiClients().list(other.id())).isEmpty();
        assertThat(ports().secretTokens().list(other.id())).isEmpty();
        assertThat(ports().credentials().client(client.clientId())).isPresent();
        assertThat(ports().credentials().secretToken(token.secret().hash())).isPresent();
    }

    @Test
    default void removesClientsAndTokensOnce() {
        Directory directory = Samples.storedDirectory(ports());
        ApiClient client = Samples.client(new Authority.OfDirectory(directory.id()));
        SecretToken token = Samples.token(directory);
        ports().apiClients().add(client);
        ports().secretTokens().add(token);

        assertThat(ports().apiClients().remove(directory.id(), client.id())).isTrue();
        assertThat(ports().apiClients().remove(directory.id(), client.id())).isFalse();
        assertThat(ports().apiClients().remove(directory.id(), "ü")).isFalse();
        assertThat(ports().secretTokens().remove(directory.id(), token.id())).isTrue();
        assertThat(ports().secretTokens().remove(directory.id(), token.id())).isFalse();
        assertThat(ports().credentials().client(client.clientId())).isEmpty();
        assertThat(ports().credentials().secretToken(token.secret().hash())).isEmpty();
    }

    @Test
    default void knowsWhetherThereIsAnAdministrator() {
        Ports ports = emptyPorts();
        Directory directory = Samples.storedDirectory(ports);
        ports.apiClients().add(Samples.client(new Authority.OfDirectory(directory.id())));
        assertThat(ports.credentials().hasAdministrator()).isFalse();

        ports.apiClients().add(Samples.client(new Authority.OfAdministrator(Set.of(Permission.READ))));

        assertThat(ports.credentials().hasAdministrator()).isTrue();
    }
}
