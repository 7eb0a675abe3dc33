package dev.rollcall.application.directory;

import dev.rollcall.application.port.Ports;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.scim.value.Numeric;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.synclog.Actor;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Where administrators work in tests: all use cases on one set of ports in memory, each at the time it is asked for. */
public record Office(Ports ports) {

    static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

    /** Who does everything. */
    static final Actor BY = new Actor(Actor.Kind.ADMINISTRATOR, "admin", "request");

    static Office empty() {
        return new Office(Ports.inMemory());
    }

    DirectoryAdministration directories(Instant now) {
        return new DirectoryAdministration(
                ports.directories(),
                Administrations.statuses(ports, at(now)),
                ports.syncLog(),
                ports.transactions(),
                at(now));
    }

    ApiClientAdministration apiClients(Instant now) {
        return new ApiClientAdministration(
                ports.directories(), ports.apiClients(), ports.syncLog(), ports.transactions(), at(now));
    }

    SecretTokenAdministration secretTokens(Instant now) {
        return new SecretTokenAdministration(
                ports.directories(), ports.secretTokens(), ports.syncLog(), ports.transactions(), at(now));
    }

    DirectoryId newDirectory(String name) {
        return directories(NOW).create(BY, named(name)).directory().id();
    }

    static Complex named(String name) {
        return Complex.of("name", new Text(name));
    }

    static Complex active(boolean active) {
        return Complex.of("active", Flag.of(active));
    }

    static Complex overlap(int seconds) {
        return Complex.of("overlapSeconds", Numeric.of(seconds));
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
