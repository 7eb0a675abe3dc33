package dev.rollcall.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.lifecycle.DirectoryRemovals;
import dev.rollcall.application.lifecycle.DirectoryRemovals.Chunk;
import dev.rollcall.application.port.Ports;
import dev.rollcall.application.port.Samples;
import dev.rollcall.application.port.Transactions;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.link.FateOfUsers;
import dev.rollcall.domain.synclog.Actor;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A directory is removed in small transactions, however often that is interrupted: 200,000 users in the proof. */
class DirectoryRemovalIT {

    private static final System.Logger LOG = System.getLogger(DirectoryRemovalIT.class.getName());
    private static final boolean PROOF = Boolean.getBoolean("rollcall.proof");
    private static final int USERS = PROOF ? 200_000 : 120;
    private static final int GROUPS = PROOF ? 200 : 5;
    private static final Chunk CHUNK = PROOF ? new Chunk(250, 5_000) : new Chunk(25, 40);
    private static final Actor TIMER = new Actor(Actor.Kind.TIMER, "directory-removals", "");

    @ParameterizedTest
    @CsvSource({
        "H2, CONVERT, ACTIVE, USER_UPDATED",
        "H2, DEACTIVATE, INACTIVE, USER_DEACTIVATED",
        "H2, DELETE, DELETED, USER_DELETED",
        "MARIADB, CONVERT, ACTIVE, USER_UPDATED",
        "MARIADB, DEACTIVATE, INACTIVE, USER_DEACTIVATED",
        "MARIADB, DELETE, DELETED, USER_DELETED"
    })
    void finishesAfterAnInterruptionAtEveryChunk(
            TestDatabase.Kind kind, FateOfUsers fate, String status, String change) {
        try (TestDatabase database = TestDatabase.open(kind)) {
            Directory directory = populated(database, kind);
            Ports ports = database.ports();
            ports.transactions().run(() -> ports.directories().beginRemoval(directory.id(), fate));
            assertThat(ports.directories().find(directory.id())).isEmpty();
            long begin = System.nanoTime();

            int interruptions = 0;
            while (!isFinished(ports)) {
                interruptions++;
            }

            LOG.log(
                    System.Logger.Level.INFO,
                    "{0} {1} {2} users, {3} interruptions, {4} s",
                    kind,
                    fate,
                    USERS,
                    interruptions,
                    (System.nanoTime() - begin) / 1_000_000_000);
            assertThat(interruptions).isGreaterThanOrEqualTo(USERS / CHUNK.users());
            assertThat(count(
                            database,
                            "users where owner_id is null and deprovisioned_by is null and status = '" + status + "'"))
                    .isEqualTo(USERS);
            assertThat(count(database, "users where attributes like '%Engineer%'"))
                    .isEqualTo(USERS);
            assertThat(count(database, "user_lookup where value_key like 'family%'"))
                    .isEqualTo(USERS);
            // Each user once, although some chunks were begun twice.
            assertThat(count(database, "sync_event where change_type = '" + change + "'"))
                    .isEqualTo(USERS);
            assertThat(count(database, "(select distinct user_id from sync_event) t"))
                    .isEqualTo(USERS);
            for (String table : tablesOfDirectories(database)) {
                assertThat(count(database, table + " where directory_id = '" + directory.id() + "'"))
                        .as(table)
                        .isZero();
            }
            assertThat(count(database, "directory")).isZero();
        }
    }

    /** One run, every second transaction of which fails at its end, as when the server is killed. */
    private static boolean isFinished(Ports ports) {
        DirectoryRemovals removals = new DirectoryRemovals(
                new FailingAtTheSecond(ports.transactions()),
                ports.directories(),
                ports.users(),
                ports.syncLog(),
                Clock.systemUTC());
        try {
            removals.run(TIMER, () -> true, CHUNK);
            return true;
        } catch (Interruption e) {
            return ports.transactions()
                    .call(() -> ports.directories().lockRemoval())
                    .isEmpty();
        }
    }

    private static final class Interruption extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static final class FailingAtTheSecond implements Transactions {

        private final Transactions transactions;
        private int calls;

        FailingAtTheSecond(Transactions transactions) {
            this.transactions = transactions;
        }

        @Override
        public <T> T call(Supplier<T> work) {
            calls++;
            return transactions.call(() -> {
                T result = work.get();
                if (calls == 2) {
                    throw new Interruption();
                }
                return result;
            });
        }
    }

    private static Directory populated(TestDatabase database, TestDatabase.Kind kind) {
        Directory directory = Samples.storedDirectory(database.ports());
        String own = "'" + directory.id() + "'";
        String id = "concat(lpad(n, 8, '0'), '-0000-7000-8000-000000000000')";
        String users = numbers(kind, USERS);
        execute(
                database,
                "insert into users (id, login_name, login_name_key, status, blocked, is_protected, owner_id, attributes)"
                        + " select " + id + ", concat('user', n), concat('user', n), 'ACTIVE', false, false, " + own
                        + ", '{}'" + users);
        execute(
                database,
                "insert into link (directory_id, id, user_id, user_name_key, active, open, version, created,"
                        + " last_modified, document) select " + own + ", " + id + ", " + id
                        + ", concat('user', n), true,"
                        + " true, 1, '2026-01-01', '2026-01-01', concat('{\"userName\":\"user', n,"
                        + " '\",\"active\":true,\"title\":\"Engineer\",\"name\":{\"familyName\":\"Family', n, '\"}}')"
                        + users);
        execute(
                database,
                "insert into lookup (directory_id, attribute, value_key, resource_id) select " + own
                        + ", 'name.familyName', concat('family', n), " + id + users);
        execute(
                database,
                "insert into scim_group (directory_id, id, owner_id, name_key, display_name, members, version, created,"
                        + " last_modified, document) select " + own + ", " + id + ", " + own + ", concat('group', n),"
                        + " concat('group', n), 9, 1, '2026-01-01', '2026-01-01', '{}'" + numbers(kind, GROUPS));
        execute(
                database,
                "insert into membership (directory_id, group_id, link_id, suspended) select " + own
                        + ", concat(lpad(1 + mod(n, " + GROUPS + "), 8, '0'), '-0000-7000-8000-000000000000'), " + id
                        + ", false" + users);
        execute(
                database,
                "insert into pending_member (directory_id, group_id, value_key) select " + own + ", " + id
                        + ", 'nobody'" + numbers(kind, GROUPS));
        execute(
                database,
                "insert into link_count (directory_id, stripe, open_links) values (" + own + ", 0, " + USERS + ")");
        return directory;
    }

    private static String numbers(TestDatabase.Kind kind, int last) {
        return kind == TestDatabase.Kind.H2
                ? " from (select x as n from system_range(1, " + last + ")) numbers"
                : " from (select seq as n from seq_1_to_" + last + ") numbers";
    }

    private static List<String> tablesOfDirectories(TestDatabase database) {
        List<?> tables = database.transactions().with(entities -> entities.createNativeQuery(
                        "select c.table_name from information_schema.columns c join information_schema.tables t"
                                + " on t.table_schema = c.table_schema and t.table_name = c.table_name"
                                + " where lower(c.column_name) = 'directory_id' and c.table_schema = schema()")
                .getResultList());
        List<String> names = tables.stream()
                .map(name -> name.toString().toLowerCase(Locale.ROOT))
                .filter(name -> !name.equals("sync_event"))
                .toList();
        assertThat(names).contains("link", "membership", "scim_group", "lookup", "pending_member");
        return names;
    }

    private static void execute(TestDatabase database, String sql) {
        database.transactions().with(entities -> entities.createNativeQuery(sql).executeUpdate());
    }

    private static long count(TestDatabase database, String rows) {
        return database.transactions()
                .with(entities -> ((Number) entities.createNativeQuery("select count(*) from " + rows)
                                .getSingleResult())
                        .longValue());
    }
}
