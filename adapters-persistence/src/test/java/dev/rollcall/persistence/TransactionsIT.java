package dev.rollcall.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.rollcall.application.port.Ports;
import dev.rollcall.application.port.Samples;
import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.Directory;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link JpaTransactions} does when work fails, and how often it tries. */
class TransactionsIT extends OnBothDatabases {

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void takesEverythingBackWhenWorkIsRefused(TestDatabase.Kind kind) {
        Ports ports = on(kind).ports();
        Directory directory = Samples.directory(Samples.name("refused"));
        Refusal refusal = Refusal.of(Reason.CONFLICT, "No.");

        assertThatThrownBy(() -> ports.transactions().run(() -> {
                    ports.directories().add(directory);
                    throw refusal;
                }))
                .isSameAs(refusal);
        assertThat(ports.directories().find(directory.id())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void joinsTheRunningTransaction(TestDatabase.Kind kind) {
        Ports ports = on(kind).ports();
        Directory directory = Samples.directory(Samples.name("joined"));

        assertThatThrownBy(() -> ports.transactions().run(() -> {
                    ports.transactions().run(() -> ports.directories().add(directory));
                    assertThat(ports.directories().find(directory.id())).contains(directory);
                    throw new IllegalStateException("outer");
                }))
                .hasMessage("outer");
        assertThat(ports.directories().find(directory.id())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void readsArePartOfATransactionButHaveNone(TestDatabase.Kind kind) {
        Ports ports = on(kind).ports();
        Directory directory = Samples.directory(Samples.name("read"));

        ports.transactions().run(() -> {
            ports.directories().add(directory);
            assertThat(ports.transactions().read(() -> ports.directories().find(directory.id())))
                    .contains(directory);
        });

        assertThatThrownBy(() -> ports.transactions().read(() -> ports.transactions()
                        .call(() -> ports.directories().find(directory.id()))))
                .hasMessage("a transaction among reads that are none");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void nobodyGetsAConnectionWithTheTransactionOfAnother(TestDatabase.Kind kind) throws SQLException {
        DatabaseSettings settings = on(kind).settings();
        DatabaseSettings single = new DatabaseSettings(
                settings.url(), settings.user(), settings.password(), 1, 1, TestDatabase.STATEMENT_LIMIT);
        try (HikariDataSource pool = ConnectionPool.open(single, ConnectionPool.Purpose.WORK)) {
            DataSource connections = SteadyConnections.of(pool, settings.product());
            try (Connection left = connections.getConnection();
                    Statement statement = left.createStatement()) {
                statement.execute("begin");
                statement.execute("insert into lease (name, holder, leased_until) values ('left', 'nobody', 0)");
            }
            try (Connection next = connections.getConnection();
                    Statement statement = next.createStatement();
                    ResultSet rows = statement.executeQuery("select 1 from lease where name = 'left'")) {
                assertThat(rows.next()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void givesItsConnectionBackHoweverWorkEnds(TestDatabase.Kind kind) {
        Ports ports = on(kind).ports();
        int moreThanThePool = on(kind).settings().poolSize() * 2;
        for (int i = 0; i < moreThanThePool; i++) {
            assertThatThrownBy(() -> ports.transactions().run(() -> {
                        ports.directories().list("", 1);
                        throw new IllegalStateException("failed");
                    }))
                    .hasMessage("failed");
        }
        assertThat(ports.directories().list("", 1)).hasSizeLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void answersUnavailableAfterAStatementThatTakesTooLong(TestDatabase.Kind kind) {
        DatabaseSettings settings = on(kind).settings();
        DatabaseSettings impatient =
                new DatabaseSettings(settings.url(), settings.user(), settings.password(), 1, 1, Duration.ofSeconds(1));
        String slow = kind == TestDatabase.Kind.H2
                ? "select count(*) from system_range(1, 100000) a, system_range(1, 100000) b"
                : "select sleep(14)";

        try (Database database = Database.open(impatient)) {
            JpaTransactions transactions = TestDatabase.transactionsOn(database);
            assertUnavailable(() -> transactions.run(() -> transactions.with(
                    entities -> entities.createNativeQuery(slow).getResultList())));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void takesEverythingBackWhenTheTimeOfTheRequestIsOver(TestDatabase.Kind kind) {
        Ports ports = on(kind).ports();
        Directory directory = Samples.directory(Samples.name("late"));

        assertUnavailable(() -> ports.transactions().run(() -> {
            ports.directories().add(directory);
            TestDatabase.TIME.begin(() -> false);
            try {
                ports.directories().find(directory.id());
            } finally {
                TestDatabase.TIME.end();
            }
        }));
        assertThat(ports.directories().find(directory.id())).isEmpty();
    }

    @Test
    void refusesWorkBetweenTwoStatementsWhenTheTimeOfTheRequestIsOver() {
        JpaTransactions transactions =
                TestDatabase.transactionsOn(on(TestDatabase.Kind.H2).database());
        transactions.requireTime();

        TestDatabase.TIME.begin(() -> false);
        try {
            assertUnavailable(transactions::requireTime);
        } finally {
            TestDatabase.TIME.end();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1213, 40001, true", "1205, HY000, true", "1020, HY000, true",
        "1213, 40001, false", "1205, HY000, false", "1020, HY000, false"
    })
    void repeatsWorkAsAWhole(int code, String state, boolean atCommit) {
        SQLException failure = new SQLException("injected", state, code);
        DatabaseSettings settings = on(TestDatabase.Kind.H2).settings();
        FailingConnections connections =
                atCommit ? FailingConnections.atCommit(settings) : FailingConnections.atStatement(settings);
        try (EntityManagerFactory factory = factory(connections)) {
            JpaTransactions transactions = new JpaTransactions(factory, TestDatabase.TIME);
            Ports ports = TestDatabase.portsOn(transactions);
            AtomicInteger runs = new AtomicInteger();
            Directory directory = Samples.directory(Samples.name("repeated"));
            Runnable work = () -> {
                runs.incrementAndGet();
                ports.directories().add(directory);
            };

            connections.fail(failure, 3);
            transactions.run(work);

            assertThat(runs).hasValue(4);
            assertThat(ports.directories().find(directory.id())).contains(directory);

            connections.fail(failure, 6);
            assertUnavailable(() -> transactions.run(() -> ports.directories().find(directory.id())));
        }
    }

    private static EntityManagerFactory factory(FailingConnections connections) {
        return Persistence.createEntityManagerFactory(
                "rollcall",
                Map.of(
                        "jakarta.persistence.nonJtaDataSource",
                        connections.dataSource(),
                        "eclipselink.session-name",
                        Samples.name("failing"),
                        "eclipselink.target-database",
                        BindingH2Platform.class.getName()));
    }

    private static void assertUnavailable(Runnable work) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.reason())
                .isEqualTo(Reason.UNAVAILABLE));
    }
}
