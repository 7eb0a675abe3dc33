package dev.rollcall.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What {@link Leases} promises. */
interface LeasesContract {

    Ports ports();

    @Test
    default void letsOneHolderInAtATime() {
        String name = Samples.name("lease");

        Leases.Taken first =
                ports().leases().take(name, Samples.id(), Duration.ofMinutes(5)).orElseThrow();

        assertThat(first.finished()).isNull();
        assertThat(Duration.between(first.now(), Instant.now()).abs()).isLessThan(Duration.ofSeconds(60));
        assertThat(ports().leases().take(name, Samples.id(), Duration.ofMinutes(5)))
                .isEmpty();
        assertThat(ports().leases().take(Samples.name("lease"), Samples.id(), Duration.ofMinutes(5)))
                .isPresent();
    }

    @Test
    default void letsTheNextInAfterARelease() {
        String name = Samples.name("lease");
        String holder = Samples.id();
        ports().leases().take(name, holder, Duration.ofMinutes(5));

        ports().leases().release(name, Samples.id());
        ports().leases().finish(name, Samples.id());
        assertThat(ports().leases().take(name, holder, Duration.ofMinutes(5))).isEmpty();
        ports().leases().release(name, holder);

        assertThat(ports().leases().take(name, holder, Duration.ofMinutes(5)))
                .hasValueSatisfying(next -> assertThat(next.finished()).isNull());
        ports().leases().finish(name, holder);
        assertThat(ports().leases().take(name, Samples.id(), Duration.ofMinutes(5)))
                .hasValueSatisfying(next -> assertThat(next.finished()).isNotNull());
    }

    @Test
    default void isKeptByWhoHasItAndNobodyElse() {
        String name = Samples.name("lease");
        String holder = Samples.id();
        ports().leases().take(name, holder, Duration.ZERO);

        assertThat(ports().leases().keep(name, Samples.id(), Duration.ofMinutes(5)))
                .isFalse();
        assertThat(ports().leases().keep(name, holder, Duration.ofMinutes(5))).isTrue();
        assertThat(ports().leases().take(name, Samples.id(), Duration.ofMinutes(5)))
                .isEmpty();
    }

    @Test
    default void isLostToWhoTookItWhenTheTimeWasOver() {
        String name = Samples.name("lease");
        String holder = Samples.id();
        ports().leases().take(name, holder, Duration.ZERO);
        ports().leases().take(name, Samples.id(), Duration.ofMinutes(5));

        assertThat(ports().leases().keep(name, holder, Duration.ofMinutes(5))).isFalse();
        assertThat(ports().leases().keep(Samples.name("lease"), holder, Duration.ofMinutes(5)))
                .isFalse();
    }

    @Test
    default void letsTheNextInWhenTheTimeIsOver() {
        String name = Samples.name("lease");
        ports().leases().take(name, Samples.id(), Duration.ZERO);

        assertThat(ports().leases().take(name, Samples.id(), Duration.ofMinutes(5)))
                .isPresent();
    }
}
