package dev.rollcall.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.Ports;
import dev.rollcall.application.port.Transactions;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.Authority;
import dev.rollcall.domain.directory.Permission;
import dev.rollcall.domain.directory.Secret;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class BootstrapTest {

    private static final String CONFIGURED = "24 characters are enough";

    private final Ports ports = Ports.inMemory();
    private final Bootstrap bootstrap = on(ports.transactions());

    @Test
    void makesAnAdministratorWithEveryPermissionAndTellsItsSecretOnce() {
        Secret secret = bootstrap.run(Optional.empty()).orElseThrow();

        assertThat(Secret.isWellFormed(Secret.Kind.CLIENT_SECRET, secret.clear()))
                .isTrue();
        assertThat(permissionsProvenBy(secret.clear())).containsExactlyInAnyOrder(Permission.values());
        assertThat(bootstrap.run(Optional.empty())).isEmpty();
        assertThat(permissionsProvenBy(secret.clear())).isNotEmpty();
    }

    @Test
    void takesTheConfiguredSecretAndTellsNothing() {
        assertThat(bootstrap.run(Optional.of(CONFIGURED))).isEmpty();

        assertThat(permissionsProvenBy(CONFIGURED)).isNotEmpty();
    }

    @Test
    void leavesADatabaseWithAnAdministratorAlone() {
        bootstrap.run(Optional.of(CONFIGURED));

        assertThat(bootstrap.run(Optional.of("another secret of enough length")))
                .isEmpty();

        assertThat(permissionsProvenBy(CONFIGURED)).isNotEmpty();
    }

    @Test
    void refusesAShortSecretByTheNameOfItsSetting() {
        assertThatThrownBy(() -> bootstrap.run(Optional.of(CONFIGURED.substring(1))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("ROLLCALL_BOOTSTRAP_ADMIN_SECRET")
                .hasMessageNotContaining(CONFIGURED.substring(1));
        assertThat(ports.credentials().hasAdministrator()).isFalse();
    }

    @Test
    void tellsNoSecretWhenAnotherNodeWasFaster() {
        Bootstrap overtaken = on(new Transactions() {
            @Override
            public <T> T call(Supplier<T> work) {
                bootstrap.run(Optional.of(CONFIGURED));
                return work.get();
            }
        });

        assertThat(overtaken.run(Optional.empty())).isEmpty();
        assertThat(permissionsProvenBy(CONFIGURED)).isNotEmpty();
    }

    private Bootstrap on(Transactions transactions) {
        return new Bootstrap(ports.credentials(), ports.apiClients(), transactions, Clock.systemUTC());
    }

    private Set<Permission> permissionsProvenBy(String secret) {
        Authority authority = new TokenIssuing(
                        ports.credentials(), ports.transactions(), new Connection().refusals(), Clock.systemUTC())
                .authenticate(Bootstrap.CLIENT_ID, secret, Connection.ADDRESS)
                .orElseThrow()
                .authority();
        return ((Authority.OfAdministrator) authority).permissions();
    }
}
