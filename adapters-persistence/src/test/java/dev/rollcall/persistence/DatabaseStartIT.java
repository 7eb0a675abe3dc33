package dev.rollcall.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.rollcall.application.TimeOrderedId;
import dev.rollcall.application.json.JsonReader;
import dev.rollcall.application.port.Ports;
import dev.rollcall.application.port.Samples;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectoryId;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.synclog.Actor;
import dev.rollcall.domain.synclog.FeedItem;
import dev.rollcall.domain.synclog.SyncAction;
import dev.rollcall.domain.synclog.SyncEvent;
import dev.rollcall.persistence.entity.GroupRow;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Starting on a database, and starting again. */
class DatabaseStartIT {

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void findsItsDataAfterARestart(TestDatabase.Kind kind) {
        DatabaseSettings settings = kind.newDatabase();
        Directory directory;
        try (Database first = Database.open(settings)) {
            directory = Samples.storedDirectory(TestDatabase.portsOn(TestDatabase.transactionsOn(first)));
        }
        try (Database second = Database.open(settings)) {
            assertThat(second.isReachable()).isTrue();
            assertThat(TestDatabase.portsOn(TestDatabase.transactionsOn(second))
                            .directories()
                            .find(directory.id()))
                    .contains(directory);
        }
        kind.drop(settings);
    }

    /** On H2 positions come from a sequence since version 93; changes wait for their numbers in "seq" since 99. */
    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void numbersNewEventsAfterThoseThatAreThere(TestDatabase.Kind kind) throws SQLException {
        DatabaseSettings settings = kind.newDatabase();
        Instant now = Instant.parse("2026-11-22T04:00:00Z");
        try (HikariDataSource pool = ConnectionPool.open(settings, ConnectionPool.Purpose.MIGRATION)) {
            migrateTo91(pool);
            try (Connection connection = pool.getConnection();
                    PreparedStatement insert = connection.prepareStatement(
                            "insert into sync_event (id, time, actor, client, request_id, action, result, status,"
                                    + " milliseconds, repeats, reason, changed, quirks, change_type, pending)"
                                    + " values (?, current_timestamp, 'TIMER', '', '', 'UPDATED', 'SUCCESS', 200, 1, 1,"
                                    + " '', '', '', 'USER_ACTIVATED', true)")) {
                for (int i = 0; i < 3; i++) {
                    insert.setString(1, TimeOrderedId.at(now));
                    insert.executeUpdate();
                }
                connection.commit();
            }
        }
        try (Database database = Database.open(settings)) {
            JpaTransactions transactions = TestDatabase.transactionsOn(database);
            SyncEvent event = SyncEvent.of(
                    TimeOrderedId.at(now), now, new Actor(Actor.Kind.TIMER, "test", ""), SyncAction.UPDATED);
            transactions.run(() -> new JpaSyncLog(transactions).append(event));

            List<?> ids = transactions.with(
                    entities -> entities.createNativeQuery("select id from sync_event order by position")
                            .getResultList());
            assertThat(ids).hasSize(4);
            assertThat(ids.get(3)).isEqualTo(event.id());
            JpaChangeFeed feed = new JpaChangeFeed(transactions);
            assertThat(feed.number(10)).isEqualTo(4);
            assertThat(feed.after(0, 10)).extracting(FeedItem::seq).containsExactly(1L, 2L, 3L, 4L);
        }
        kind.drop(settings);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void takesTheMembersOutOfDocuments(TestDatabase.Kind kind) throws SQLException {
        DatabaseSettings settings = kind.newDatabase();
        ResourceId id = new ResourceId("00000000-0000-7000-8000-000000000001");
        try (HikariDataSource pool = ConnectionPool.open(settings, ConnectionPool.Purpose.MIGRATION)) {
            migrateTo91(pool);
            try (Connection connection = pool.getConnection();
                    PreparedStatement insert = connection.prepareStatement(
                            "insert into scim_group (directory_id, id, name_key, display_name, members, version, created,"
                                    + " last_modified, document) values (?, ?, 'crew', 'Crew', 2, 1, current_timestamp,"
                                    + " current_timestamp, ?)")) {
                insert.setString(1, GroupRow.LOCAL);
                insert.setString(2, id.value());
                insert.setString(
                        3,
                        "{\"displayName\":\"Crew\",\"members\":[{\"value\":\"1\",\"display\":\"]}\\\"ann\"},"
                                + "{\"value\":\"2\",\"display\":\"bob\"}],\"externalId\":\"\\\"members\\\":[]\"}");
                insert.executeUpdate();
                connection.commit();
            }
        }
        try (Database database = Database.open(settings)) {
            assertThat(TestDatabase.portsOn(TestDatabase.transactionsOn(database))
                            .groups()
                            .find(id)
                            .orElseThrow()
                            .attributes())
                    .isEqualTo(
                            JsonReader.readStored("{\"displayName\":\"Crew\",\"externalId\":\"\\\"members\\\":[]\"}"));
        }
        kind.drop(settings);
    }

    /** Adds directories to an H2 file and prints the id of each as soon as it is stored, until it is killed. */
    static final class Writer {

        private Writer() {}

        public static void main(String[] arguments) {
            Ports ports = TestDatabase.portsOn(TestDatabase.transactionsOn(Database.open(file(Path.of(arguments[0])))));
            while (true) {
                System.out.println("stored " + Samples.storedDirectory(ports).id());
            }
        }
    }

    private static DatabaseSettings file(Path folder) {
        return new DatabaseSettings(
                "jdbc:h2:file:" + folder.resolve("rollcall"), "sa", "", 4, 1, TestDatabase.STATEMENT_LIMIT);
    }

    @Test
    void losesNothingThatWasStoredWhenItIsKilled(@TempDir Path folder) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> stored;
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            stored = output.lines()
                    .filter(line -> line.startsWith("stored "))
                    .map(line -> line.substring("stored ".length()))
                    .limit(50)
                    .toList();
        } finally {
            writer.destroyForcibly().waitFor();
        }

        assertThat(stored).hasSize(50);
        try (Database again = Database.open(file(folder))) {
            Ports ports = TestDatabase.portsOn(TestDatabase.transactionsOn(again));
            assertThat(stored).allSatisfy(id -> assertThat(ports.directories().find(new DirectoryId(id)))
                    .isPresent());
        }
    }

    @Test
    void namesTheSettingsWhenMariaDbRefusesThem() {
        DatabaseSettings right = MariaDbServer.running().newDatabase();
        DatabaseSettings wrong =
                new DatabaseSettings(right.url(), right.user(), "not the password", 4, 1, TestDatabase.STATEMENT_LIMIT);

        assertThatThrownBy(() -> Database.open(wrong))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("ROLLCALL_DB_USER")
                .hasMessageContaining("ROLLCALL_DB_PASSWORD")
                .hasMessageNotContaining("not the password");
        MariaDbServer.running().drop(right);
    }

    @Test
    void namesTheUrlWhenNothingListensThere() {
        DatabaseSettings nowhere = new DatabaseSettings(
                "jdbc:mariadb://127.0.0.1:1/rollcall", "user", "secret", 4, 1, TestDatabase.STATEMENT_LIMIT);

        assertThatThrownBy(() -> Database.open(nowhere))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("ROLLCALL_DB_URL")
                .hasMessageNotContaining("secret");
    }

    @Test
    void isNotReachableAfterItIsClosed() {
        DatabaseSettings settings = TestDatabase.Kind.H2.newDatabase();
        Database database = Database.open(settings);
        database.close();

        assertThat(database.isReachable()).isFalse();
        TestDatabase.Kind.H2.drop(settings);
    }

    private static void migrateTo91(DataSource pool) {
        Flyway.configure(Database.class.getClassLoader())
                .dataSource(pool)
                .locations("classpath:dev/rollcall/persistence/migration")
                .target("91")
                .load()
                .migrate();
    }
}
