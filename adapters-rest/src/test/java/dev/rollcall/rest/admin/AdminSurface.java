package dev.rollcall.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.access.Caller;
import dev.rollcall.application.access.CallerChanges;
import dev.rollcall.application.access.PublicUrl;
import dev.rollcall.application.directory.Administrations;
import dev.rollcall.application.directory.ApiClientAdministration;
import dev.rollcall.application.directory.DirectoryAdministration;
import dev.rollcall.application.directory.GroupAdministration;
import dev.rollcall.application.directory.SchemaAdministration;
import dev.rollcall.application.directory.SchemaRecords;
import dev.rollcall.application.directory.SecretTokenAdministration;
import dev.rollcall.application.directory.UserAdministration;
import dev.rollcall.application.lifecycle.DirectoryRemovals;
import dev.rollcall.application.port.Ports;
import dev.rollcall.application.synclog.FeedSignal;
import dev.rollcall.application.synclog.SyncLogQueries;
import dev.rollcall.domain.directory.Permission;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.rest.http.InMemorySurface;
import dev.rollcall.rest.http.InMemorySurface.Answer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.glassfish.jersey.internal.inject.AbstractBinder;

/** The admin API in memory, as those see it who call it. */
abstract class AdminSurface {

    static final String ADDRESS = "http://localhost:8080/api/admin";
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T04:00:00Z"), ZoneOffset.UTC);

    final InMemorySurface anybody = surface();
    final InMemorySurface administrator = as(Permission.values());

    private static InMemorySurface surface() {
        Ports ports = Ports.inMemory();
        return InMemorySurface.of(new AdminApplication(), ADDRESS, new AbstractBinder() {
            @Override
            protected void configure() {
                bind(new FeedSignal()).to(FeedSignal.class);
                CallerChanges changes = new CallerChanges(Duration.ZERO);
                bind(new SchemaAdministration(
                                ports.directories(),
                                new SchemaRecords(
                                        ports.directories(), ports.syncLog(), ports.transactions(), changes, CLOCK),
                                ports.links(),
                                ports.transactions(),
                                changes))
                        .to(SchemaAdministration.class);
                bind(new DirectoryAdministration(
                                ports.directories(),
                                Administrations.statuses(ports, CLOCK),
                                ports.syncLog(),
                                ports.transactions(),
                                CLOCK))
                        .to(DirectoryAdministration.class);
                bind(new DirectoryRemovals(
                                ports.transactions(), ports.directories(), ports.users(), ports.syncLog(), CLOCK))
                        .to(DirectoryRemovals.class);
                bind(new ApiClientAdministration(
                                ports.directories(), ports.apiClients(), ports.syncLog(), ports.transactions(), CLOCK))
                        .to(ApiClientAdministration.class);
                bind(new SecretTokenAdministration(
                                ports.directories(),
                                ports.secretTokens(),
                                ports.syncLog(),
                                ports.transactions(),
                                CLOCK))
                        .to(SecretTokenAdministration.class);
                bind(Administrations.users(ports, CLOCK)).to(UserAdministration.class);
                bind(new SyncLogQueries(
                                ports.transactions(),
                                ports.directories(),
                                ports.users(),
                                ports.groups(),
                                ports.syncLog()))
                        .to(SyncLogQueries.class);
                bind(new GroupAdministration(
                                ports.transactions(),
                                ports.groups(),
                                ports.administeredGroups(),
                                ports.syncLog(),
                                CLOCK))
                        .to(GroupAdministration.class);
                bind(new Addresses(new PublicUrl(Optional.empty()))).to(Addresses.class);
            }
        });
    }

    InMemorySurface as(Permission... permissions) {
        return anybody.as(new Caller.OfAdministrator(Set.of(permissions), "admin"));
    }

    Answer get(String pathAndQuery) {
        return administrator.send("GET", pathAndQuery, "");
    }

    Answer post(String path, String body) {
        return administrator.send("POST", path, body, "Content-Type", "application/json");
    }

    Answer patch(String path, String body) {
        return administrator.send("PATCH", path, body, "Content-Type", "application/merge-patch+json");
    }

    String newDirectory(String name) {
        return post("/directories", "{\"name\":\"" + name + "\"}")
                .json()
                .text("id")
                .orElseThrow();
    }

    String newUser(String loginName) {
        return post("/users", "{\"loginName\":\"" + loginName + "\"}")
                .json()
                .text("id")
                .orElseThrow();
    }

    static Many items(Answer list) {
        return (Many) Objects.requireNonNull(list.json().get("items"));
    }

    static String next(Answer list) {
        return list.json().text("next").orElseThrow();
    }

    static String fields(Answer problem) {
        Many errors = (Many) Objects.requireNonNull(problem.json().get("errors"));
        return String.join(
                " ",
                errors.complexElements()
                        .map(error -> error.text("field").orElseThrow())
                        .toList());
    }

    static void assertProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().names()).contains("type", "title", "status", "detail");
        assertThat(answer.json().text("detail").orElseThrow())
                .endsWith(" Request id: " + answer.header("X-Request-Id"));
    }
}
