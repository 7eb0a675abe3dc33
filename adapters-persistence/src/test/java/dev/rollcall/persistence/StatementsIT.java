package dev.rollcall.persistence;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.rollcall.application.port.Ports;
import dev.rollcall.application.port.Samples;
import dev.rollcall.domain.directory.ApiClient;
import dev.rollcall.domain.directory.Authority;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.SecretToken;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.scim.filter.Filter;
import dev.rollcall.domain.scim.filter.FilterLimits;
import dev.rollcall.domain.scim.resource.Page;
import dev.rollcall.domain.scim.resource.Query;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.synclog.Target;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Isolated;

/** What MariaDB is sent, told by its general log: a budget of statements for each use of a port. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Isolated("The general log is one for all connections of a server.")
class StatementsIT {

    private final TestDatabase database = TestDatabase.open(TestDatabase.Kind.MARIADB);
    private final Ports ports = database.ports();
    private final Directory directory = Samples.storedDirectory(ports);
    private GeneralLog log;

    @BeforeAll
    void openLog() {
        log = GeneralLog.open(database.settings());
    }

    @AfterAll
    void close() {
        log.close();
        database.close();
    }

    @Test
    void everyReadTakesOneStatement() {
        Link link = Samples.storedLink(ports, directory, Samples.attributes(Samples.name("lock")));
        ApiClient client = Samples.client(new Authority.OfDirectory(directory.id()));
        SecretToken token = Samples.token(directory);
        ports.apiClients().add(client);
        ports.secretTokens().add(token);
        List<Runnable> reads = List.of(
                () -> ports.links().lock(directory.id(), link.id()),
                () -> ports.links().lockNamesakes(directory.id(), link.userNameKey(), Optional.of("E-1")),
                () -> ports.links().known(directory.id(), link.userNameKey(), Optional.of("E-1")),
                () -> ports.links().count(directory.id()),
                () -> ports.users().lock(link.user()),
                () -> ports.users().lockByLoginName(link.userNameKey()),
                () -> ports.directories().find(directory.id()),
                () -> ports.directories().lock(directory.id()),
                () -> ports.directories().findByName(directory.settings().name()),
                () -> ports.directories().list("", 10),
                () -> ports.credentials().client(client.clientId()),
                () -> ports.credentials().client("unknown"),
                () -> ports.credentials().secretToken(token.secret().hash()),
                () -> ports.credentials().secretToken("unknown"),
                () -> ports.credentials().hasAdministrator(),
                () -> ports.credentials().clientUsed(client.id(), Samples.NOW),
                () -> ports.credentials().secretTokenUsed(token.id(), Samples.NOW),
                () -> ports.apiClients().list(directory.id()),
                () -> ports.apiClients().lock(directory.id(), client.id()),
                () -> ports.secretTokens().list(directory.id()),
                () -> ports.syncLog().newest(directory.id(), 10),
                () -> ports.signingKeys().list());

        for (Runnable read : reads) {
            assertThat(statementsOf(read)).hasSize(2).last().isEqualTo("COMMIT");
        }
    }

    @Test
    void readsHaveNoTransaction() {
        Link link = Samples.storedLink(ports, directory, Samples.attributes(Samples.name("show")));
        List<Runnable> reads = List.of(() -> ports.links().show(directory.id(), link.id()), () -> ports.transactions()
                .read(() -> ports.links().show(directory.id(), link.id())));

        for (Runnable read : reads) {
            assertThat(statementsOf(read)).singleElement(as(STRING)).startsWith("select");
        }
    }

    @Test
    void aNewLinkIsThreeStatementsHoweverManyValuesAreLookedUp() {
        Complex attributes = Samples.withEmail(Samples.attributes(Samples.name("add")), "add@example.org")
                .with("displayName", new Text("Add"))
                .with("name", Complex.of("familyName", new Text("Add")).with("givenName", new Text("A.")));
        Link link = Samples.link(ports, directory, attributes);

        assertThat(statementsOf(() -> ports.links().add(directory, link)))
                .satisfiesExactly(
                        row -> assertThat(row).startsWith("INSERT INTO link"),
                        lookup -> assertThat(lookup).startsWith("insert into lookup"),
                        count -> assertThat(count).startsWith("insert into link_count"),
                        end -> assertThat(end).isEqualTo("COMMIT"));
    }

    @Test
    void aChangedLinkIsOneStatementUnlessLookedUpValuesDiffer() {
        Complex attributes = Samples.withEmail(Samples.attributes(Samples.name("change")), "before@example.org");
        Link before = Samples.storedLink(ports, directory, attributes);
        Link titled = before.with(attributes.with("title", new Text("Dr.")), Samples.NOW);
        Link moved = titled.with(Samples.withEmail(attributes, "after@example.org"), Samples.NOW);

        assertThat(statementsOf(() -> ports.links().update(directory, before, titled)))
                .satisfiesExactly(row -> assertThat(row).startsWithIgnoringCase("update link"), end -> assertThat(end)
                        .isEqualTo("COMMIT"));
        assertThat(statementsOf(() -> ports.links().update(directory, titled, moved)))
                .satisfiesExactly(
                        row -> assertThat(row).startsWithIgnoringCase("update link"),
                        gone -> assertThat(gone).startsWith("delete from lookup"),
                        added -> assertThat(added).startsWith("insert into lookup"),
                        end -> assertThat(end).isEqualTo("COMMIT"));
    }

    @Test
    void nothingIsReadBeforeItIsWritten() {
        Link link = Samples.storedLink(ports, directory, Samples.attributes(Samples.name("write")));
        List<Runnable> writes = List.of(
                () -> ports.syncLog().append(Samples.event(link)),
                () -> ports.directories().update(directory),
                () -> ports.secretTokens().add(Samples.token(directory)),
                () -> ports.apiClients().add(Samples.client(new Authority.OfDirectory(directory.id()))));

        for (Runnable write : writes) {
            assertThat(statementsOf(write)).hasSize(2).last().isEqualTo("COMMIT");
        }
    }

    @Test
    void aTransactionOfSeveralCallsIsOneConnectionAndOneCommit() {
        List<String> statements = statementsOf(() -> ports.transactions().run(() -> {
            Link link = Samples.link(ports, directory, Samples.attributes(Samples.name("several")));
            ports.links().lockNamesakes(directory.id(), link.userNameKey(), Optional.of("E-1"));
            ports.users().lockByLoginName(link.userNameKey());
            ports.links().add(directory, link);
            ports.syncLog().append(Samples.event(link));
        }));

        assertThat(statements).hasSize(7).containsOnlyOnce("COMMIT");
    }

    @Test
    void allThatATransactionTellsIsOneStatement() {
        Link link = Samples.storedLink(ports, directory, Samples.attributes(Samples.name("told")));

        assertThat(statementsOf(() -> ports.transactions().run(() -> {
                    ports.syncLog().append(Samples.event(link));
                    ports.syncLog()
                            .append(Samples.event(link).about(new Target(Target.Type.USER, link.id(), null, null)));
                    ports.links().update(directory, link, link.with(link.attributes(), Samples.NOW));
                })))
                .satisfiesExactly(
                        row -> assertThat(row).startsWithIgnoringCase("update link"),
                        events -> assertThat(events).startsWith("insert into sync_event"),
                        end -> assertThat(end).isEqualTo("COMMIT"));
    }

    @Test
    void aUserIsFoundByNameInOneStatement() {
        Link link = Samples.storedLink(ports, directory, Samples.attributes(Samples.name("found")));
        Samples.storedLink(ports, directory, Samples.attributes(Samples.name("other")));
        Query query = query("userName eq \"" + link.userName() + "\"", Page.FIRST);

        assertThat(statementsOf(() -> ports.links().search(directory.id(), query)))
                .hasSize(2);
    }

    @Test
    void aFullPageIsCountedAndCountZeroOnlyCounts() {
        Samples.storedLink(ports, directory, Samples.attributes(Samples.name("page")));
        Samples.storedLink(ports, directory, Samples.attributes(Samples.name("page")));

        assertThat(statementsOf(() -> ports.links().search(directory.id(), query("active eq true", new Page(1, 1)))))
                .hasSize(3);
        assertThat(statementsOf(() -> ports.links().search(directory.id(), query("active eq true", new Page(1, 0)))))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("SELECT COUNT");
    }

    @Test
    void aPageIsLimitedHoweverFarFromTheFirstItIs() {
        Page last = new Page(Integer.MAX_VALUE, Page.MAX_COUNT);

        assertThat(statementsOf(() ->
                        ports.links().search(directory.id(), new Query(CoreSchemas.USER, Optional.empty(), last))))
                .first(as(STRING))
                .containsIgnoringCase(" limit ");
    }

    @Test
    void everyConnectionIsReadCommittedAndNoneIsDistributed() {
        try (Database second = Database.open(database.settings())) {
            assertThat(second.isReachable()).isTrue();
            List<String> statements = log.statements();
            assertThat(statements)
                    .anySatisfy(
                            statement -> assertThat(statement)
                                    .matches(
                                            "(?i)set session transaction isolation level read committed|.*isolation.*read-committed.*"));
            assertThat(statements).noneMatch(statement -> statement.startsWith("XA"));
        }
        assertThat(database.transactions().<Object>with(entities -> entities.createNativeQuery(
                                "select concat_ws(' ', @@session.transaction_isolation, @@session.time_zone,"
                                        + " @@session.autocommit = 1, @@session.max_statement_time,"
                                        + " @@session.innodb_lock_wait_timeout, @@session.sql_mode)")
                        .getSingleResult()))
                .isEqualTo("READ-COMMITTED +00:00 1 15.000000 3 STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION");
    }

    private static Query query(String filter, Page page) {
        return new Query(
                CoreSchemas.USER, Optional.of(Filter.parse(filter, CoreSchemas.USER, FilterLimits.DEFAULT)), page);
    }

    private List<String> statementsOf(Runnable work) {
        log.clear();
        work.run();
        return log.work();
    }
}
